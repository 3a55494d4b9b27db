//! Deployments: planned, judged, confirmed, moved, opened and closed.

use chrono::Duration;
use serde_json::{Value, json};
use slipway_app::error::Code;
use slipway_testkit::TestApp;

const ZONE: &str = "Africa/Lagos";

/// The sample workspace, with a year-end freeze of Production and 17.1.0 approved.
fn story() -> TestApp {
    let test = TestApp::empty();
    test.call("sample_open", json!({}));
    for to in [
        "artifacts_reviewed",
        "core_validated",
        "products_validated",
        "approved",
    ] {
        let request = json!({"release": "17.1.0", "to": to, "reason": "Told in the test"});
        let _ = test.attempt("Grace Nakato", "release_advance", request);
    }
    test
}

fn freeze(test: &TestApp) {
    let freeze = json!({
        "kind": "freeze", "hard": true, "reason": "Year end", "environments": ["PRD"],
        "start": {"local": "2026-12-15T00:00", "zone": ZONE}, "end": "2027-01-05T06:00",
    });
    test.call("window_save", freeze);
}

fn start(local: &str) -> Value {
    json!({"local": local, "zone": ZONE})
}

fn plan(test: &TestApp, environment: &str, local: &str) -> Value {
    test.call(
        "deployment_save",
        json!({
            "release": "17.1.0", "environment": environment, "start": start(local), "minutes": 240,
            "maker": "Kofi Mensah", "checker": "Grace Nakato", "runbook_minutes": 155,
            "rollback_minutes": 55, "validation_minutes": 20,
        }),
    )
}

fn id(deployment: &Value) -> &str {
    deployment["id"].as_str().expect("an id")
}

/// The findings of a rule: level and subject.
fn of_rule(checked: &Value, rule: &str) -> Vec<(String, String)> {
    let findings = checked["findings"].as_array().expect("a list").iter();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    findings
        .filter(|finding| finding["rule"] == rule)
        .map(|finding| (text(&finding["level"]), text(&finding["subject"])))
        .collect()
}

fn level(checked: &Value, rule: &str) -> String {
    of_rule(checked, rule)
        .first()
        .map(|(level, _)| level.clone())
        .unwrap_or_default()
}

fn everyone_approves(test: &TestApp, id: &str) {
    for (who, kind) in [
        ("Grace Nakato", "cab"),
        ("Grace Nakato", "business"),
        ("Fatou Diallo", "business"),
    ] {
        test.call_as(
            who,
            "deployment_approve",
            json!({"id": id, "kind": kind, "approved": true}),
        );
    }
}

