//! Undo takes back exactly what an operation did, or says why it cannot.

use crate::operations::{Prepared, following, operations, sample, without_actor};
use proptest::prelude::*;
use serde_json::{Value, json};
use slipway_app::catalogue::COMMANDS;
use slipway_app::error::Code;
use slipway_testkit::{TestApp, dump};
use std::collections::BTreeSet;

#[test]
fn every_operation_that_stays_local_can_be_undone_and_done_again() {
    let test = sample();
    let cases = operations().into_iter().map(|(name, request)| {
        let prepared = Box::new(move |_: &TestApp| request.clone()) as Prepared;
        (name, prepared)
    });
    for (name, prepare) in cases.chain(following()) {
        let mark = newest(&test);
        let request = prepare(&test);
        let who = request["as"].as_str().unwrap_or_default().to_owned();
        let request = without_actor(request);
        let before = dump::but_revisions(test.folder());
        let outcome = test.outcome(&who, name, request.clone());
        let after = dump::but_revisions(test.folder());
        assert_ne!(before, after, "{name} {request} changed nothing");
        let undone = test.call("undo", json!({"op": outcome.op}));
        assert_eq!(
            dump::but_revisions(test.folder()),
            before,
            "{name} {request}"
        );
        let again = test.call("undo", json!({"op": undone["id"]}));
        assert_eq!(
            dump::but_revisions(test.folder()),
            after,
            "{name} {request}, again"
        );
        test.call("undo", json!({"op": again["id"]}));
        take_back(&test, &mark);
    }
}

/// Ids of the newest operations, the newest first, and of what each undid.
fn logged(test: &TestApp) -> Vec<Value> {
    let log = test.call("log_list", json!({}));
    log["operations"].as_array().expect("operations").clone()
}

fn newest(test: &TestApp) -> Value {
    logged(test).first().expect("the sample's")["id"].clone()
}

/// Undoes what prepared a case, so that the next one finds the sample as it was.
fn take_back(test: &TestApp, mark: &Value) {
    let since = logged(test).into_iter().take_while(|op| op["id"] != *mark);
    for op in since.filter(|op| op["undoes"].is_null() && op["undone_by"].is_null()) {
        if op["local"] == true {
            test.call("undo", json!({"op": op["id"]}));
        }
    }
}

/// Commands that write and are not undone this way, each with the reason.
const OTHERWISE: [(&str, &str); 31] = [
    ("environment_observe", "it observes what runs elsewhere"),
    (
        "workspace_set_up",
        "there is nothing before it; restore takes the folder back",
    ),
    (
        "sample_open",
        "the backup before it is restored by sample_remove",
    ),
    ("sample_remove", "it is itself a way back"),
    ("repo_sync", "it observes what others publish"),
    ("repo_confirm", "it observes what others publish"),
    (
        "intake_dismiss",
        "an intake exists only after a sync; undone in `repos`",
    ),
    ("defect_file", "its file is no longer Slipway's"),
    ("release_evidence_save", "its file is no longer Slipway's"),
    ("calendar_export", "its file may have been read by others"),
    ("message_send", "a message that went cannot be called back"),
    ("desk_check", "it only asks"),
    ("desk_sync", "a desk was told; refused in `desks`"),
    (
        "conflict_resolve",
        "a conflict exists only after a sync; undone in `desks`",
    ),
    (
        "article_draft",
        "what somebody types is theirs alone; the editor has its own way back",
    ),
    (
        "article_import_desk",
        "it needs a desk; undone in `knowledge_desk`",
    ),
    (
        "article_file",
        "its file goes into a draft, which is theirs alone who writes it",
    ),
    ("article_file_save", "its file is no longer Slipway's"),
    ("article_export", "its files are no longer Slipway's"),
    (
        "article_mirror_save",
        "its files may have been read by others",
    ),
    (
        "article_missed",
        "it observes what was looked for and not found",
    ),
    (
        "runbook_begin",
        "that it was begun is a fact; it is abandoned instead",
    ),
    (
        "runbook_record",
        "what happened stays; a step is opened again instead",
    ),
    ("runbook_report_save", "its file is no longer Slipway's"),
    ("key_new", "its secret half is in the keyring"),
    (
        "release_bundle",
        "its file may be with others; refused in `bundles`",
    ),
    ("release_answer", "its file may be with others"),
    (
        "release_receive",
        "it needs a bundle of somebody else's; undone in `bundles`",
    ),
    ("undo", "undone by undo, above"),
    ("backup_create", "it changes nothing"),
    ("backup_restore", "what was there is backed up first"),
];

#[test]
fn a_command_that_writes_has_its_case_of_undo_or_a_reason_why_not() {
    let cases: BTreeSet<&str> = operations().iter().map(|(name, _)| *name).collect();
    let cases: BTreeSet<&str> = cases
        .into_iter()
        .chain(following().into_iter().map(|(name, _)| name))
        .collect();
    let reasons: BTreeSet<&str> = OTHERWISE.iter().map(|(name, _)| *name).collect();
    let writes = || COMMANDS.iter().filter(|command| command.writes);
    let bare: Vec<&str> = writes()
        .map(|command| command.name)
        .filter(|name| !cases.contains(name) && !reasons.contains(name))
        .collect();
    assert_eq!(bare, [""; 0], "they write and their undo is not tried");
    let known = |name: &&str| writes().any(|command| command.name == *name);
    assert!(
        cases.iter().chain(&reasons).all(known),
        "a name is no command that writes"
    );
    assert!(cases.is_disjoint(&reasons), "a reason is no longer true");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 40, ..ProptestConfig::default() })]

    /// Any sequence of operations, undone newest first, leaves what was there before.
    #[test]
    fn any_sequence_undone_backwards_restores_the_dump(picks in prop::collection::vec(any::<prop::sample::Index>(), 1..10)) {
        let test = sample();
        let before = dump::but_revisions(test.folder());
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
        prop_assert_eq!(dump::but_revisions(test.folder()), before);
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

/// RFC 5545 §3.8.7.4: a calendar that took a later revision ignores an earlier one, so what an undo
/// brings back is a revision of its own.
#[test]
fn the_revision_of_a_calendar_entry_only_grows() {
    let test = sample();
    let file = test.folder().join("windows.ics");
    test.call("calendar_export", json!({"path": file, "keep": true}));
    let revision = |what: &str| -> Option<u32> {
        test.app.rewrite_files();
        let text = std::fs::read_to_string(&file).expect("it was written");
        let entry = text
            .split("BEGIN:VEVENT")
            .find(|entry| entry.contains(what))?;
        let line = entry
            .lines()
            .find_map(|line| line.strip_prefix("SEQUENCE:"))?;
        line.trim().parse().ok()
    };
    let start = |local: &str| json!({"local": local, "zone": "Africa/Lagos"});
    let plan = json!({"title": "Router change", "environment": "UAT", "minutes": 60,
        "change_type": "minor", "start": start("2027-02-02T22:00")});
    let planned = test.outcome("", "deployment_save", plan);
    let id = planned.value["id"].clone();
    let mut last = revision("Router change").expect("it is exported");
    let mut grows = |what: &str, op: Value| {
        let undone = test.call("undo", json!({"op": op}))["id"].clone();
        let now = revision("Router change").expect("it is still exported");
        assert!(now > last, "{what}: {last}, then {now}");
        last = now;
        undone
    };
    let moved = json!({"id": id, "start": start("2027-02-03T22:00")});
    let moved = test.outcome("", "deployment_save", moved);
    let undone = grows("a move taken back", json!(moved.op));
    grows("and done again", undone);
    let off = json!({"id": id, "reason": "Not needed"});
    let off = test.outcome("", "deployment_cancel", off);
    grows("a cancelling taken back", json!(off.op));

    let freeze = json!({"kind": "freeze", "reason": "Audit", "minutes": 60,
        "start": start("2027-03-02T22:00"), "environments": ["PRD"]});
    let freeze = test.call("window_save", freeze)["id"].clone();
    revision("Audit").expect("it is exported");
    let removed = test.outcome("", "window_remove", json!({"id": freeze}));
    let struck = revision("Audit").expect("it stands as called off");
    test.call("undo", json!({"op": removed.op}));
    let back = revision("Audit").expect("it is back");
    assert!(back > struck, "{struck}, then {back}");
    let lifted = json!({"id": freeze, "reason": "Done early"});
    let lifted = test.outcome("", "window_lift", lifted);
    let struck = revision("Audit").expect("it stands as lifted");
    test.call("undo", json!({"op": lifted.op}));
    let back = revision("Audit").expect("it holds again");
    assert!(back > struck, "{struck}, then {back}");
}
