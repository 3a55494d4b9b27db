//! What a rehearsal proves.

use crate::deployments::level;
use crate::runbook_made::from_before;
use crate::runbooks::{made, ready, rehearsed, step};
use serde_json::json;
use slipway_testkit::TestApp;

#[test]
fn a_rehearsal_without_its_validation_proves_nothing() {
    let test = TestApp::sample();
    made(&test, "DEV", "in_place");
    let begun = test.call(
        "runbook_begin",
        json!({"runbook": "17.2.0/DEV", "mode": "rehearsal"}),
    );
    let id = begun["id"].as_str().expect("an id").to_owned();
    loop {
        let shown = test.call("runbook_run", json!({"run": id}));
        let Some(next) = ready(&shown).first().cloned() else {
            break;
        };
        let one = step(&shown, &next);
        let acts: &[&str] = match (one["kind"].as_str(), one["section"].as_str()) {
            (Some("decision"), _) => &["go"],
            (_, Some("validation")) => &["skip"],
            _ => &["start", "finish"],
        };
        for act in acts {
            let request = json!({"run": id, "act": act, "step": next, "text": "x"});
            test.call("runbook_record", request);
        }
    }
    test.call("runbook_record", json!({"run": id, "act": "complete"}));
    let above = from_before(&test, "17.2.0", "UAT");
    assert_eq!(level(&above["check"], "runbook_rehearsed"), "warn");
    let said = above["check"]["findings"].to_string();
    assert!(said.contains("left out of its validation"), "{said}");
    assert!(
        above["source"]
            .as_str()
            .expect("a text")
            .contains("not rehearsed")
    );
    // Once it was done as it is written, it counts.
    rehearsed(&test, "DEV", 1);
    let check = test.call("runbook_check", json!({"runbook": "17.2.0/UAT"}));
    assert_eq!(level(&check, "runbook_rehearsed"), "met");
}
