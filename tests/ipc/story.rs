//! What the page does in several calls: an override, evidence, and a restore.

use crate::desk::Desk;
use serde_json::{Value, json};

const NOTES: &str = include_str!("../fixtures/notes/release-v17.9.0.md");

/// A window over a hub with one release.
fn planned() -> Desk {
    let desk = Desk::open();
    value(&desk, "workspace_set_up", json!({ "person": "Ana Okoro" }));
    let release = json!({ "version": "17.9.0", "notes": NOTES });
    value(&desk, "release_import", release);
    desk
}

fn value(desk: &Desk, command: &str, request: Value) -> Value {
    let answer = desk.call(command, request);
    answer.unwrap_or_else(|error| panic!("{command}: {error}"))["value"].clone()
}

fn show(desk: &Desk) -> Value {
    value(desk, "release_show", json!({ "release": "17.9.0" }))
}

fn last(desk: &Desk) -> Value {
    value(desk, "log_list", json!({ "limit": 1 }))["operations"][0].clone()
}

#[test]
fn a_gate_is_overridden_with_a_reason_and_the_log_says_who() {
    let desk = planned();
    let next = show(&desk)["next"].clone();
    let advance =
        |reason: Option<&str>| json!({ "release": "17.9.0", "to": next, "reason": reason });
    let shut = desk
        .call("release_advance", advance(None))
        .expect_err("the gate is shut");
    assert_eq!(shut["code"], "blocked", "{shut}");
    let moved = value(&desk, "release_advance", advance(Some("Agreed by phone")));
    assert_eq!(moved["state"], next);
    let logged = last(&desk);
    assert_eq!(logged["actor"], "Ana Okoro", "{logged}");
    let summary = logged["summary"].as_str().expect("words");
    assert!(summary.ends_with(": Agreed by phone"), "{summary}");
}

#[test]
fn evidence_is_added_and_taken_away() {
    let desk = planned();
    let check = show(&desk)["checks"][0]["id"].clone();
    let content = "UmVwb3J0IG9mIHRoZSBydW4="; // "Report of the run"
    let add = json!({
        "release": "17.9.0", "check": check, "kind": "file", "text": "report.txt", "content": content,
    });
    let with = value(&desk, "release_evidence_add", add);
    let evidence = with["checks"][0]["evidence"][0].clone();
    assert_eq!(evidence["text"], "report.txt", "{evidence}");
    assert_eq!(evidence["by"], "Ana Okoro");
    assert_eq!(evidence["sha256"].as_str().map(str::len), Some(64));
    let without = value(
        &desk,
        "release_evidence_remove",
        json!({ "id": evidence["id"] }),
    );
    assert_eq!(without["checks"][0]["evidence"], json!([]));
}

#[test]
fn a_restore_brings_back_what_was_and_names_who_asked_for_it() {
    let desk = planned();
    let backup = value(&desk, "backup_create", json!({}));
    value(&desk, "release_remove", json!({ "release": "17.9.0" }));
    let restored = value(&desk, "backup_restore", json!({ "file": backup["file"] }));
    assert!(restored["kept"].is_string(), "{restored}");
    assert_eq!(show(&desk)["version"], "17.9.0");
    let logged = last(&desk);
    assert_eq!(logged["actor"], "Ana Okoro", "{logged}");
    let summary = logged["summary"].as_str().expect("words");
    assert!(summary.starts_with("Restored "), "{summary}");
}
