//! The handover of a release to Operations.

use crate::article_operations::TEXT;
use serde_json::{Value, json};
use slipway_app::error::Code;
use slipway_testkit::TestApp;

fn show(test: &TestApp) -> Value {
    test.call("handover_show", json!({"release": "17.1.0"}))
}

fn state<'a>(handover: &'a Value, key: &str) -> &'a str {
    let items = handover["items"].as_array().expect("a list");
    let item = items
        .iter()
        .find(|item| item["key"] == key)
        .expect("the item");
    item["state"].as_str().expect("a state")
}

fn judge(test: &TestApp, verdict: &str, items: &[&str]) -> Value {
    let request =
        json!({"release": "17.1.0", "verdict": verdict, "items": items, "why": "Looked at"});
    test.call_as("Joseph Kamau", "handover_judge", request)
}

/// Publishes a change article about every component that the release brings or changes.
fn write_articles(test: &TestApp) {
    write_articles_of(test, "");
}

/// The same, with what else its front matter says.
fn write_articles_of(test: &TestApp, more: &str) {
    let handover = show(test);
    let items = handover["items"].as_array().expect("a list");
    let gaps: Vec<&str> = items
        .iter()
        .filter_map(|item| item["key"].as_str()?.strip_prefix("component/"))
        .collect();
    assert!(!gaps.is_empty(), "the sample's release changes something");
    let components = gaps.join(", ");
    let front = format!("kind: change\ncomponents: [{components}]\n{more}");
    let text = TEXT.replace("kind: runbook_note", &front);
    let article = test.call("article_draft", json!({"text": text}))["article"].clone();
    test.call("article_submit", json!({"article": article}));
    let approve = json!({"article": article, "decision": "approve"});
    test.call_as("Fatou Diallo", "article_decide", approve);
}

#[test]
fn a_component_that_no_article_is_about_is_missing() {
    let test = TestApp::sample();
    let before = show(&test);
    assert_eq!(before["state"], "open");
    let gap = |handover: &Value| {
        let open = handover["open"].as_array().expect("a list");
        open.iter()
            .any(|point| point.as_str().expect("a text").starts_with("Article about"))
    };
    assert!(gap(&before));
    write_articles(&test);
    let after = show(&test);
    assert!(!gap(&after), "{}", after["open"]);
    let items = after["items"].as_array().expect("a list");
    assert!(
        items
            .iter()
            .any(|item| item["kind"] == "article" && item["state"] == "open")
    );
}

#[test]
fn an_article_that_ended_before_the_version_covers_nothing() {
    let test = TestApp::sample();
    let gaps = |handover: &Value| {
        let items = handover["items"].as_array().expect("a list");
        let keys = items.iter().filter_map(|item| item["key"].as_str());
        keys.filter(|key| key.starts_with("component/")).count()
    };
    let missing = |test: &TestApp| {
        let desk = test.call("knowledge_desk", json!({}));
        desk["missing"].as_array().expect("a list").len()
    };
    let (before, wanted) = (gaps(&show(&test)), missing(&test));
    write_articles_of(&test, "to: 0.9.0\n");
    assert_eq!(gaps(&show(&test)), before);
    assert_eq!(missing(&test), wanted);
    write_articles_of(&test, "from: 0.9.0\n");
    assert_eq!(gaps(&show(&test)), 0);
    assert!(missing(&test) < wanted);
}

#[test]
fn every_item_is_accepted_or_returned_as_it_was_looked_at() {
    let test = TestApp::sample();
    write_articles(&test);
    let add =
        json!({"release": "17.1.0", "check": "runbook", "kind": "note", "text": "runbook v7"});
    test.call("release_evidence_add", add);
    let returned = judge(&test, "return", &["notes"]);
    assert_eq!(state(&returned, "notes"), "returned");
    let rest = judge(&test, "accept", &[]);
    assert_eq!(rest["open"], json!(["Release notes: returned"]));
    let again = json!({"release": "17.1.0", "verdict": "accept", "why": "Looked at"});
    let error = test.refusal_as("Joseph Kamau", "handover_judge", again);
    assert_eq!(
        error.code,
        Code::Conflict,
        "what was returned is accepted by name"
    );
    let accepted = judge(&test, "accept", &["notes"]);
    assert_eq!(accepted["open"], json!([]));
    assert_eq!(accepted["state"], "accepted");
    let notes = include_str!("../../../../assets/sample/notes-17.1.0.md");
    let other = json!({"release": "17.1.0", "text": format!("{notes}\n"), "origin": "pasted"});
    test.call("release_notes_save", other);
    let changed = show(&test);
    assert_eq!(state(&changed, "notes"), "changed");
    assert_eq!(
        changed["open"],
        json!(["Release notes: changed since it was looked at"])
    );
}

#[test]
fn only_operations_decides_and_a_return_says_why() {
    let test = TestApp::sample();
    let request = |verdict: &str, why: &str| json!({"release": "17.1.0", "items": ["notes"], "verdict": verdict, "why": why});
    let error = test.refusal_as("Fatou Diallo", "handover_judge", request("accept", ""));
    assert_eq!(error.code, Code::Forbidden);
    let error = test.refusal("handover_judge", request("return", " "));
    assert_eq!(error.field.as_deref(), Some("why"));
    let mut stale = request("accept", "");
    stale["mark"] = json!("something else");
    assert_eq!(test.refusal("handover_judge", stale).code, Code::Conflict);
    let gap = "component/central-ledger";
    let without =
        |why: &str| json!({"release": "17.1.0", "items": [gap], "verdict": "accept", "why": why});
    assert_eq!(
        test.refusal("handover_judge", without("")).code,
        Code::Conflict
    );
    let done = test.call(
        "handover_judge",
        without("A patch; the notes say all of it"),
    );
    assert_eq!(state(&done, gap), "accepted");
}

#[test]
fn production_asks_for_the_handover() {
    let test = TestApp::sample();
    let ask = |environment: &str| {
        let request = json!({"environment": environment, "release": "17.1.0", "minutes": 120,
            "start": {"local": "2027-02-10T22:00", "zone": "Africa/Lagos"}});
        let checked = test.call("deployment_check", request);
        let findings = checked["findings"].as_array().expect("a list").clone();
        findings
            .into_iter()
            .find(|finding| finding["rule"] == "handover_complete")
    };
    assert_eq!(ask("UAT"), None);
    let finding = ask("PRD").expect("the rule speaks");
    assert_eq!(
        (&finding["level"], &finding["fix"]),
        (&json!("warn"), &json!("open_handover"))
    );
}
