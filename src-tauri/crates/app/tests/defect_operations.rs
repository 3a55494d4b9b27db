//! One of each kind of local operation on defects and desks, for the tests of undo.

use crate::desks::{desk, map};
use serde_json::{Value, json};
use slipway_testkit::TestApp;

type On<'a> = &'a mut dyn FnMut(&'static str, fn(&TestApp) -> Value);

/// Adds the cases; each prepares what it works on.
pub(crate) fn defects(on: On<'_>) {
    on("desk_save", |_| desk("support"));
    on("desk_remove", |test| {
        test.call("desk_save", desk("support"));
        json!({"id": "support"})
    });
    on("desk_map", |test| {
        test.call("desk_save", desk("support"));
        let fields = json!([{"field": "priority", "theirs": "Priority",
            "values": [{"ours": "P1", "theirs": "90"}]}]);
        json!({"id": "support", "mapping": {"fields": fields}})
    });
    on("defect_new", |_| report());
    on("defect_new", |test| {
        connected(test);
        let mut report = report();
        report["desk"] = json!("support");
        report
    });
    on(
        "defect_edit",
        |test| json!({"id": reported(test), "title": "Another", "steps": "1. Wait"}),
    );
    decisions(on);
    waiting(on);
    on("matrix_save", |_| {
        let mut cells = vec![vec!["P1"; 5]; 5];
        cells[4][4] = "P4";
        json!({"cells": cells})
    });
    on(
        "sla_target_save",
        |_| json!({"targets": [{"severity": "S3", "first_response": "1h", "next_update": "", "resolution": ""}]}),
    );
    on(
        "reply_save",
        |_| json!({"title": "Thanks", "body": "Thank you, {reporter}", "public": true}),
    );
    on(
        "view_save",
        |_| json!({"name": "Mine", "text": "status=open sort=-reported"}),
    );
    on("view_remove", |test| {
        let views = test.call("view_save", json!({"name": "Mine", "text": "S2"}));
        json!({"id": views["views"][0]["id"]})
    });
}

fn decisions(on: On<'_>) {
    on(
        "defect_triage",
        |test| json!({"ids": [ticket(test)], "urgency": 4, "impact": 5, "severity": "S2"}),
    );
    on(
        "defect_accept",
        |test| json!({"ids": [ticket(test)], "answer": "Thank you"}),
    );
    on(
        "defect_plan",
        |test| json!({"ids": [ticket(test), reported(test)], "release": "17.2.0"}),
    );
    on(
        "defect_duplicate",
        |test| json!({"ids": [ticket(test)], "of": reported(test)}),
    );
    on(
        "defect_decline",
        |test| json!({"ids": [ticket(test)], "reason": "It is meant so"}),
    );
    on(
        "defect_snooze",
        |test| json!({"ids": [ticket(test)], "until": "2026-11-24T09:00"}),
    );
    on(
        "defect_assign",
        |test| json!({"ids": [ticket(test)], "owner": "Ana Okoro"}),
    );
    on(
        "defect_status",
        |test| json!({"ids": [ticket(test)], "status": "escalated"}),
    );
    on(
        "defect_comment",
        |test| json!({"ids": [ticket(test)], "body": "Look", "public": false}),
    );
    on(
        "defect_comment",
        |test| json!({"ids": [reported(test)], "body": "Look", "public": false}),
    );
    on(
        "defect_attach",
        |test| json!({"id": ticket(test), "name": "crash.log", "content": "bG9n", "public": false}),
    );
    on("defect_clone", |test| {
        connected(test);
        json!({"id": reported(test), "desk": "support"})
    });
    on(
        "defect_link",
        |test| json!({"id": reported(test), "ticket": ticket(test)}),
    );
}

fn waiting(on: On<'_>) {
    on("outbox_drop", |test| {
        ticket(test);
        let outbox = test.call("outbox_list", json!({}));
        json!({"id": outbox["outbox"][0]["id"]})
    });
    on("outbox_retry", |test| {
        let id = ticket(test);
        test.call(
            "defect_comment",
            json!({"ids": [id], "body": "Sorry", "public": true}),
        );
        let outbox = test.call("outbox_list", json!({}));
        json!({"id": outbox["outbox"][1]["id"]})
    });
}

fn report() -> Value {
    json!({"title": "Transfers commit above the limit", "observed": "They commit",
        "expected": "They are refused", "component": "central-ledger", "severity": "S2"})
}

fn connected(test: &TestApp) {
    test.call("desk_save", desk("support"));
    map(test, "support");
}

/// A defect that is known here alone.
fn reported(test: &TestApp) -> Value {
    test.call("defect_new", report())["row"]["id"].clone()
}

/// A defect whose ticket is still to be made.
fn ticket(test: &TestApp) -> Value {
    connected(test);
    let mut report = report();
    report["desk"] = json!("support");
    test.call("defect_new", report)["row"]["id"].clone()
}
