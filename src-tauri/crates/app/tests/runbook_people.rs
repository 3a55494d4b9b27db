//! Who did a step, who looked at it, who decided, and what a rehearsal proves.

use crate::deployments::level;
use crate::runbook_made::from_before;
use crate::runbooks::{made, ready, record, rehearsed, step};
use serde_json::json;
use slipway_testkit::TestApp;

#[test]
fn nobody_checks_what_they_did_however_their_name_is_written() {
    let test = TestApp::sample();
    made(&test, "UAT", "in_place");
    let begin = json!({"runbook": "17.2.0/UAT", "mode": "rehearsal"});
    test.call("runbook_begin", begin);
    let people = test.call("person_list", json!({}));
    let people = people["people"].as_array().expect("a list").iter();
    let chidi = people.clone().find(|one| one["name"] == "Chidi Eze");
    let id = chidi.expect("Chidi is there")["id"]
        .as_str()
        .expect("an id");
    let start =
        json!({"run": "17.2.0/UAT", "act": "start", "step": "approved", "by": "chidi  eze "});
    let run = test.call("runbook_record", start);
    assert_eq!(step(&run, "approved")["by"], "Chidi Eze");
    let finish = |who: &str| json!({"run": "17.2.0/UAT", "act": "finish", "step": "approved", "checked_by": who});
    for himself in ["Chidi Eze", "chidi eze ", " CHIDI  EZE", id] {
        let refused = test.refusal("runbook_record", finish(himself));
        assert_eq!(refused.field.as_deref(), Some("checked_by"), "{himself}");
    }
    let run = test.call("runbook_record", finish("joseph kamau"));
    assert_eq!(step(&run, "approved")["checked_by"], "Joseph Kamau");
    assert_eq!(run["events"].as_array().map(Vec::len), Some(2));
}

#[test]
fn another_checker_than_the_step_names_is_a_deviation() {
    let test = TestApp::sample();
    made(&test, "UAT", "in_place");
    let set = json!({"runbook": "17.2.0/UAT", "step": "approved", "maker": "Chidi Eze", "checker": "Joseph Kamau"});
    test.call("runbook_step", set);
    test.call(
        "runbook_begin",
        json!({"runbook": "17.2.0/UAT", "mode": "rehearsal"}),
    );
    record(&test, "start", "approved", "");
    let finish = json!({"run": "17.2.0/UAT", "act": "finish", "step": "approved", "checked_by": "Grace Nakato"});
    let run = test.call("runbook_record", finish);
    let events = run["events"].as_array().expect("a list");
    let last = events.last().expect("an event");
    assert_eq!(
        (&last["act"], &last["step"]),
        (&json!("deviation"), &json!("approved"))
    );
    assert_eq!(
        last["text"],
        "Checked by Grace Nakato in place of Joseph Kamau"
    );
    assert_eq!(step(&run, "approved")["state"], "done");
    assert_eq!(run["unfit"], 0);
    let report = test.call("runbook_report", json!({"run": "17.2.0/UAT"}));
    assert_eq!(report["articles"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_decision_is_somebody_s_who_is_known() {
    let test = TestApp::sample();
    made(&test, "UAT", "in_place");
    test.call(
        "runbook_begin",
        json!({"runbook": "17.2.0/UAT", "mode": "rehearsal"}),
    );
    for act in ["go", "no_go"] {
        let request =
            json!({"run": "17.2.0/UAT", "act": act, "step": "go", "by": "Nobody X", "text": "x"});
        let refused = test.refusal("runbook_record", request);
        assert_eq!(refused.field.as_deref(), Some("by"));
        assert!(refused.hint.contains("Add them"), "{}", refused.hint);
    }
    let request = json!({"run": "17.2.0/UAT", "act": "no_go", "step": "go", "by": " fatou  DIALLO", "text": "x"});
    let run = test.call("runbook_record", request);
    assert_eq!(run["decisions"][0]["by"], "Fatou Diallo");
}

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
