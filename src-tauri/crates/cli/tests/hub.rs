//! A fresh folder, and the hub's own settings.

use crate::support::{Desk, each, keys, shown};
use serde_json::Value;

#[test]
fn a_fresh_folder_has_the_ladder_and_its_administrator() {
    let desk = Desk::fresh();
    insta::assert_snapshot!(desk.run(&["env", "list"]).out, @r"
    CODE  NAME                FEEDS FROM  NOTES
    SUP   Support validation  -           -
    DEV   Development         SUP         -
    UAT   UAT                 DEV         -
    STG   Staging             UAT         -
    SBX   Sandbox             STG         -
    PRD   Production          STG         -
    ");
    let people = desk.json(&["person", "list"]);
    assert_eq!(each(&people["people"], "name"), ["Amara Diallo"]);
    assert_eq!(
        people["people"][0]["roles"].as_array().map(Vec::len),
        Some(6)
    );
}

#[test]
fn the_ladder_has_the_keys_scripts_rely_on() {
    let environments = Desk::fresh().json(&["env", "list"]);
    assert_eq!(keys(&environments), "environments");
    let first = &environments["environments"][0];
    assert_eq!(
        keys(first),
        "code dfsp_visible feeds_from id kind name notes position shares_with"
    );
    let sandbox = environments["environments"]
        .as_array()
        .unwrap()
        .iter()
        .find(|e| e["code"] == "SBX");
    assert_eq!(sandbox.expect("there is a sandbox")["feeds_from"], "STG");
}

#[test]
fn every_kind_and_role_that_can_be_typed_is_taken() {
    let desk = Desk::fresh();
    let kinds = [
        "support",
        "development",
        "uat",
        "staging",
        "sandbox",
        "production",
        "other",
    ];
    for (at, kind) in kinds.iter().enumerate() {
        let code = format!("E{at}");
        let made = desk.json(&["env", "add", &code, "A rung", "--kind", kind]);
        assert_eq!(
            (&made["kind"], &made["code"]),
            (&Value::from(*kind), &Value::from(code))
        );
    }
    for kind in ["mojaloop_core", "extension", "customisation"] {
        assert_eq!(
            desk.json(&["product", "add", kind, "--kind", kind])["kind"],
            kind
        );
    }
    let gone = desk.json(&["product", "remove", "extension"]);
    assert_eq!(gone["removed"], "extension");
    assert_eq!(
        desk.refused(&["product", "remove", "extension"])["code"],
        "not_found"
    );
    let roles = [
        "hub_operator",
        "release_manager",
        "change_approver",
        "triage_member",
    ];
    for role in roles
        .into_iter()
        .chain(["knowledge_reviewer", "administrator"])
    {
        assert_eq!(
            desk.json(&["person", "add", role, "--role", role])["roles"][0],
            role
        );
    }
}

#[test]
fn what_is_not_named_stays_when_a_rung_is_edited() {
    let desk = Desk::fresh();
    let made = desk.json(&[
        "env",
        "add",
        "TRN",
        "Training",
        "--feeds-from",
        "UAT",
        "--notes",
        "Fridays",
    ]);
    let edited = desk.json(&["env", "edit", "TRN", "--name", "Training room"]);
    assert_eq!(edited["id"], made["id"]);
    assert_eq!(
        (&edited["name"], &edited["notes"]),
        (&"Training room".into(), &"Fridays".into())
    );
    assert_eq!(
        desk.json(&["env", "edit", "TRN", "--feeds-from", ""])["feeds_from"],
        Value::Null
    );
    insta::assert_snapshot!(shown(&desk.json(&["env", "remove", "TRN"])), @r#"
    {
      "id": "ID",
      "op": "ID",
      "removed": "TRN"
    }
    "#);
    assert_eq!(desk.refused(&["env", "remove", "TRN"])["code"], "not_found");
}

#[test]
fn a_rung_moves_in_one_operation_and_back() {
    let desk = Desk::fresh();
    let codes = |list: &Value| each(&list["environments"], "code").join(" ");
    let before = desk.json(&["env", "list"]);
    assert_eq!(codes(&before), "SUP DEV UAT STG SBX PRD");
    let moved = desk.json(&["env", "move", "SUP", "1"]);
    assert_eq!(codes(&moved), "DEV SUP UAT STG SBX PRD");
    assert_eq!(codes(&desk.json(&["env", "list"])), codes(&moved));
    let undone = desk.json(&["undo"]);
    assert_eq!(
        undone["summary"],
        "Undid: Moved the environment Support validation on the ladder"
    );
    assert_eq!(desk.json(&["env", "list"]), before);
    desk.json(&["env", "move", "PRD", "0"]);
    assert_eq!(
        codes(&desk.json(&["env", "list"])),
        "PRD SUP DEV UAT STG SBX"
    );
    let refused = desk.refused(&["env", "move", "PRD", "6"]);
    assert_eq!(refused["hint"], "Places go from 0 to 5.");
    let edited = desk.json(&["env", "edit", "SUP", "--position", "2"]);
    assert_eq!(edited["position"], 2);
    assert_eq!(
        codes(&desk.json(&["env", "list"])),
        "PRD DEV SUP UAT STG SBX"
    );
    desk.json(&["env", "remove", "PRD"]);
    desk.json(&["env", "edit", "UAT", "--name", "User acceptance"]);
    assert_eq!(codes(&desk.json(&["env", "list"])), "DEV SUP UAT STG SBX");
}

#[test]
fn a_person_acts_and_the_log_says_so() {
    let desk = Desk::fresh();
    desk.json(&[
        "person",
        "add",
        "Kofi Mensah",
        "--role",
        "hub_operator",
        "--email",
        "kofi@example.org",
    ]);
    let made = desk.json(&[
        "pi",
        "add",
        "PI-32",
        "--start",
        "2026-10-05",
        "--end",
        "2026-12-18",
        "--as",
        "kofi",
    ]);
    let log = desk.json(&["log", "--limit", "1"]);
    assert_eq!(
        (&log["operations"][0]["id"], &log["operations"][0]["actor"]),
        (&made["op"], &"Kofi Mensah".into())
    );
    let error = desk.refused(&["--as", "Kofi", "env", "add", "TRN", "Training"]);
    assert_eq!(error["code"], "forbidden", "{error}");
    assert_eq!(
        desk.refused(&["--as", "Nobody", "pi", "remove", "PI-32"])["code"],
        "not_found"
    );
    assert_eq!(
        desk.json(&["person", "edit", "Kofi Mensah", "--active", "false"])["active"],
        false
    );
    assert_eq!(
        desk.refused(&["--as", "Kofi Mensah", "pi", "remove", "PI-32"])["code"],
        "forbidden"
    );
}

#[test]
fn an_increment_lives_its_life() {
    let desk = Desk::fresh();
    let words = [
        "pi",
        "add",
        "PI-32",
        "--start",
        "2026-10-05",
        "--end",
        "2026-12-18",
    ];
    desk.json(&[words.as_slice(), &["--feature-freeze", "2026-11-20"]].concat());
    let edited = desk.json(&["pi", "edit", "PI-32", "--bugfix-freeze", "2026-12-04"]);
    insta::assert_snapshot!(shown(&edited), @r#"
    {
      "bugfix_freeze": "2026-12-04",
      "end": "2026-12-18",
      "feature_freeze": "2026-11-20",
      "id": "ID",
      "label": "PI-32",
      "op": "ID",
      "releases": 0,
      "start": "2026-10-05"
    }
    "#);
    let ended = desk.run(&["pi", "list"]);
    insta::assert_snapshot!(ended.out, @r"
    LABEL  START       END         FEATURE FREEZE  BUG-FIX FREEZE  RELEASES
    PI-32  2026-10-05  2026-12-18  2026-11-20      2026-12-04      0
    ");
    let error = desk.refused(&[
        "pi",
        "add",
        "PI-33",
        "--start",
        "2027-03-20",
        "--end",
        "2027-01-04",
    ]);
    assert_eq!(error["code"], "invalid", "{error}");
    assert_eq!(desk.json(&["pi", "remove", "PI-32"])["removed"], "PI-32");
    assert_eq!(
        desk.json(&["pi", "list"])["increments"],
        serde_json::json!([])
    );
}

#[test]
fn rules_and_aliases_are_data() {
    let desk = Desk::fresh();
    let rules = desk.json(&["rule", "list"]);
    let id = rules["rules"][0]["id"].as_str().expect("there are rules");
    assert_eq!(desk.json(&["rule", "set", id, "off"])["level"], "off");
    assert_eq!(desk.json(&["rule", "set", id, "block"])["level"], "block");
    assert_eq!(
        desk.refused(&["rule", "set", "no_such_rule", "off"])["code"],
        "not_found"
    );
    desk.json(&["alias", "set", "ledger-of-ours", "central-ledger"]);
    let aliases = desk.json(&["alias", "list"]);
    assert!(each(&aliases["aliases"], "alias").contains(&"ledger-of-ours"));
    desk.json(&["alias", "set", "ledger-of-ours", ""]);
    let aliases = desk.json(&["alias", "list"]);
    assert!(!each(&aliases["aliases"], "alias").contains(&"ledger-of-ours"));
}

#[test]
fn the_checks_of_new_releases_are_the_hubs_own() {
    let desk = Desk::fresh();
    let before = desk.json(&["standard", "list"]);
    let words = [
        "standard",
        "add",
        "Golden path run",
        "--gate",
        "core_validated",
    ];
    let made = desk.json(&[words.as_slice(), &["--fresh-days", "7"]].concat());
    insta::assert_snapshot!(shown(&made), @r#"
    {
      "fresh_days": 7,
      "gate": "core_validated",
      "group": "process",
      "id": "golden_path_run",
      "op": "ID",
      "title": "Golden path run"
    }
    "#);
    let words = ["standard", "edit", "golden_path_run", "--gate", "approved"];
    let edited = desk.json(&words);
    assert_eq!(
        (&edited["gate"], &edited["fresh_days"], &edited["title"]),
        (&"approved".into(), &7.into(), &"Golden path run".into())
    );
    let page = desk.run(&["standard", "list"]).out;
    let row = page
        .lines()
        .find(|line| line.starts_with("golden_path_run"));
    let row: Vec<&str> = row.expect("it is listed").split_whitespace().collect();
    assert_eq!(
        row.join(" "),
        "golden_path_run approved 7 days Golden path run"
    );
    let plan = [
        "release",
        "import",
        "--version",
        "1.0.0",
        "--component",
        "ledger=v1.0.0",
    ];
    assert!(each(&desk.json(&plan)["checks"], "id").contains(&"golden_path_run"));
    let gone = desk.json(&["standard", "remove", "golden_path_run"]);
    assert_eq!(gone["removed"], "golden_path_run");
    assert_eq!(desk.json(&["standard", "list"]), before);
    assert_eq!(
        desk.refused(&["standard", "remove", "golden_path_run"])["code"],
        "not_found"
    );
    let wrong = desk.run(&["standard", "add", "Too early", "--gate", "available"]);
    assert_eq!(wrong.code, Some(2), "{}", wrong.err);
}

#[test]
fn severities_and_priorities_keep_their_codes() {
    let desk = Desk::fresh();
    let words = [
        "scale",
        "set",
        "s1",
        "--criteria",
        "Payments stop for every DFSP.",
    ];
    let set = desk.json(&words);
    assert_eq!(
        (&set["id"], &set["scale"]),
        (&"severity/S1".into(), &"severity".into())
    );
    let list = desk.json(&["scale", "list"]);
    assert_eq!(keys(&list["values"][0]), "code criteria id name scale");
    assert_eq!(
        list["values"][0]["criteria"],
        "Payments stop for every DFSP."
    );
    assert_eq!(list["values"][0]["name"], set["name"]);
    assert!(
        desk.run(&["scale", "list"])
            .out
            .contains("Payments stop for every DFSP.")
    );
    assert_eq!(desk.refused(&["scale", "set", "S9"])["code"], "not_found");
    assert_eq!(
        desk.refused(&["scale", "set", "P1", "--name", ""])["code"],
        "invalid"
    );
}

#[test]
fn the_hub_names_its_zone_and_times_follow() {
    let desk = Desk::fresh();
    let hub = desk.json(&[
        "hub",
        "set",
        "--name",
        "Hub of the Coast",
        "--zone",
        "Africa/Lagos",
    ]);
    assert_eq!(
        (&hub["name"], &hub["zone"]),
        (&"Hub of the Coast".into(), &"Africa/Lagos".into())
    );
    let status = desk.json(&["status"]);
    assert!(
        status["now"]["label"]
            .as_str()
            .expect("words")
            .contains("WAT"),
        "{status}"
    );
    assert_eq!(
        desk.refused(&["hub", "set", "--zone", "Africa/Atlantis"])["code"],
        "invalid"
    );
    assert_eq!(desk.json(&["hub", "show"])["hub"]["zone"], "Africa/Lagos");
    let said = desk.run(&["hub", "set", "--name", "Hub of the Delta"]);
    assert!(
        said.code == Some(0) && said.out.contains("Hub of the Delta"),
        "{} {}",
        said.out,
        said.err
    );
}
