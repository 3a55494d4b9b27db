//! Service desks: connecting one, and a sync that loses and doubles nothing wherever it is cut off.

use serde_json::{Value, json};
use slipway_app::Caller;
use slipway_app::desks::DeskSynced;
use slipway_app::desks::sync::between;
use slipway_app::error::Code;
use slipway_domain::desk::Fault;
use slipway_testkit::TestApp;
use slipway_testkit::model_desk::{ACCOUNT, Mishap, ModelDesk};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A workspace with a desk whose fields are ours.
pub(crate) fn connected() -> TestApp {
    let test = TestApp::new();
    test.call("desk_save", desk("support"));
    map(&test, "support");
    test
}

pub(crate) fn desk(name: &str) -> Value {
    json!({"name": name, "kind": "rt", "url": "https://support.example.org/rt",
        "project": "General", "role": "support_bugs", "username": "hub"})
}

pub(crate) fn map(test: &TestApp, name: &str) {
    let same = |field: &&str| json!({"field": field, "theirs": field, "values": []});
    let fields = [
        "title",
        "description",
        "status",
        "severity",
        "priority",
        "release",
        "owner",
        "created",
        "reporter",
        "labels",
    ];
    let fields: Vec<Value> = fields.iter().map(same).collect();
    test.call(
        "desk_map",
        json!({"id": name, "mapping": {"fields": fields}}),
    );
}

pub(crate) fn sync(test: &TestApp, model: &mut ModelDesk) -> DeskSynced {
    between(&test.app, &Caller::default(), "support", model)
        .expect("this side can write")
        .value
}

/// A workspace, and a desk whose one ticket is known.
pub(crate) fn with_ticket() -> (TestApp, ModelDesk, String) {
    let test = connected();
    let mut model = ModelDesk::default();
    model.report(
        "Transfers commit above the limit",
        &[("priority", "P3"), ("severity", "S2")],
    );
    sync(&test, &mut model);
    let id = only(&test)["id"].as_str().expect("an id").to_owned();
    (test, model, id)
}

/// The only defect there is.
pub(crate) fn only(test: &TestApp) -> Value {
    let list = test.call("defect_list", json!({}));
    assert_eq!(list["total"], 1, "{list}");
    list["defects"][0].clone()
}

fn waiting(test: &TestApp) -> Vec<Value> {
    let list = test.call("outbox_list", json!({}));
    list["outbox"].as_array().expect("a list").clone()
}

#[test]
fn a_connection_is_checked_before_it_is_kept() {
    let test = TestApp::new();
    for (field, value) in [
        ("name", json!("two words")),
        ("kind", json!("trello")),
        ("role", json!("other")),
        ("project", json!(" ")),
        ("url", json!("ftp://example.org")),
        ("url", json!("https://hub:secret@example.org")),
    ] {
        let mut request = desk("support");
        request[field] = value;
        let error = test.refusal("desk_save", request);
        assert_eq!(
            (error.code, error.field.as_deref()),
            (Code::Invalid, Some(field))
        );
    }
    test.call("desk_save", desk("support"));
    assert_eq!(
        test.refusal("desk_save", desk("Support")).field.as_deref(),
        Some("name")
    );
    let listed = &test.call("desk_list", json!({}))["desks"][0];
    assert_eq!(
        (&listed["state"]["status"], &listed["has_secret"]),
        (&json!("never"), &json!(false))
    );
}

#[test]
fn a_secret_is_neither_in_the_file_nor_in_an_answer() {
    let test = TestApp::new();
    let mut request = desk("support");
    request["secret"] = json!("canary-5c1d");
    let answer = test.call("desk_save", request);
    assert_eq!(answer["has_secret"], true);
    assert!(!answer.to_string().contains("canary"));
    for file in ["slipway.db", "slipway.db-wal"] {
        let bytes = std::fs::read(test.folder().join(file)).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        assert!(!text.contains("canary"), "{file}");
    }
}

#[test]
fn a_pull_makes_defects_and_pulling_again_writes_nothing() {
    let test = connected();
    let mut model = ModelDesk::default();
    for number in 0..250 {
        model.report(&format!("Defect {number}"), &[]);
    }
    let report = sync(&test, &mut model);
    assert_eq!((report.status.as_str(), report.pulled), ("ok", 250));
    assert_eq!(test.call("defect_list", json!({}))["total"], 250);
    let (before, asked) = (test.app.data_version().expect("it opens"), model.requests);
    let other = test.reopen();
    let seen = other.data_version().expect("it opens");
    let again = between(&test.app, &Caller::default(), "support", &mut model).expect("it runs");
    assert_eq!((again.op, again.changed.len()), (None, 0));
    assert_eq!(model.requests, asked + 1, "one question is all it takes");
    assert_eq!(
        other.data_version().expect("it opens"),
        seen,
        "nothing was written"
    );
    assert_eq!(test.app.data_version().expect("it opens"), before);
}

#[test]
fn one_sync_is_one_operation_that_cannot_be_undone() {
    let (test, mut model, id) = with_ticket();
    test.call(
        "defect_comment",
        json!({"ids": [id], "body": "Seen", "public": false}),
    );
    let done = between(&test.app, &Caller::default(), "support", &mut model).expect("it runs");
    let log = test.call("log_list", json!({}));
    let syncs: Vec<&Value> = log["operations"]
        .as_array()
        .expect("a list")
        .iter()
        .filter(|op| op["kind"] == "sync_desk")
        .collect();
    assert_eq!(syncs.len(), 2, "{log}");
    assert_eq!(syncs[0]["id"], json!(done.op));
    assert_eq!(syncs[0]["summary"], "Synced support: 0 taken in, 1 sent");
    assert_eq!(
        test.refusal("undo", json!({"op": done.op})).code,
        Code::Conflict
    );
}

#[test]
fn a_comment_arrives_once_wherever_the_program_dies() {
    for mishap in [Mishap::DiesBefore, Mishap::DiesAfter, Mishap::AnswerLost] {
        let (test, mut model, id) = with_ticket();
        test.call(
            "defect_comment",
            json!({"ids": [id], "body": "Look here", "public": false}),
        );
        model.mishap = Some(mishap);
        let cut = catch_unwind(AssertUnwindSafe(|| sync(&test, &mut model)));
        assert_eq!(cut.is_err(), mishap != Mishap::AnswerLost, "{mishap:?}");
        assert_eq!(waiting(&test).len(), 1, "{mishap:?}: it is still known");
        test.host.pass(chrono::Duration::seconds(61));
        sync(&test, &mut model);
        assert_eq!(model.said("1"), ["Look here"], "{mishap:?}");
        assert_eq!(waiting(&test).len(), 0, "{mishap:?}");
        let said = &test.call("defect_show", json!({"id": id}))["conversation"];
        assert_eq!(said.as_array().map(Vec::len), Some(1), "{mishap:?}: {said}");
        assert_eq!(said[0]["state"], "sent");
    }
}

#[test]
fn a_ticket_is_made_once_wherever_the_program_dies() {
    for mishap in [Mishap::DiesBefore, Mishap::DiesAfter, Mishap::AnswerLost] {
        let test = connected();
        let mut model = ModelDesk::default();
        let made = json!({"title": "Quotes time out", "desk": "support", "observed": "504"});
        let id = test.call("defect_new", made)["row"]["id"].clone();
        test.call("defect_triage", json!({"ids": [id], "severity": "S3"}));
        model.mishap = Some(mishap);
        let _cut_or_not = catch_unwind(AssertUnwindSafe(|| sync(&test, &mut model)));
        test.host.pass(chrono::Duration::seconds(61));
        sync(&test, &mut model);
        assert_eq!(model.things.len(), 1, "{mishap:?}");
        assert_eq!(model.value("1", "severity"), "S3");
        let row = only(&test);
        assert_eq!(
            (&row["id"], &row["ticket"], &row["unsent"]),
            (&id, &json!("1"), &json!(0))
        );
    }
}

#[test]
fn what_the_desk_has_not_taken_can_be_taken_back_and_what_it_has_cannot() {
    let (test, mut model, id) = with_ticket();
    let op = test
        .outcome("", "defect_triage", json!({"ids": [id], "priority": "P1"}))
        .op;
    assert_eq!(only(&test)["priority"], "P1");
    test.call("undo", json!({"op": op}));
    assert_eq!(
        (&only(&test)["priority"], &only(&test)["unsent"]),
        (&json!("P3"), &json!(0))
    );
    sync(&test, &mut model);
    assert_eq!(model.value("1", "priority"), "P3");

    let op = test
        .outcome("", "defect_triage", json!({"ids": [id], "priority": "P1"}))
        .op;
    sync(&test, &mut model);
    assert_eq!(model.value("1", "priority"), "P1");
    let error = test.refusal("undo", json!({"op": op}));
    assert_eq!(error.code, Code::Conflict);
    insta::assert_snapshot!(error.message, @"It cannot be undone: what it had to tell the service desk has been sent, or was changed since.");
    insta::assert_snapshot!(error.hint, @"Change it back, or say so there with another comment.");
}

#[test]
fn a_conflict_is_listed_once_and_resolved_either_way() {
    for (take, stands) in [("theirs", "P4"), ("mine", "P1"), ("edit", "P2")] {
        let (test, mut model, id) = with_ticket();
        test.call("defect_triage", json!({"ids": [id], "priority": "P1"}));
        model.set("1", "priority", "P4", "joseph");
        let report = sync(&test, &mut model);
        assert_eq!((report.conflicts, report.pushed), (1, 0));
        sync(&test, &mut model);
        let list = test.call("conflict_list", json!({}));
        assert_eq!(
            list["conflicts"].as_array().map(Vec::len),
            Some(1),
            "{list}"
        );
        let one = &list["conflicts"][0];
        for (name, want) in [
            ("base", "P3"),
            ("mine", "P1"),
            ("theirs", "P4"),
            ("by", "joseph"),
        ] {
            assert_eq!(one[name], want, "{one}");
        }
        assert_eq!(
            only(&test)["priority"],
            "P4",
            "what the desk says stands meanwhile"
        );
        let mut request = json!({"id": one["id"], "take": take});
        if take == "edit" {
            request["value"] = json!("P2");
        }
        let op = test.outcome("", "conflict_resolve", request.clone()).op;
        test.call("undo", json!({"op": op}));
        assert_eq!(
            only(&test)["clashes"],
            1,
            "resolving is undone like everything else"
        );
        test.call("conflict_resolve", request);
        sync(&test, &mut model);
        assert_eq!(model.value("1", "priority"), stands, "{take}");
        assert_eq!(
            (&only(&test)["clashes"], &only(&test)["unsent"]),
            (&json!(0), &json!(0))
        );
    }
}

#[test]
fn a_desk_that_does_not_take_the_secret_is_paused_and_nothing_is_lost() {
    let (test, mut model, id) = with_ticket();
    for body in ["one", "two", "three"] {
        test.call(
            "defect_comment",
            json!({"ids": [id], "body": body, "public": false}),
        );
    }
    model.fault = Some(Fault::Locked("token expired".to_owned()));
    let report = sync(&test, &mut model);
    assert_eq!(report.status, "locked");
    let state = test.call("desk_list", json!({}))["desks"][0]["state"].clone();
    assert_eq!(
        (&state["status"], &state["unsent"]),
        (&json!("locked"), &json!(3))
    );
    insta::assert_snapshot!(state["error"].as_str().unwrap_or_default(), @"3 changes waiting: Token expired. Enter a new secret; what waits to be sent stays.");
    model.fault = None;
    assert_eq!(sync(&test, &mut model).pushed, 3);
    assert_eq!(
        model.said("1"),
        ["one", "two", "three"],
        "in the order they were said"
    );
}

#[test]
fn a_public_answer_is_held_back_for_half_a_minute() {
    let (test, mut model, id) = with_ticket();
    let op = test
        .outcome(
            "",
            "defect_comment",
            json!({"ids": [id], "body": "Sorry", "public": true}),
        )
        .op;
    assert_eq!(sync(&test, &mut model).pushed, 0);
    test.call("undo", json!({"op": op}));
    test.call(
        "defect_comment",
        json!({"ids": [id], "body": "Thank you", "public": true}),
    );
    test.host.pass(chrono::Duration::seconds(31));
    assert_eq!(sync(&test, &mut model).pushed, 1);
    assert_eq!(model.said("1"), ["Thank you"]);
}

#[test]
fn a_change_that_was_refused_waits_for_a_person() {
    let (test, mut model, id) = with_ticket();
    test.call(
        "defect_comment",
        json!({"ids": [id], "body": "Look", "public": false}),
    );
    model.mishap = Some(Mishap::Refused);
    sync(&test, &mut model);
    let entry = waiting(&test)[0].clone();
    assert_eq!(
        (&entry["state"], &entry["error"]),
        (&json!("refused"), &json!("it is not allowed"))
    );
    sync(&test, &mut model);
    assert!(model.said("1").is_empty(), "it is not sent again by itself");
    test.call("outbox_retry", json!({"id": entry["id"]}));
    sync(&test, &mut model);
    assert_eq!(model.said("1"), ["Look"]);
}

#[test]
fn what_is_on_its_way_is_not_given_up_by_hand() {
    let (test, mut model, id) = with_ticket();
    test.call(
        "defect_comment",
        json!({"ids": [id], "body": "Look", "public": false}),
    );
    model.mishap = Some(Mishap::AnswerLost);
    sync(&test, &mut model);
    let entry = waiting(&test)[0].clone();
    assert_eq!(entry["state"], "unknown");
    for command in ["outbox_drop", "outbox_retry"] {
        assert_eq!(
            test.refusal(command, json!({"id": entry["id"]})).code,
            Code::Conflict
        );
    }
    sync(&test, &mut model);
    assert_eq!((model.said("1").len(), waiting(&test).len()), (1, 0));
}

#[test]
fn two_of_one_desk_at_a_time_are_one_too_many() {
    let (test, mut model, id) = with_ticket();
    test.call(
        "defect_comment",
        json!({"ids": [id], "body": "Once", "public": false}),
    );
    let other = test.reopen();
    let turn = slipway_app::desks::turn::hold(&other, "support").expect("nobody syncs yet");
    let report = sync(&test, &mut model);
    assert_eq!((report.status.as_str(), report.pushed), ("busy", 0));
    let error = report.error.expect("it says why");
    assert!(error.starts_with("slipway-test (process "), "{error}");
    assert!(model.said("1").is_empty());
    // Meanwhile everybody else goes on writing.
    test.call(
        "defect_comment",
        json!({"ids": [id], "body": "Twice", "public": false}),
    );
    drop(turn);
    assert_eq!(sync(&test, &mut model).pushed, 2);
}

#[test]
fn what_vanished_at_once_is_told_and_nothing_is_removed() {
    let test = connected();
    let mut model = ModelDesk::default();
    for number in 0..40 {
        model.report(&format!("Defect {number}"), &[]);
    }
    sync(&test, &mut model);
    model.things.truncate(5);
    test.host.pass(chrono::Duration::hours(25));
    let report = sync(&test, &mut model);
    insta::assert_snapshot!(report.error.unwrap_or_default(), @"35 tickets are not listed any more. So many at once are taken for a lost permission or another project, and nothing was removed here.");
    assert_eq!(test.call("defect_list", json!({}))["total"], 40);
}

#[test]
fn a_reply_from_the_desk_and_ones_own_are_one_conversation() {
    let (test, mut model, id) = with_ticket();
    model.say("1", "It happens each night", "pinkbankfsp");
    sync(&test, &mut model);
    test.call(
        "defect_comment",
        json!({"ids": [id], "body": "We look", "public": false}),
    );
    let shown = test.call("defect_show", json!({"id": id}));
    let said: Vec<(&str, &str)> = shown["conversation"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| {
            (
                one["author"].as_str().unwrap_or(""),
                one["state"].as_str().unwrap_or(""),
            )
        })
        .collect();
    assert_eq!(said, [("pinkbankfsp", "sent"), ("Ana Okoro", "queued")]);
    model.set("1", "priority", "P2", "joseph");
    sync(&test, &mut model);
    let shown = test.call("defect_show", json!({"id": id}));
    assert_eq!(shown["events"][0]["by"], "joseph", "{}", shown["events"]);
}

/// A window is closed in Production whose release fixes a defect that lives at the desk.
#[test]
fn what_a_closed_window_fixed_is_closed_at_the_desk_once() {
    for mishap in [
        None,
        Some(Mishap::DiesBefore),
        Some(Mishap::DiesAfter),
        Some(Mishap::AnswerLost),
    ] {
        let test = crate::deployments::sample();
        test.call("desk_save", desk("support"));
        map(&test, "support");
        let mut model = ModelDesk::default();
        model.report(
            "Quotes time out at the limit",
            &[("severity", "S3"), ("status", "resolved")],
        );
        sync(&test, &mut model);
        let found = test.call(
            "defect_list",
            json!({"query": "Quotes time out at the limit"}),
        );
        let id = found["defects"][0]["id"].clone();
        test.call("defect_plan", json!({"ids": [id], "release": "17.1.0"}));
        sync(&test, &mut model);
        assert_eq!(waiting(&test).len(), 0, "{mishap:?}: the plan went out");

        let closed = crate::completion::brought(&test, "PRD", "2026-12-08T22:00");
        let fixed = closed["completion"]["fixed"].as_array().expect("a list");
        let ours = fixed
            .iter()
            .find(|one| one["id"] == id)
            .expect("it is fixed");
        assert_eq!(ours["why_not"], "", "{mishap:?}: {ours}");
        assert_eq!(
            waiting(&test).len(),
            0,
            "{mishap:?}: nothing is closed unasked"
        );
        assert_eq!(model.value("1", "status"), "resolved");

        // What follows is owed to the desk, and the desk does not know of it yet.
        test.call("defect_status", json!({"ids": [id], "status": "closed"}));
        let owed = waiting(&test);
        assert_eq!(owed.len(), 1, "{mishap:?}: {owed:?}");
        assert_eq!(
            (&owed[0]["defect"], &owed[0]["state"]),
            (&id, &json!("queued"))
        );
        assert_eq!(model.value("1", "status"), "resolved");

        model.mishap = mishap;
        let _cut_or_not = catch_unwind(AssertUnwindSafe(|| sync(&test, &mut model)));
        test.host.pass(chrono::Duration::seconds(61));
        sync(&test, &mut model);
        let times = model.things[0].history.iter();
        let times = times
            .filter(|one| one.field == "status" && one.by == ACCOUNT)
            .count();
        assert_eq!(times, 1, "{mishap:?}: it was sent once");
        assert_eq!(model.value("1", "status"), "closed");

        // Confirmed: nothing is owed, what the desk says is ours, and nothing is sent again.
        assert_eq!(waiting(&test).len(), 0, "{mishap:?}");
        let shown = test.call("defect_show", json!({"id": id}));
        assert_eq!(
            (&shown["row"]["status"], &shown["row"]["unsent"]),
            (&json!("closed"), &json!(0))
        );
        let asked = model.requests;
        sync(&test, &mut model);
        assert_eq!(model.requests, asked + 1, "{mishap:?}: one question");
        let closed = test.call("deployment_show", json!({"id": closed["id"]}));
        let left = closed["completion"]["fixed"].as_array().expect("a list");
        assert!(
            left.iter().all(|one| one["id"] != id),
            "{mishap:?}: {left:?}"
        );
    }
}
