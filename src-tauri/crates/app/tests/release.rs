//! Planning a release from a chart and its notes, comparing, deciding, moving it along.

use serde_json::{Value, json};
use slipway_app::error::Code;
use slipway_testkit::TestApp;
use slipway_testkit::dump;
use slipway_testkit::fault_server::{FaultServer, Reply};

const NOTES: &str = include_str!("../../../../assets/sample/notes-17.1.0.md");

/// The sample's workspace, with its releases removed again so that each test plans its own.
fn charts_only() -> TestApp {
    let test = TestApp::sample();
    for version in ["17.2.0", "17.1.0"] {
        test.call("release_remove", json!({"release": version}));
    }
    test
}

fn plan(test: &TestApp, version: &str, notes: Option<&str>) -> Value {
    let request =
        json!({"repo": "mojaloop", "chart": "mojaloop", "version": version, "notes": notes});
    test.call("release_import", request)
}

fn rules(release: &Value, level: &str) -> Vec<String> {
    let findings = release["findings"].as_array().expect("a list");
    let of = findings.iter().filter(|f| f["level"] == level);
    of.map(|f| format!("{}: {}", f["rule"], f["subject"]).replace('"', ""))
        .collect()
}

#[test]
fn a_preview_holds_what_the_plan_will_hold_and_writes_nothing() {
    let test = charts_only();
    let request =
        json!({"repo": "mojaloop", "chart": "mojaloop", "version": "17.1.0", "notes": NOTES});
    let before = dump::edited_rows(test.folder());
    let preview = test.call("release_preview", request.clone());
    assert_eq!(dump::edited_rows(test.folder()), before);
    assert_eq!(preview["completes"], json!(false));
    let planned = test.call("release_import", request.clone());
    for part in ["title", "components", "breaking", "required", "previous"] {
        assert_eq!(preview["release"][part], planned[part], "{part}");
    }
    assert!(rules(&preview, "warn").contains(&"sources_disagree: central-ledger".to_owned()));
    assert_eq!(rules(&preview, "block"), Vec::<String>::new());
    let refused = test.refusal("release_preview", request);
    assert_eq!(refused.code, Code::Conflict, "it is planned already");
}

#[test]
fn notes_that_are_there_are_not_replaced_by_planning_the_chart() {
    let test = charts_only();
    let alone = json!({"version": "17.1.0", "notes": NOTES});
    test.call("release_import", alone);
    let other = NOTES.replacen("17.1.0", "17.1.0 as reissued", 1);
    assert_ne!(other, NOTES);
    let chart = |notes: Option<&str>| json!({"repo": "mojaloop", "chart": "mojaloop", "version": "17.1.0", "notes": notes});
    let refused = test.refusal("release_import", chart(Some(&other)));
    assert_eq!(
        (refused.code, refused.field.as_deref()),
        (Code::Conflict, Some("notes"))
    );
    let preview = test.call("release_preview", chart(None));
    assert_eq!(preview["completes"], json!(true));
    let whole = test.call("release_import", chart(Some(NOTES)));
    assert_eq!(whole["chart"]["chart"], json!("mojaloop"));
    assert_eq!(whole["has_notes"], json!(true));
}

#[test]
fn a_release_reads_its_components_from_three_places_and_tells_where_they_disagree() {
    let test = charts_only();
    let release = plan(&test, "17.1.0", Some(NOTES));
    let components = release["components"].as_array().expect("a list");
    let ledger = components
        .iter()
        .find(|c| c["name"] == "central-ledger")
        .expect("it is there");
    let said: Vec<String> = ledger["sources"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|s| format!("{} {} ({})", s["source"], s["version"], s["place"]).replace('"', ""))
        .collect();
    insta::assert_snapshot!(said.join("\n"), @r"
    notes v19.8.3 (Release notes, line 22)
    app_version v19.8.1 (Chart mojaloop 17.1.0, appVersion)
    dependencies v19.8.1 (Chart centralledger 16.1.0, appVersion)
    ");
    assert_eq!(ledger["disagrees"], json!(true));
    assert_eq!(ledger["from"], "v19.7.4", "the release before it is 17.0.4");
    assert!(rules(&release, "warn").contains(&"sources_disagree: central-ledger".to_owned()));
    assert!(rules(&release, "warn").contains(&"downgrades: inter-scheme-proxy-adapter".to_owned()));
    assert!(rules(&release, "warn").contains(&"breaking_migrations: central-ledger".to_owned()));
    let chosen = json!({"release": "17.1.0", "name": "central-ledger", "source": "app_version"});
    let release = test.call("release_component", chosen);
    assert!(!rules(&release, "warn").contains(&"sources_disagree: central-ledger".to_owned()));
    let components = release["components"].as_array().expect("a list");
    let ledger = components
        .iter()
        .find(|c| c["name"] == "central-ledger")
        .expect("it is there");
    assert_eq!(
        (&ledger["version"], &ledger["chosen"]),
        (&json!("v19.8.1"), &json!("app_version"))
    );
}

#[test]
fn only_exact_versions_and_real_notes_come_in() {
    let test = TestApp::new();
    for version in [">= 17.0.0", "17", "17.x", "latest", ""] {
        let error = test.refusal(
            "release_import",
            json!({"version": version, "notes": NOTES}),
        );
        assert_eq!(
            error.field.as_deref(),
            Some("version"),
            "{version}: {error:?}"
        );
    }
    for notes in ["<!DOCTYPE html><html></html>", "{}", "", "hello"] {
        let error = test.refusal(
            "release_import",
            json!({"version": "17.1.0", "notes": notes}),
        );
        assert_eq!(error.field.as_deref(), Some("notes"), "{notes}");
    }
    assert_eq!(test.call("release_list", json!({}))["releases"], json!([]));
}

#[test]
fn what_is_planned_takes_in_what_it_lacks_and_never_loses_what_it_has() {
    let test = charts_only();
    let first = plan(&test, "17.1.0", None);
    assert_eq!(first["has_notes"], json!(false));
    let second = test.call(
        "release_import",
        json!({"version": "v17.1.0", "notes": NOTES}),
    );
    assert_eq!(second["id"], first["id"]);
    assert_eq!(second["has_notes"], json!(true));
    let error = test.refusal(
        "release_import",
        json!({"version": "17.1.0", "notes": NOTES}),
    );
    assert_eq!(error.code, Code::Conflict);
    let third = json!({"version": "17.1.0", "notes": NOTES, "revision": true});
    let third = test.call("release_import", third);
    assert_eq!(third["title"], "Mojaloop 17.1.0 r1");
    let first = test.call("release_show", json!({"release": first["id"]}));
    assert_eq!(first["state"], "superseded");
    assert_eq!(
        test.call("release_show", json!({"release": "17.1.0"}))["revision"],
        1
    );
    assert_eq!(
        test.call("release_show", json!({"release": "17.1.0 r0"}))["revision"],
        0
    );
}

#[test]
fn a_gate_names_what_is_missing_and_opens_when_it_is_mended() {
    let test = charts_only();
    plan(&test, "17.1.0", Some(NOTES));
    let advance = json!({"release": "17.1.0", "to": "artifacts_reviewed"});
    let error = test.refusal("release_advance", advance.clone());
    assert_eq!(error.code, Code::Blocked);
    insta::assert_snapshot!(error.message, @"5 things block Mojaloop 17.1.0 r0 on its way to Artifacts reviewed: Unit tests for every piece of code (Not decided; nobody owes it yet); Code, tests and documentation peer reviewed (Not decided; nobody owes it yet); Integration tests developed and run (Not decided; nobody owes it yet); Full regression passed on merge (Not decided; nobody owes it yet); Release artifacts reviewed (Not decided; nobody owes it yet).");
    for check in [
        "unit_tests",
        "peer_review",
        "integration_tests",
        "regression_tests",
    ] {
        test.call(
            "release_check",
            json!({"release": "17.1.0", "check": check, "state": "passed"}),
        );
    }
    let waive = json!({"release": "17.1.0", "check": "artifacts_reviewed", "state": "waived"});
    assert_eq!(
        test.refusal("release_check", waive.clone())
            .field
            .as_deref(),
        Some("reason")
    );
    let mut waive = waive;
    waive["reason"] = json!("Reviewed with 17.0.4");
    test.call("release_check", waive);
    assert_eq!(
        test.call("release_advance", advance)["state"],
        "artifacts_reviewed"
    );
    let skip = json!({"release": "17.1.0", "to": "approved"});
    assert_eq!(test.refusal("release_advance", skip).code, Code::Blocked);
}

#[test]
fn a_block_is_overridden_only_with_a_reason_by_someone_with_the_role() {
    let test = charts_only();
    plan(&test, "17.1.0", Some(NOTES));
    let advance =
        json!({"release": "17.1.0", "to": "artifacts_reviewed", "reason": "Reviewed by phone"});
    let error = test.refusal_as("Joseph Kamau", "release_advance", advance.clone());
    assert_eq!(error.code, Code::Forbidden);
    test.call_as("Grace Nakato", "release_advance", advance);
    let log = test.call("log_list", json!({"limit": 1}))["operations"][0].clone();
    assert_eq!(
        log["summary"],
        "Moved Mojaloop 17.1.0 r0 to Artifacts reviewed: Reviewed by phone"
    );
    assert_eq!(log["actor"], "Grace Nakato");
}

#[test]
fn a_stop_holds_until_it_is_lifted_and_the_owner_does_not_approve() {
    let test = TestApp::sample();
    let stop = |prevent: bool| json!({"release": "17.1.0", "prevent": prevent, "reason": "Settlement is short"});
    test.call("release_prevent", stop(true));
    let release = test.call("release_show", json!({"release": "17.1.0"}));
    assert!(
        rules(&release, "block")
            .contains(&"progress_prevented: Progression is prevented".to_owned())
    );
    assert!(rules(&release, "block").contains(&"approver_differs: Approval".to_owned()));
    test.call("release_prevent", stop(false));
    let release = test.call_as("Grace Nakato", "release_show", json!({"release": "17.1.0"}));
    assert_eq!(
        rules(&release, "block"),
        [
            "gate_checks: Knowledge base covers what is new",
            "gate_checks: Package made available to the hub"
        ]
    );
}

#[test]
fn comparing_rolls_up_what_the_releases_between_break() {
    let test = TestApp::sample();
    let diff = test.call("release_diff", json!({"from": "17.0.4", "to": "17.2.0"}));
    assert_eq!(diff["components"][0]["name"], "inter-scheme-proxy-adapter");
    assert_eq!(diff["components"][0]["change"], "downgraded");
    assert_eq!(diff["rollup"]["versions"], json!(["17.1.0", "17.2.0"]));
    assert_eq!(diff["rollup"]["missing"], json!([]));
    let ledger = |entry: &&Value| entry["component"] == "central-ledger";
    let entries = diff["rollup"]["breaking"]
        .as_array()
        .expect("a list")
        .clone();
    let migrations: usize = entries
        .iter()
        .filter(ledger)
        .map(|e| e["migrations"].as_array().map_or(0, Vec::len))
        .sum();
    assert_eq!(migrations, 3);
    let rolled = diff["rollup"]["by_component"].as_array().expect("a list");
    let ledger = rolled.iter().find(ledger).expect("it breaks");
    let files = ledger["files"].as_array().expect("a list");
    let naming = |file: &&Value| file["migration"] == true;
    assert_eq!(files.iter().filter(naming).count(), 3, "{ledger}");
}

#[test]
fn notes_that_tell_what_breaks_in_words_are_rolled_up_with_all_they_say() {
    const OLD: &str = include_str!("../../../../tests/fixtures/notes/release-v13.9.0.md");
    const LATER: &str = include_str!("../../../../tests/fixtures/notes/release-v15.9.0.md");
    let test = TestApp::new();
    let hand = json!([{"name": "central-ledger", "version": "v13.1.0"}]);
    test.call(
        "release_import",
        json!({"version": "13.8.0", "components": hand}),
    );
    for (version, notes) in [("13.9.0", OLD), ("15.9.0", LATER)] {
        test.call(
            "release_import",
            json!({"version": version, "notes": notes}),
        );
    }
    let diff = test.call("release_diff", json!({"from": "13.8.0", "to": "15.9.0"}));
    let rollup = &diff["rollup"];
    let list = |of: &Value, field: &str| -> Vec<String> {
        let list = of.as_array().expect("a list").iter();
        list.map(|one| one[field].to_string().replace('"', ""))
            .collect()
    };
    let prose = rollup["breaking"][0].clone();
    assert_eq!(
        (&prose["version"], &prose["component"], &prose["files"]),
        (&json!("13.9.0"), &json!(""), &json!([]))
    );
    let told = "The toolkit keeps its certificates elsewhere now.";
    assert_eq!(prose["text"], json!([told]));
    let words = &rollup["by_component"][0]["text"];
    assert_eq!(words[0], json!({"version": "13.9.0", "text": told}));
    let lines = list(words, "text").join(" ");
    assert!(lines.contains("sed -i"), "{words}");
    let notes = &rollup["notes"];
    assert_eq!(list(notes, "version"), ["13.9.0", "15.9.0"]);
    let of = |at: usize, part: &str| list(&notes[at][part], "text").join(" | ");
    assert!(
        of(0, "upgrade_notes").contains("Rules need a `$` before their path"),
        "{notes}"
    );
    assert!(
        of(0, "features").contains("Let a switch name its currencies"),
        "{notes}"
    );
    assert!(
        of(0, "fixes").contains("A window could close twice"),
        "{notes}"
    );
    assert!(
        of(1, "known_issues").contains("Long release names"),
        "{notes}"
    );
    assert!(of(1, "deprecations").contains("finance portal"), "{notes}");
}

#[test]
fn notes_are_rendered_so_that_they_can_do_nothing() {
    let test = charts_only();
    let evil = format!(
        "{NOTES}\n<script>alert(1)</script><img src=x onerror=alert(1)>\n\n[x](javascript:alert(1)) ![y](https://evil.example/p.png) <iframe src='https://evil.example'></iframe>\n"
    );
    plan(&test, "17.1.0", Some(&evil));
    let html = test.call("release_notes", json!({"release": "17.1.0"}))["html"].to_string();
    // What cannot be done is shown as it was written, which is text.
    for forbidden in [
        "<script",
        "<img",
        "=\"javascript:\"",
        "href=\"javascript",
        "<iframe",
    ] {
        assert!(!html.contains(forbidden), "{forbidden} in {html}");
    }
    assert!(html.contains("&lt;script&gt;"), "{html}");
    assert!(html.contains("<h2 "), "{html}");
}

#[test]
fn a_release_by_hand_and_a_copy_hold_exact_versions() {
    let test = TestApp::new();
    let components = json!([{"name": "centralledger", "version": "v19.8.1"}, {"name": "quoting-service", "version": "v17.12.1"}]);
    let release =
        json!({"version": "2.9.0", "product": "Hub customisations", "components": components});
    let release = test.call("release_import", release);
    assert_eq!(release["components"][0]["name"], "central-ledger");
    let copy = json!({"version": "2.10.0", "product": "Hub customisations", "copy_of": "2.9.0",
                      "components": [{"name": "quoting-service", "version": "v17.13.0"}]});
    let copy = test.call("release_import", copy);
    assert_eq!(copy["previous"], "Hub customisations 2.9.0 r0");
    let changes: Vec<&Value> = copy["components"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|c| &c["change"])
        .collect();
    assert_eq!(changes, ["unchanged", "upgraded"]);
    let range = json!({"version": "2.11.0", "product": "Hub customisations", "components": [{"name": "x", "version": ">=1"}]});
    assert_eq!(
        test.refusal("release_import", range).field.as_deref(),
        Some("components")
    );
}

#[test]
fn what_the_release_before_held_and_this_one_lacks_is_listed_as_removed() {
    let test = TestApp::new();
    let of =
        |version: &str, components: Value| json!({"version": version, "components": components});
    let ledger = |version: &str| json!({"name": "centralledger", "version": version});
    let quoting = json!({"name": "quoting-service", "version": "v17.12.1"});
    let first = json!([ledger("v19.8.1"), quoting]);
    test.call("release_import", of("2.9.0", first));
    let second = of(
        "2.10.0",
        json!([{"name": "central-ledger", "version": "v19.8.3"}]),
    );
    let preview = test.call("release_preview", second.clone());
    let release = test.call("release_import", second);
    assert_eq!(preview["release"]["removed"], release["removed"]);
    let names = |list: &Value| -> Vec<Value> {
        let list = list.as_array().expect("a list");
        list.iter().map(|one| one["name"].clone()).collect()
    };
    assert_eq!(names(&release["components"]), ["central-ledger"]);
    let gone = &release["removed"][0];
    assert_eq!(names(&release["removed"]), ["quoting-service"]);
    assert_eq!(
        (&gone["change"], &gone["from"], &gone["version"]),
        (&json!("removed"), &json!("v17.12.1"), &json!(""))
    );
    let third = test.call("release_import", of("2.11.0", json!([])));
    assert_eq!(third["previous"], "Mojaloop 2.10.0 r0");
    assert_eq!(third["removed"], json!([]), "not known is not gone");
}

#[test]
fn what_only_a_chart_names_is_not_missed_in_a_release_that_has_its_notes_alone() {
    let test = charts_only();
    let without = |text: &str, name: &str| {
        let named = |line: &&str| !line.contains(&format!("{name}:"));
        text.lines().filter(named).collect::<Vec<_>>().join("\n")
    };
    let first = without(NOTES, "quoting-service");
    let before = plan(&test, "17.1.0", Some(&first));
    let components = before["components"].as_array().expect("a list").iter();
    let mut names = components.map(|one| one["name"].clone());
    assert!(
        names.any(|name| name == "quoting-service"),
        "its chart names it"
    );
    let after = json!({"version": "17.9.0", "notes": without(&first, "central-ledger")});
    let after = test.call("release_import", after);
    assert_eq!(after["previous"], "Mojaloop 17.1.0 r0");
    let gone = after["removed"].as_array().expect("a list");
    let names: Vec<&Value> = gone.iter().map(|one| &one["name"]).collect();
    assert_eq!(names, ["central-ledger"]);
}

#[test]
fn notes_are_read_from_githubs_releases_by_the_releases_tag() {
    let test = charts_only();
    plan(&test, "17.1.0", None);
    let server = FaultServer::start().expect("it listens");
    let page = "https://github.com/mojaloop/helm/releases/tag/v17.1.0";
    let body = json!({"tag_name": "v17.1.0", "html_url": page, "body": NOTES}).to_string();
    server.on(
        "/repos/mojaloop/helm/releases/tags/v17.1.0",
        Reply::ok(body),
    );
    let origin = format!("{}/repos/mojaloop/helm", server.url());
    let read = json!({"release": "17.1.0", "origin": origin});
    assert_eq!(
        test.call("release_notes_save", read)["has_notes"],
        json!(true)
    );
    assert_eq!(
        test.call("release_notes", json!({"release": "17.1.0"}))["origin"],
        page
    );
    server.on(
        "/repos/mojaloop/helm/releases/tags/v17.1.0",
        Reply::login_page(),
    );
    let read = json!({"release": "17.1.0", "origin": origin});
    assert_eq!(test.refusal("release_notes_save", read).code, Code::Remote);
}
