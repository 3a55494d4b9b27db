//! Checks: read from the notes, aging, and their evidence.

use chrono::Duration;
use serde_json::{Value, json};
use slipway_testkit::TestApp;

fn check(release: &Value, id: &str) -> Value {
    let checks = release["checks"].as_array().expect("a list");
    checks
        .iter()
        .find(|check| check["id"] == id)
        .expect("it is there")
        .clone()
}

fn sample() -> TestApp {
    TestApp::sample()
}

#[test]
fn every_release_has_the_seven_items_the_four_contents_and_the_four_steps() {
    let test = sample();
    let release = test.call("release_show", json!({"release": "17.2.0"}));
    let checks = release["checks"].as_array().expect("a list");
    let of = |group: &str| {
        checks
            .iter()
            .filter(|check| check["group"] == group)
            .count()
    };
    assert_eq!(
        (of("definition_of_done"), of("release_notes"), of("process")),
        (7, 4, 4)
    );
}

#[test]
fn a_content_that_the_notes_have_needs_nobody_to_tick_it_off() {
    let test = sample();
    let old = test.call("release_show", json!({"release": "17.1.0"}));
    assert_eq!(check(&old, "notes_components")["derived"], json!(true));
    let new = test.call("release_show", json!({"release": "17.2.0"}));
    let summary = check(&new, "notes_changes");
    assert_eq!(
        summary["derived"],
        json!(false),
        "its summary is the template's"
    );
}

#[test]
fn a_pass_grows_stale() {
    let test = sample();
    let stale = |test: &TestApp| {
        let release = test.call("release_show", json!({"release": "17.1.0"}));
        check(&release, "core_validated")["stale"].clone()
    };
    assert_eq!(stale(&test), json!(false));
    test.host.pass(Duration::days(31));
    assert_eq!(stale(&test), json!(true));
}

#[test]
fn evidence_is_a_link_a_note_or_a_file_kept_by_its_hash() {
    let test = sample();
    let add = |kind: &str, text: &str, content: Option<&str>| json!({"release": "17.2.0", "check": "runbook", "kind": kind, "text": text, "content": content});
    for bad in [
        add("link", "javascript:alert(1)", None),
        add("link", "ftp://x", None),
        add("note", " ", None),
        add("file", "x.txt", Some("?")),
    ] {
        test.refusal("release_evidence_add", bad);
    }
    test.call(
        "release_evidence_add",
        add("link", "https://wiki.example/runbook", None),
    );
    let release = test.call(
        "release_evidence_add",
        add("file", "runbook.txt", Some("aGVsbG8=")),
    );
    let evidence = check(&release, "runbook")["evidence"].clone();
    let hash = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
    let file = evidence
        .as_array()
        .expect("a list")
        .iter()
        .find(|e| e["kind"] == "file")
        .expect("it")
        .clone();
    assert_eq!(file["sha256"], hash);
    assert_eq!(
        std::fs::read(test.folder().join("files").join(hash)).expect("it is kept"),
        b"hello"
    );
    assert_eq!(test.call("integrity_check", json!({}))["ok"], json!(true));
    std::fs::write(test.folder().join("files").join(hash), b"hallo").expect("it is changed");
    assert_eq!(test.call("integrity_check", json!({}))["ok"], json!(false));
}

#[test]
fn a_hub_asks_its_own_checks_of_the_next_release_and_never_of_those_planned() {
    let test = sample();
    let golden = json!({"title": "Golden path run", "group": "process", "gate": "core_validated"});
    let saved = test.call("standard_check_save", golden.clone());
    assert_eq!(saved["id"], "golden_path_run");
    assert_eq!(
        test.refusal("standard_check_save", golden).field.as_deref(),
        Some("title")
    );
    let before = test.call("release_show", json!({"release": "17.2.0"}));
    assert_eq!(before["checks_total"], 15);
    let next = json!({"version": "18.0.0", "copy_of": "17.2.0"});
    assert_eq!(test.call("release_import", next)["checks_total"], 16);
    let nowhere = json!({"title": "x", "group": "process", "gate": "rejected"});
    assert_eq!(
        test.refusal("standard_check_save", nowhere)
            .field
            .as_deref(),
        Some("gate")
    );
}

#[test]
fn the_scales_are_the_guides_until_the_hub_rewrites_them() {
    let test = sample();
    let codes: Vec<String> = test.call("scale_list", json!({}))["values"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|value| value["code"].as_str().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(codes, ["S1", "S2", "S3", "S4", "P1", "P2", "P3", "P4"]);
    let empty = json!({"id": "severity/S1", "name": "Critical", "criteria": " "});
    assert_eq!(
        test.refusal("scale_save", empty).field.as_deref(),
        Some("criteria")
    );
}
