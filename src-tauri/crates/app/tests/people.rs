//! Who acts, and what they may do.

use serde_json::json;
use slipway_app::error::Code;
use slipway_testkit::TestApp;

#[test]
fn every_operation_records_who_acted() {
    let test = TestApp::new();
    test.call(
        "person_save",
        json!({"name": "Joseph Kamau", "roles": ["hub_operator"]}),
    );
    let pi = json!({"label": "PI-32", "start": "2026-11-02", "end": "2027-02-26"});
    test.call_as("joseph", "increment_save", pi);
    let log = test.call("log_list", json!({"limit": 1}));
    assert_eq!(log["operations"][0]["actor"], "Joseph Kamau");
    assert_eq!(log["operations"][0]["device"], "test-machine");
}

#[test]
fn a_power_one_does_not_hold_is_refused_with_the_roles_that_do() {
    let test = TestApp::new();
    test.call(
        "person_save",
        json!({"name": "Chidi Eze", "roles": ["triage_member"]}),
    );
    let request = json!({"rule": "downgrades", "level": "off"});
    let error = test.refusal_as("Chidi Eze", "rule_set_level", request);
    assert_eq!(error.code, Code::Forbidden);
    insta::assert_snapshot!(error.message, @"Chidi Eze may not do this; it takes: Administrator.");
}

#[test]
fn nobody_acts_who_is_not_known_who_left_or_who_could_be_two() {
    let test = TestApp::new();
    let chidi = test.call(
        "person_save",
        json!({"name": "Ana Eze", "roles": ["hub_operator"]}),
    );
    let pi = json!({"label": "PI-1", "start": "2026-01-01", "end": "2026-02-01"});
    let code = |who: &str| test.refusal_as(who, "increment_save", pi.clone()).code;
    assert_eq!(code("Nobody"), Code::NotFound);
    assert_eq!(code("ana"), Code::Invalid);
    let gone =
        json!({"id": chidi["id"], "name": "Ana Eze", "roles": ["hub_operator"], "active": false});
    test.call("person_save", gone);
    assert_eq!(code("Ana Eze"), Code::Forbidden);
}

#[test]
fn the_last_administrator_stays() {
    let test = TestApp::new();
    let ana = test.call("person_list", json!({}))["people"][0].clone();
    assert_eq!(ana["name"], "Ana Okoro");
    let request = json!({"id": ana["id"], "name": "Ana Okoro", "roles": ["hub_operator"]});
    assert_eq!(
        test.refusal("person_save", request).field.as_deref(),
        Some("roles")
    );
}
