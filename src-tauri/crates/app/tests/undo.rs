//! Undo takes back exactly what an operation did, or says why it cannot.

use proptest::prelude::*;
use serde_json::{Value, json};
use slipway_app::error::Code;
use slipway_testkit::{TestApp, dump};

fn sample() -> TestApp {
    let test = TestApp::empty();
    test.call("sample_open", json!({}));
    test
}

/// One of each kind of local operation, some of which a workspace may refuse.
fn operations() -> Vec<(&'static str, Value)> {
    let hub =
        json!({"name": "Another", "zone": "Asia/Kolkata", "working_hours": [], "holidays": []});
    let notes = include_str!("../../../../assets/sample/notes-17.1.0.md");
    vec![
        ("hub_save", json!({"hub": hub})),
        (
            "person_save",
            json!({"name": "Amina Bello", "roles": ["triage_member"]}),
        ),
        (
            "environment_save",
            json!({"code": "SIM", "name": "Simulator", "kind": "other", "position": 1}),
        ),
        ("environment_move", json!({"id": "SBX", "position": 0})),
        ("environment_remove", json!({"id": "SBX"})),
        (
            "product_save",
            json!({"name": "Payment Manager", "kind": "extension"}),
        ),
        (
            "increment_save",
            json!({"label": "PI-33", "start": "2027-03-01", "end": "2027-06-30"}),
        ),
        (
            "rule_set_level",
            json!({"rule": "downgrades", "level": "block"}),
        ),
        (
            "standard_check_save",
            json!({"title": "Golden path run", "group": "process", "gate": "core_validated"}),
        ),
        ("standard_check_remove", json!({"id": "peer_review"})),
        (
            "scale_save",
            json!({"id": "severity/S1", "name": "Critical", "criteria": "Payments stop."}),
        ),
        (
            "alias_save",
            json!({"alias": "ledger", "name": "central-ledger"}),
        ),
        ("alias_save", json!({"alias": "centralledger", "name": ""})),
        (
            "repo_save",
            json!({"name": "other", "url": "https://example.org/charts"}),
        ),
        ("repo_remove", json!({"id": "mojaloop"})),
        (
            "chart_watch",
            json!({"repo": "mojaloop", "chart": "mojaloop", "watched": true}),
        ),
        (
            "release_import",
            json!({"version": "18.0.0", "notes": notes}),
        ),
        (
            "release_import",
            json!({"version": "17.2.0", "revision": true, "copy_of": "17.1.0"}),
        ),
        (
            "release_edit",
            json!({"release": "17.2.0", "pi": "", "target": "2026-12-24T21:00", "owner": ""}),
        ),
        ("release_remove", json!({"release": "17.1.0"})),
        (
            "release_advance",
            json!({"release": "17.2.0", "to": "core_validated", "reason": "By phone"}),
        ),
        (
            "release_advance",
            json!({"release": "17.1.0", "to": "rejected", "reason": "It failed"}),
        ),
        (
            "release_prevent",
            json!({"release": "17.2.0", "prevent": true, "reason": "Wait"}),
        ),
        (
            "release_component",
            json!({"release": "17.1.0", "name": "central-ledger", "source": "notes"}),
        ),
        (
            "release_component",
            json!({"release": "17.2.0", "name": "new-service", "version": "v1.0.0"}),
        ),
        (
            "release_notes_save",
            json!({"release": "17.2.0", "text": notes, "origin": "pasted"}),
        ),
        (
            "release_check",
            json!({"release": "17.2.0", "check": "runbook", "state": "failed", "reason": "Empty"}),
        ),
        (
            "release_evidence_add",
            json!({"release": "17.2.0", "check": "runbook", "kind": "note", "text": "x"}),
        ),
        (
            "deployment_save",
            json!({"release": "17.1.0", "environment": "UAT", "minutes": 60,
                "start": {"local": "2026-12-08T10:00", "zone": "Africa/Lagos"}}),
        ),
        ("window_save", freeze()),
        (
            "halt_start",
            json!({"reason": "Payments stand", "environments": ["PRD"]}),
        ),
    ]
}

fn freeze() -> Value {
    json!({"kind": "freeze", "reason": "Year end", "end": "2027-01-05T06:00", "environments": ["PRD"],
        "start": {"local": "2026-12-15T00:00", "zone": "Africa/Lagos"}})
}

/// What follows on a freeze and a halt, which a workspace has only once they were made.
#[test]
fn what_is_done_to_a_freeze_and_a_halt_can_be_undone() {
    let test = sample();
    let id = test.call("window_save", freeze())["id"].clone();
    let halt = test.call("halt_start", json!({"reason": "Payments stand"}))["id"].clone();
    let mut shorter = freeze();
    shorter["id"] = id.clone();
    shorter["end"] = json!("2027-01-03T06:00");
    let operations = [
        ("window_save", shorter),
        ("window_lift", json!({"id": id, "reason": "Closed early"})),
        ("window_remove", json!({"id": id})),
        ("halt_lift", json!({"id": halt, "reason": "Payments flow"})),
    ];
    for (name, request) in operations {
        let before = dump::edited_rows(test.folder());
        let outcome = test.outcome("", name, request);
        assert_ne!(before, dump::edited_rows(test.folder()), "{name}");
        test.call("undo", json!({"op": outcome.op}));
        assert_eq!(dump::edited_rows(test.folder()), before, "{name}");
    }
}

#[test]
fn every_operation_that_stays_local_can_be_undone_and_done_again() {
    for (name, request) in operations() {
        let test = sample();
        let before = dump::edited_rows(test.folder());
        let outcome = test.outcome("", name, request.clone());
        let after = dump::edited_rows(test.folder());
        assert_ne!(before, after, "{name} {request} changed nothing");
        let undone = test.call("undo", json!({"op": outcome.op}));
        assert_eq!(dump::edited_rows(test.folder()), before, "{name} {request}");
        test.call("undo", json!({"op": undone["id"]}));
        assert_eq!(
            dump::edited_rows(test.folder()),
            after,
            "{name} {request}, again"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 40, ..ProptestConfig::default() })]

    /// Any sequence of operations, undone newest first, leaves what was there before.
    #[test]
    fn any_sequence_undone_backwards_restores_the_dump(picks in prop::collection::vec(any::<prop::sample::Index>(), 1..10)) {
        let test = sample();
        let before = dump::edited_rows(test.folder());
        let all = operations();
        let mut done = Vec::new();
        for pick in picks {
            let (name, request) = pick.get(&all).clone();
            if let Ok(outcome) = test.attempt("", name, request) {
                done.extend(outcome.op);
            }
        }
        for op in done.iter().rev() {
            test.call("undo", json!({"op": op}));
        }
        prop_assert_eq!(dump::edited_rows(test.folder()), before);
    }
}

#[test]
fn without_an_id_the_last_operation_that_can_be_is_undone() {
    let test = sample();
    test.call(
        "rule_set_level",
        json!({"rule": "downgrades", "level": "off"}),
    );
    test.call(
        "rule_set_level",
        json!({"rule": "core_first", "level": "off"}),
    );
    assert_eq!(
        test.call("undo", json!({}))["summary"],
        "Undid: Set the rule “Core is validated before other products” to off"
    );
    assert_eq!(
        test.call("undo", json!({}))["summary"],
        "Undid: Set the rule “No component goes down” to off"
    );
}

#[test]
fn what_was_changed_since_is_not_overwritten() {
    let test = sample();
    let check = |state: &str| json!({"release": "17.2.0", "check": "runbook", "state": state});
    let first = test.outcome("", "release_check", check("passed")).op;
    test.call("release_check", json!({"release": "17.2.0", "check": "runbook", "state": "failed", "reason": "Wrong database"}));
    let error = test.refusal("undo", json!({"op": first}));
    assert_eq!(error.code, Code::Conflict);
    insta::assert_snapshot!(error.message, @"It cannot be undone: state of the release check was changed since.");
}

#[test]
fn an_operation_is_undone_once_and_only_if_it_stayed_here() {
    let test = sample();
    let op = test
        .outcome(
            "",
            "rule_set_level",
            json!({"rule": "downgrades", "level": "off"}),
        )
        .op;
    test.call("undo", json!({"op": op}));
    assert_eq!(test.refusal("undo", json!({"op": op})).code, Code::Conflict);
    let log = test.call("log_list", json!({}));
    let operations = log["operations"].as_array().expect("a list");
    let sync = operations
        .iter()
        .find(|o| o["kind"] == "sync_repo")
        .expect("the sample's sync");
    assert_eq!(
        test.refusal("undo", json!({"op": sync["id"]})).code,
        Code::Conflict
    );
}
