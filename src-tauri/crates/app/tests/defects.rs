//! Defects: reporting, deciding, finding and listing them.

use serde_json::{Value, json};
use slipway_app::error::Code;
use slipway_testkit::TestApp;

fn report(test: &TestApp, title: &str) -> Value {
    test.call("defect_new", json!({"title": title}))["row"]["id"].clone()
}

fn titles(list: &Value) -> Vec<&str> {
    let defects = list["defects"].as_array().expect("a list");
    defects
        .iter()
        .map(|row| row["title"].as_str().expect("a title"))
        .collect()
}

#[test]
fn a_report_keeps_every_word() {
    let test = TestApp::new();
    let shown = test.call(
        "defect_new",
        json!({"title": " Quotes time out ", "observed": "504 after\n30 s", "expected": "A quote",
            "steps": "1. Ask", "logs": "quoting.log", "found_version": "17.1.0",
            "component": "quoting-service", "environment": "PRD", "incident": "INC-7",
            "workaround": "Ask again", "severity": "S3", "known_error": "no"}),
    );
    insta::assert_snapshot!(serde_json::to_string_pretty(&shown["facts"]).expect("JSON"), @r#"
    {
      "component": "quoting-service",
      "environment": "PRD",
      "expected": "A quote",
      "found_in_window": "",
      "found_version": "17.1.0",
      "incident": "INC-7",
      "known_error": "no",
      "logs": "quoting.log",
      "observed": "504 after\n30 s",
      "reproduced_environment": "",
      "reproduced_version": "",
      "steps": "1. Ask",
      "workaround": "Ask again"
    }
    "#);
    let row = &shown["row"];
    assert_eq!(
        (&row["title"], &row["number"], &row["decided"]),
        (&json!("Quotes time out"), &json!(1), &json!(""))
    );
    assert_eq!(
        (&row["status"], &row["severity"], &row["reporter"]),
        (&json!("in_progress"), &json!("S3"), &json!("Ana Okoro"))
    );
    let edited = test.call(
        "defect_edit",
        json!({"id": "1", "workaround": "", "observed": "504"}),
    );
    assert_eq!(
        (&edited["facts"]["workaround"], &edited["facts"]["observed"]),
        (&json!(""), &json!("504"))
    );
    assert_eq!(
        edited["facts"]["steps"], "1. Ask",
        "what is not named stays"
    );
    assert_eq!(
        test.refusal("defect_new", json!({"title": " "}))
            .field
            .as_deref(),
        Some("title")
    );
}

#[test]
fn every_decision_is_one_operation_with_who_and_why() {
    let test = TestApp::new();
    let ids = [report(&test, "One"), report(&test, "Two")];
    for (command, request, summary) in [
        (
            "defect_triage",
            json!({"urgency": 5, "impact": 4}),
            "Decided 2 defects: urgency 5, impact 4",
        ),
        (
            "defect_plan",
            json!({"release": "17.2.0"}),
            "Planned 2 defects into 17.2.0",
        ),
        (
            "defect_assign",
            json!({"owner": "ana okoro"}),
            "Gave 2 defects to Ana Okoro",
        ),
        (
            "defect_decline",
            json!({"reason": "As meant"}),
            "Declined 2 defects: As meant",
        ),
    ] {
        let mut request = request;
        request["ids"] = json!(ids);
        let op = test
            .outcome("Ana", command, request)
            .op
            .expect("an operation");
        let log = test.call("log_list", json!({}));
        let newest = &log["operations"][0];
        assert_eq!(
            (&newest["id"], &newest["actor"]),
            (&json!(op), &json!("Ana Okoro"))
        );
        assert_eq!(newest["summary"], summary);
    }
    let list = test.call("defect_list", json!({"sort": "number"}));
    for row in list["defects"].as_array().expect("a list") {
        let want =
            json!({"p": "P1", "r": "17.2.0", "s": "planned", "o": "Ana Okoro", "d": "declined"});
        let is = json!({"p": row["priority"], "r": row["release"], "s": row["stage"], "o": row["owner"], "d": row["decided"]});
        assert_eq!(is, want);
    }
}

#[test]
fn another_priority_than_the_matrix_says_needs_a_reason() {
    let test = TestApp::new();
    let id = report(&test, "One");
    let decide = |more: Value| {
        let mut request = json!({"ids": [id], "urgency": 1, "impact": 1});
        for (name, value) in more.as_object().expect("fields") {
            request[name] = value.clone();
        }
        request
    };
    let error = test.refusal("defect_triage", decide(json!({"priority": "P1"})));
    assert_eq!(
        (error.code, error.field.as_deref()),
        (Code::Invalid, Some("reason"))
    );
    insta::assert_snapshot!(error.message, @"The matrix says P4; P1 needs a reason.");
    let list = test.call("defect_list", json!({}));
    assert_eq!(
        list["defects"][0]["urgency"], "",
        "a refusal leaves nothing behind"
    );
    test.call(
        "defect_triage",
        decide(json!({"priority": "P1", "reason": "The regulator asks"})),
    );
    let shown = test.call("defect_show", json!({"id": id}));
    assert_eq!(
        (&shown["row"]["priority"], &shown["reason"]),
        (&json!("P1"), &json!("The regulator asks"))
    );
    assert_eq!(shown["matrix_version"], 1);
    let mut cells = test.call("matrix_show", json!({}))["cells"].clone();
    cells[4][4] = json!("P3");
    assert_eq!(
        test.call("matrix_save", json!({"cells": cells}))["version"],
        2
    );
    assert_eq!(
        test.call("defect_show", json!({"id": id}))["matrix_version"],
        1,
        "a decision keeps its matrix"
    );
    test.call("defect_triage", decide(json!({})));
    let shown = test.call("defect_show", json!({"id": id}));
    assert_eq!(
        (&shown["row"]["priority"], &shown["matrix_version"]),
        (&json!("P3"), &json!(2))
    );
}

#[test]
fn the_inbox_holds_what_waits_oldest_first() {
    let test = TestApp::new();
    let ids: Vec<Value> = ["One", "Two", "Three", "Four", "Five"]
        .iter()
        .map(|title| {
            test.host.pass(chrono::Duration::minutes(1));
            report(&test, title)
        })
        .collect();
    let inbox = || test.call("defect_list", json!({"inbox": true}));
    assert_eq!(titles(&inbox()), ["One", "Two", "Three", "Four", "Five"]);
    test.call("defect_accept", json!({"ids": [ids[0]]}));
    test.call("defect_duplicate", json!({"ids": [ids[1]], "of": ids[0]}));
    test.call(
        "defect_snooze",
        json!({"ids": [ids[2]], "until": "2026-11-24T09:00"}),
    );
    test.call(
        "defect_status",
        json!({"ids": [ids[3]], "status": "cancelled", "decision": "By mail of DFSP 1"}),
    );
    assert_eq!(titles(&inbox()), ["Five"]);
    assert_eq!(test.call("defect_list", json!({}))["inbox"], 1);
    test.host.pass(chrono::Duration::days(1));
    assert_eq!(
        titles(&inbox()),
        ["Three", "Five"],
        "what was put off comes back"
    );
    let shown = test.call("defect_show", json!({"id": ids[0]}));
    assert_eq!(shown["duplicates"][0]["title"], "Two");
}

#[test]
fn a_defect_is_no_duplicate_of_itself_nor_of_its_duplicate() {
    let test = TestApp::new();
    let (one, two) = (report(&test, "One"), report(&test, "Two"));
    let same = |id: &Value, of: &Value| json!({"ids": [id], "of": of});
    assert_eq!(
        test.refusal("defect_duplicate", same(&one, &one))
            .field
            .as_deref(),
        Some("of")
    );
    test.call("defect_duplicate", same(&two, &one));
    assert_eq!(
        test.refusal("defect_duplicate", same(&one, &two))
            .field
            .as_deref(),
        Some("of")
    );
    assert_eq!(
        test.refusal("defect_duplicate", same(&one, &json!("99")))
            .code,
        Code::NotFound
    );
}

#[test]
fn lists_are_filtered_sorted_and_searched() {
    let test = TestApp::new();
    for (title, component, severity) in [
        ("Transfers commit above the limit", "central-ledger", "S2"),
        ("Quotes time out", "quoting-service", "S3"),
        ("Limit change takes effect late", "central-ledger", "S4"),
        (
            "Ünïcode – “quoted” (NOT OR AND*) \"end",
            "central-ledger",
            "S1",
        ),
    ] {
        test.call(
            "defect_new",
            json!({"title": title, "component": component, "severity": severity,
            "observed": "settlement positions are wrong"}),
        );
    }
    let list = |request: Value| test.call("defect_list", request);
    assert_eq!(list(json!({"component": "central-ledger"}))["total"], 3);
    assert_eq!(
        list(json!({"component": "Central-Ledger", "severity": "S2"}))["total"],
        1
    );
    assert_eq!(list(json!({"component": "nothing"}))["total"], 0);
    assert_eq!(list(json!({"release": ""}))["total"], 4);
    let sorted = list(json!({"sort": "severity", "limit": 2}));
    assert_eq!(titles(&sorted)[1], "Transfers commit above the limit");
    let down = list(json!({"sort": "-severity", "offset": 1, "limit": 1, "ids": true}));
    assert_eq!(
        (titles(&down), down["ids"].as_array().map(Vec::len)),
        (vec!["Quotes time out"], Some(4))
    );
    assert_eq!(
        titles(&list(json!({"query": "limit above"}))),
        ["Transfers commit above the limit"]
    );
    assert_eq!(
        list(json!({"query": "settle"}))["total"],
        4,
        "the beginning of a word of the report"
    );
    assert_eq!(list(json!({"query": "unicode"}))["total"], 1);
    for words in [
        "\"",
        "NOT",
        "(NOT OR",
        "title:quotes",
        "end\"",
        "*",
        "a AND",
        "-",
        "NEAR(a b)",
        "quot'ed",
    ] {
        let found = list(json!({"query": words}));
        assert!(
            found["total"].as_u64().is_some_and(|total| total <= 4),
            "{words}: {found}"
        );
    }
    assert_eq!(list(json!({"query": "2"}))["defects"][0]["number"], 2);
    // What was found is kept, until a defect is written.
    let afterwards = || list(json!({"query": "afterwards"}))["total"].clone();
    assert_eq!((afterwards(), afterwards()), (json!(0), json!(0)));
    test.call(
        "defect_edit",
        json!({"id": "2", "observed": "Seen only afterwards"}),
    );
    assert_eq!(afterwards(), 1);
    test.call("defect_edit", json!({"id": "2", "observed": ""}));
    assert_eq!(afterwards(), 0);
    assert_eq!(
        test.refusal("defect_list", json!({"sort": "colour"}))
            .field
            .as_deref(),
        Some("sort")
    );
}

#[test]
fn a_view_is_text_that_can_be_shared() {
    let test = TestApp::new();
    test.call(
        "defect_new",
        json!({"title": "One thing", "severity": "S2"}),
    );
    test.call(
        "defect_new",
        json!({"title": "Another thing", "severity": "S3"}),
    );
    let text = "severity=S2 status=open query=\"one thing\" columns=number,title";
    test.call("view_save", json!({"name": "Severe", "text": text}));
    assert_eq!(
        test.call("defect_list", json!({"view": "severe"}))["total"],
        1
    );
    assert_eq!(
        test.call("defect_list", json!({"view": "severe", "severity": "S3"}))["total"],
        0
    );
    assert_eq!(
        test.refusal("view_save", json!({"name": "X", "text": "colour=red"}))
            .field
            .as_deref(),
        Some("text")
    );
    assert_eq!(
        test.refusal("view_save", json!({"name": "X", "text": "query=\"open"}))
            .field
            .as_deref(),
        Some("text")
    );
    assert_eq!(
        test.refusal("view_save", json!({"name": "SEVERE", "text": ""}))
            .field
            .as_deref(),
        Some("name")
    );
    assert_eq!(
        test.refusal("defect_list", json!({"view": "none"})).code,
        Code::NotFound
    );
}

#[test]
fn an_answer_is_written_from_its_template_and_says_what_it_does_not_know() {
    let test = TestApp::new();
    let id = report(&test, "One {release}");
    let render =
        |template: &str| test.call("reply_render", json!({"template": template, "defect": id}));
    assert_eq!(
        render("planned_for")["missing"],
        json!(["priority", "release"])
    );
    test.call("defect_plan", json!({"ids": [id], "release": "17.2.0"}));
    insta::assert_snapshot!(render("fixed_in")["body"].as_str().unwrap_or_default(), @"This is fixed in Mojaloop 17.2.0. We close it once that release is deployed and validated in your environment.");
    test.call(
        "reply_save",
        json!({"id": "fixed_in", "title": "Fixed", "body": "{title} is fixed", "public": true}),
    );
    assert_eq!(render("fixed_in")["body"], "One {release} is fixed");
    let replies = test.call(
        "reply_save",
        json!({"id": "fixed_in", "title": "Fixed", "body": "", "public": true}),
    );
    assert_eq!(
        replies["replies"][3]["built_in"], true,
        "an empty text brings the built-in one back"
    );
}

#[test]
fn a_reporter_is_asked_for_what_the_report_lacks_and_no_more() {
    let test = TestApp::new();
    let made = test.call(
        "defect_new",
        json!({"title": "Transfers hang", "observed": "They hang", "found_version": "17.1.0"}),
    );
    let id = made["id"].as_str().expect("an id").to_owned();
    let ask = || {
        let request = json!({"template": "need_information", "defect": id});
        let said = test.call("reply_render", request);
        let body = said["body"].as_str().unwrap_or_default().to_owned();
        (body, said["missing"].clone())
    };
    insta::assert_snapshot!(ask().0, @r"
    Thank you for reporting this. To go on we need from you:

    - what you expected to happen instead
    - the steps that lead there, one by one
    - the logs of that time, or a picture of the screen
    - the number of your incident ticket
    - whether it also happens in a lower environment at the same release as Production, and in which one

    Please leave out passwords, tokens and personal data.
    ");
    let more = json!({"id": id, "expected": "They end", "steps": "1. Send one", "logs": "ML 2001"});
    test.call("defect_edit", more);
    let body = ask().0;
    assert!(
        body.contains("incident") && !body.contains("logs"),
        "{body}"
    );
    test.call("defect_edit", json!({"id": id, "incident": "INC-1"}));
    let level = json!({"rule": "reproduced_below", "level": "off"});
    test.call("rule_set_level", level);
    let (body, missing) = ask();
    assert!(body.contains("{missing}"), "nothing is: {body}");
    assert_eq!(missing, json!(["missing"]));
}

#[test]
fn who_may_not_triage_decides_nothing() {
    let test = TestApp::new();
    test.call(
        "person_save",
        json!({"name": "Kofi Mensah", "roles": ["knowledge_reviewer"]}),
    );
    let id = report(&test, "One");
    let error = test.refusal_as("Kofi Mensah", "defect_accept", json!({"ids": [id]}));
    assert_eq!(error.code, Code::Forbidden);
}

#[test]
fn another_process_sees_each_decision_and_a_restored_backup() {
    let test = TestApp::new();
    let id = report(&test, "One");
    let other = test.reopen();
    let list = |app: &slipway_app::App| {
        let caller = slipway_app::Caller::default();
        let list = slipway_app::catalogue::call(app, &caller, "defect_list", json!({}));
        list.expect("it lists").value
    };
    assert_eq!(list(&other)["defects"][0]["decided"], "");
    let backup = test.call("backup_create", json!({}))["file"].clone();
    test.call("defect_accept", json!({"ids": [id]}));
    report(&test, "Two");
    assert_eq!(
        (&list(&other)["total"], &list(&test.app)["total"]),
        (&json!(2), &json!(2))
    );
    drop(other);
    test.call("backup_restore", json!({"file": backup}));
    let restored = list(&test.app);
    assert_eq!(
        (&restored["total"], &restored["defects"][0]["decided"]),
        (&json!(1), &json!(""))
    );
}

#[test]
fn charts_count_what_is_open() {
    let test = TestApp::new();
    for component in ["a", "a", "b"] {
        test.call(
            "defect_new",
            json!({"title": "One", "component": component}),
        );
    }
    test.call(
        "defect_status",
        json!({"ids": ["1"], "status": "cancelled", "decision": "By mail of DFSP 1"}),
    );
    let charts = test.call("defect_chart", json!({}));
    assert_eq!(
        charts["by_component"],
        json!([{"key": "a", "count": 1}, {"key": "b", "count": 1}])
    );
    assert_eq!(charts["inflow"], json!([{"key": "2026-11-23", "count": 3}]));
    assert_eq!(charts["age"][0], json!({"key": "up to a week", "count": 2}));
}
