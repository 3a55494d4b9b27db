//! Since when a difference has been seen, through the catalogue: from the looks that were kept alone.

use crate::completion::brought;
use crate::deployments::sample;
use crate::observed::{components, drift, list, manifest, observe};
use chrono::Duration;
use serde_json::{Value, json};
use slipway_testkit::TestApp;

/// A look an hour later; gives when it was.
fn look(test: &TestApp, revision: u32, ledger: &str) -> Value {
    test.host.pass(Duration::hours(1));
    let mut runs = components(test, "17.1.0");
    for (name, version) in &mut runs {
        if name == "central-ledger" && !ledger.is_empty() {
            *version = ledger.to_owned();
        }
    }
    let list = list("17.1.0").replace("\"3\"", &format!("\"{revision}\""));
    observe(test, "STG", &[list, manifest(&runs)])["look"]["at"].clone()
}

fn items<'v>(drift: &'v Value, layer: &str) -> &'v Vec<Value> {
    let mut layers = drift["layers"].as_array().expect("layers").iter();
    let layer = layers.find(|one| one["layer"] == layer);
    layer.expect("it is told of")["items"]
        .as_array()
        .expect("items")
}

/// Since when the ledger is seen to differ; None where it does not.
fn since(test: &TestApp) -> Option<Value> {
    let found = drift(test, "STG");
    let item = items(&found, "components")
        .iter()
        .find(|one| one["component"] == "central-ledger");
    item.map(|item| item["since"].clone())
}

#[test]
fn a_difference_is_told_since_the_look_that_first_showed_it() {
    let test = TestApp::sample();
    look(&test, 3, "");
    assert_eq!(since(&test), None);
    let first = look(&test, 4, "v99.0.0");
    assert_eq!(since(&test), Some(first.clone()));
    assert!(
        first["label"]
            .as_str()
            .is_some_and(|at| at.contains("UTC+")),
        "{first}"
    );

    // Seen just so again, and with another version that was not approved either.
    look(&test, 4, "v99.0.0");
    look(&test, 5, "v99.1.0");
    assert_eq!(since(&test), Some(first));

    // It was put right, and came back.
    look(&test, 6, "");
    assert_eq!(since(&test), None);
    let again = look(&test, 7, "v99.0.0");
    assert_eq!(since(&test), Some(again));
}

#[test]
fn the_first_look_of_all_is_an_answer_and_one_that_read_no_images_is_none() {
    let test = TestApp::sample();
    let first = look(&test, 3, "v99.0.0");
    look(&test, 4, "v99.0.0");
    assert_eq!(since(&test), Some(first));

    let test = TestApp::sample();
    observe(&test, "STG", &[list("17.1.0")]);
    look(&test, 4, "v99.0.0");
    look(&test, 5, "v99.0.0");
    assert_eq!(
        since(&test),
        Some(Value::Null),
        "nobody knows how it stood at first"
    );
}

#[test]
fn what_was_installed_anew_is_not_known_from_before() {
    let test = TestApp::sample();
    look(&test, 3, "");
    look(&test, 4, "v99.0.0");
    look(&test, 1, "v99.0.0");
    assert_eq!(since(&test), Some(Value::Null));
}

#[test]
fn looks_beyond_those_that_are_gone_back_through_are_not_guessed() {
    let test = TestApp::sample();
    let mut first = Value::Null;
    for revision in 1..=9 {
        let at = look(&test, revision, "v99.0.0");
        if revision == 1 {
            first = at;
        }
        let known = revision <= 8;
        let told = if known { first.clone() } else { Value::Null };
        assert_eq!(since(&test), Some(told), "after {revision} changes");
    }
}

#[test]
fn another_release_is_compared_with_as_long_as_it_was_not_there() {
    let test = TestApp::sample();
    let at = look(&test, 3, "");
    look(&test, 4, "");
    let asked = json!({"environment": "STG", "against": "17.2.0"});
    let found = test.call("environment_drift", asked);
    let chart = &items(&found, "chart")[0];
    assert_eq!((&chart["kind"], &chart["since"]), (&json!("behind"), &at));
}

#[test]
fn what_is_expected_since_a_deployment_is_not_missed_before_it() {
    let test = sample();
    let seen = |ledger: &str| {
        test.host.pass(Duration::minutes(1));
        let mut runs = components(&test, "17.1.0");
        for (_, version) in runs.iter_mut().filter(|(name, _)| name == "central-ledger") {
            ledger.clone_into(version);
        }
        observe(&test, "PRD", &[list("17.1.0"), manifest(&runs)])["look"]["at"].clone()
    };
    let ledger = |test: &TestApp| {
        let found = drift(test, "PRD");
        let mut items = items(&found, "components").iter();
        let item = items.find(|one| one["component"] == "central-ledger");
        (
            found["basis"].clone(),
            item.expect("it differs")["since"].clone(),
        )
    };
    let before = seen("v99.0.0");
    assert_eq!(ledger(&test), (json!("chart"), before.clone()));
    brought(&test, "PRD", "2026-12-08T22:00");
    // Of what was deployed the same was expected as of the chart that was seen there.
    assert_eq!(ledger(&test), (json!("deployment"), before));
}
