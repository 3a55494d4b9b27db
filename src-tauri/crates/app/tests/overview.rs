//! What needs someone, and finding anything.

use serde_json::{Value, json};
use slipway_testkit::TestApp;

fn titles(hits: &Value) -> Vec<String> {
    let hits = hits["hits"].as_array().expect("a list");
    hits.iter()
        .map(|hit| format!("{}: {}", hit["kind"], hit["title"]).replace('"', ""))
        .collect()
}

#[test]
fn everything_is_found_by_name() {
    let test = TestApp::sample();
    let find =
        |query: &str| titles(&test.call("search", json!({"query": query, "limit": 2}))).join(", ");
    insta::assert_snapshot!(find("17.1"), @"release: Mojaloop 17.1.0 r0, chart_version: mojaloop 17.1.0");
    insta::assert_snapshot!(find("central-ledger"), @"component: central-ledger v19.12.0, component: central-ledger v19.8.3, chart: centralledger");
    insta::assert_snapshot!(find("sandbox"), @"environment: Sandbox");
    insta::assert_snapshot!(find("PI-32"), @"increment: PI-32");
    insta::assert_snapshot!(find("nothing of this name"), @"");
}

#[test]
fn a_check_that_is_due_is_a_task_of_who_owes_it() {
    let test = TestApp::sample();
    let request =
        json!({"release": "17.2.0", "check": "runbook", "owner": "Chidi Eze", "due": "2026-11-22"});
    test.call("release_check", request);
    let tasks =
        |who: &str| test.call_as(who, "overview_show", json!({"mine": true}))["tasks"].clone();
    let chidi = tasks("Chidi Eze");
    assert_eq!(
        chidi[0]["title"],
        "Runbook written: deployment, rollback, variables, scripts"
    );
    assert_eq!(chidi[0]["overdue"], json!(true));
    assert_eq!(tasks("Fatou Diallo").as_array().expect("a list").len(), 0);
}
