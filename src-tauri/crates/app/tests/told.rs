//! What a decision tells: those who reported, those who must know, and those who look at it later.

use crate::desks::{connected, only, sync, with_ticket};
use serde_json::{Value, json};
use slipway_app::desks::rounds::Rounds;
use slipway_app::error::Code;
use slipway_testkit::TestApp;
use slipway_testkit::model_desk::ModelDesk;

fn report(test: &TestApp, title: &str) -> String {
    let made = test.call("defect_new", json!({"title": title, "severity": "S3"}));
    assert_eq!(made["id"], made["row"]["id"]);
    made["id"].as_str().expect("an id").to_owned()
}

fn shown(test: &TestApp, id: &str) -> Value {
    test.call("defect_show", json!({"id": id}))
}

#[test]
fn accepting_is_one_operation_that_takes_over_answers_and_notes() {
    let (test, mut model, id) = with_ticket();
    let before = test.call("log_list", json!({}))["operations"]
        .as_array()
        .map_or(0, Vec::len);
    let request = json!({"ids": [id], "urgency": 3, "impact": 4, "severity": "S3",
        "answer": "We look into it", "note": "Ask the ledger team"});
    let done = test.call("defect_accept", request);
    assert_eq!(done["defects"][0]["priority"], "P2");
    let log = test.call("log_list", json!({}));
    let operations = log["operations"].as_array().expect("a list");
    assert_eq!(operations.len(), before + 1);
    let summary = operations[0]["summary"].as_str().expect("a text");
    assert!(summary.ends_with("urgency 3, impact 4, S3"), "{summary}");
    test.host.pass(chrono::Duration::seconds(31));
    sync(&test, &mut model);
    assert_eq!(model.said("1"), ["We look into it", "Ask the ledger team"]);
    assert_eq!(model.value("1", "priority"), "P2");
}

#[test]
fn who_reported_hears_of_a_decline_a_duplicate_and_a_slip() {
    let (test, mut model, id) = with_ticket();
    let root = report(&test, "The root");
    let render = json!({"template": "declined", "defect": id, "reason": "It is as documented"});
    let said = test.call("reply_render", render);
    assert_eq!(
        (&said["body"], &said["missing"]),
        (
            &json!("We will not change this: It is as documented"),
            &json!([])
        )
    );
    let render = json!({"template": "duplicate", "defect": id, "root": root});
    let said = test.call("reply_render", render)["body"].clone();
    assert!(
        said.as_str().unwrap_or_default().contains("The root"),
        "{said}"
    );
    let render = json!({"template": "fixed_in", "defect": id, "release": "17.3.0"});
    let said = test.call("reply_render", render)["body"].clone();
    assert!(
        said.as_str().unwrap_or_default().contains("17.3.0"),
        "{said}"
    );
    test.call(
        "defect_plan",
        json!({"ids": [id], "release": "17.3.0", "answer": "It comes later"}),
    );
    test.call(
        "defect_decline",
        json!({"ids": [id], "reason": "As documented", "answer": "We will not"}),
    );
    test.call(
        "defect_duplicate",
        json!({"ids": [id], "of": root, "answer": "We go on elsewhere"}),
    );
    test.host.pass(chrono::Duration::seconds(31));
    sync(&test, &mut model);
    assert_eq!(
        model.said("1"),
        ["It comes later", "We will not", "We go on elsewhere"]
    );
}

#[test]
fn duplicates_hang_on_one_root_and_speak_for_a_higher_priority() {
    let test = TestApp::new();
    let ids: Vec<String> = (0..6)
        .map(|one| report(&test, &format!("Defect {one}")))
        .collect();
    test.call(
        "defect_triage",
        json!({"ids": [ids[0]], "urgency": 3, "impact": 3}),
    );
    assert_eq!(shown(&test, &ids[0])["suggested"]["raise"], Value::Null);
    for of in &ids[2..] {
        test.call("defect_duplicate", json!({"ids": [of], "of": ids[1]}));
    }
    let marked = test.outcome(
        "",
        "defect_duplicate",
        json!({"ids": [ids[1]], "of": ids[0]}),
    );
    let root = shown(&test, &ids[0]);
    assert_eq!(
        root["duplicates"].as_array().map_or(0, Vec::len),
        5,
        "no chain is left"
    );
    let raise = root["suggested"]["raise"]
        .as_str()
        .expect("five speak for it")
        .to_owned();
    assert!(raise.starts_with("5 duplicates: raise to P"), "{raise}");
    test.call("undo", json!({"op": marked.op}));
    assert_eq!(
        shown(&test, &ids[1])["duplicates"]
            .as_array()
            .map_or(0, Vec::len),
        4
    );
}

#[test]
fn what_the_customer_decided_is_kept_apart_from_every_other_reason() {
    let test = TestApp::new();
    let id = report(&test, "Settlement is late");
    test.call("defect_triage", json!({"ids": [id], "severity": "S1", "urgency": 5, "impact": 5, "priority": "P2", "reason": "A workaround holds"}));
    let pending = json!({"ids": [id], "status": "pending", "reason": "Send the file"});
    assert_eq!(
        test.refusal("defect_status", pending.clone())
            .field
            .as_deref(),
        Some("decision")
    );
    let mut decided = pending;
    decided["decision"] = json!("They wait for the bank, mail of 20 Nov");
    test.call("defect_status", decided);
    let findings = shown(&test, &id)["findings"]
        .as_array()
        .cloned()
        .expect("findings");
    let pending = findings
        .iter()
        .find(|one| one["rule"] == "never_pending")
        .expect("it speaks");
    let told = pending["message"].as_str().unwrap_or_default();
    assert!(
        told.contains("mail of 20 Nov") && !told.contains("workaround"),
        "{told}"
    );
}

#[test]
fn who_must_be_told_is_said_while_it_is_open() {
    let test = TestApp::new();
    let id = report(&test, "Transfers stand");
    test.call("defect_triage", json!({"ids": [id], "severity": "S1"}));
    let first = shown(&test, &id)["escalation"][0].clone();
    assert_eq!(first["who"], "Service Manager");
    test.host.pass(chrono::Duration::hours(3));
    let late = shown(&test, &id)["escalation"]
        .as_array()
        .cloned()
        .expect("a list");
    assert!(late.len() > 1, "its two hours are over: {late:?}");
}

#[test]
fn a_fix_is_closed_when_it_or_a_later_release_runs_or_with_a_reason() {
    let test = crate::deployments::sample();
    let run = crate::deployments::plan(&test, "PRD", "2026-12-08T22:00");
    let run = crate::deployments::id(&run);
    let open = json!({"id": run, "to": "window_open", "reason": "Rehearsed"});
    test.call_as("Grace Nakato", "deployment_advance", open);
    let done = json!({"id": run, "outcome": "implemented"});
    test.call_as("Joseph Kamau", "deployment_close", done);
    let id = report(&test, "Quotes time out");
    test.call("defect_status", json!({"ids": [id], "status": "resolved"}));
    let close = json!({"ids": [id], "status": "closed"});
    test.call("defect_plan", json!({"ids": [id], "release": "99.0.0"}));
    assert_eq!(
        test.refusal("defect_status", close.clone()).code,
        Code::Blocked
    );
    let mut reasoned = close.clone();
    reasoned["override_reason"] = json!("Closed with the incident");
    let refused = test.refusal_as("Chidi Eze", "defect_status", reasoned.clone());
    assert_eq!(refused.code, Code::Forbidden);
    test.call_as("Grace Nakato", "defect_status", reasoned);
    // What runs in Production came after this one, so it holds the fix.
    let older = report(&test, "Transfers time out");
    test.call("defect_plan", json!({"ids": [older], "release": "1.0.0"}));
    test.call(
        "defect_status",
        json!({"ids": [older], "status": "resolved"}),
    );
    let close = json!({"ids": [older], "status": "closed"});
    test.attempt("", "defect_status", close)
        .expect("a later release runs");
}

#[test]
fn a_ticket_leads_to_its_page() {
    let (test, _, id) = with_ticket();
    let page = "https://support.example.org/rt/Ticket/Display.html?id=1";
    assert_eq!(shown(&test, &id)["tickets"][0]["url"], page);
}

#[test]
fn charts_count_what_ended_and_how_answers_went() {
    let (test, mut model, _) = with_ticket();
    model.set("1", "status", "resolved", "joseph");
    sync(&test, &mut model);
    assert_eq!(only(&test)["status"], "resolved");
    let charts = test.call("defect_chart", json!({}));
    let count = |name: &str| {
        let bars = charts[name].as_array().cloned().expect("bars");
        bars.iter()
            .filter_map(|bar| bar["count"].as_u64())
            .sum::<u64>()
    };
    assert_eq!(
        (count("inflow"), count("closure"), count("sla")),
        (1, 1, 1),
        "{charts}"
    );
}

#[test]
fn a_desk_is_synced_by_itself_once_somebody_has_and_waits_after_failures() {
    let test = connected();
    let mut rounds = Rounds::default();
    let due = |rounds: &Rounds| test.app.desks_due(rounds).expect("it can be read");
    assert!(due(&rounds).is_empty(), "nobody has synced it yet");
    let mut model = ModelDesk::default();
    model.report("Quotes time out", &[]);
    sync(&test, &mut model);
    assert_eq!(due(&rounds), ["support"]);
    // The real desk is not there: it fails, and is left alone for longer each time.
    for minutes in [1, 2, 5, 10, 10] {
        test.app
            .sync_by_itself(&mut rounds, &["support".to_owned()]);
        test.host
            .pass(chrono::Duration::minutes(minutes) - chrono::Duration::seconds(1));
        assert!(due(&rounds).is_empty(), "{minutes}");
        test.host.pass(chrono::Duration::seconds(1));
        assert_eq!(due(&rounds), ["support"], "{minutes}");
    }
}
