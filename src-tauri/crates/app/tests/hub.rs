//! The hub and its calendar: what is refused, and what is kept.

use serde_json::{Value, json};
use slipway_testkit::TestApp;

fn hub(change: impl FnOnce(&mut Value)) -> Value {
    let mut hub = json!({
        "name": "Regional switch",
        "zone": "Africa/Lagos",
        "working_hours": [{"day": 1, "from": "08:00", "to": "17:00"}],
        "holidays": [{"date": "2027-01-01", "name": "New Year"}],
    });
    change(&mut hub);
    json!({ "hub": hub })
}

#[test]
fn every_moment_is_told_in_the_hubs_zone() {
    let test = TestApp::new();
    test.call("hub_save", hub(|_| {}));
    let now = test.call("workspace_show", json!({}))["now"]["label"].clone();
    assert_eq!(now, "Mon 23 Nov 2026, 16:42 WAT (UTC+1)");
}

#[test]
fn what_does_not_hold_is_refused_at_its_field() {
    let test = TestApp::new();
    type Change = fn(&mut Value);
    let cases: [(&str, Change); 5] = [
        ("name", |hub| hub["name"] = json!("  ")),
        ("zone", |hub| hub["zone"] = json!("Middle/Earth")),
        ("working_hours", |hub| {
            hub["working_hours"][0]["to"] = json!("07:00")
        }),
        ("working_hours", |hub| {
            hub["working_hours"][0]["day"] = json!(8)
        }),
        ("holidays", |hub| {
            hub["holidays"][0]["date"] = json!("2027-02-30")
        }),
    ];
    for (field, change) in cases {
        let error = test.refusal("hub_save", hub(change));
        assert_eq!(error.field.as_deref(), Some(field), "{error:?}");
        assert!(!error.message.is_empty());
    }
}

#[test]
fn a_renamed_environment_is_renamed_for_those_it_feeds_and_nothing_feeds_itself() {
    let test = TestApp::new();
    let ladder = test.call("environment_list", json!({}));
    let staging = &ladder["environments"][3];
    let save = |code: &str, feeds_from: &str| {
        json!({"id": staging["id"], "code": code, "name": "Staging", "kind": "staging",
               "feeds_from": feeds_from})
    };
    test.call("environment_save", save("PRE", "UAT"));
    let ladder = test.call("environment_list", json!({}));
    assert_eq!(ladder["environments"][5]["feeds_from"], "PRE");
    let error = test.refusal("environment_save", save("PRE", "PRD"));
    assert_eq!(error.field.as_deref(), Some("feeds_from"));
    assert!(error.message.contains("feed itself"), "{}", error.message);
}

#[test]
fn program_increments_do_not_overlap_and_spell_their_label_any_way() {
    let test = TestApp::new();
    let pi =
        |label: &str, start: &str, end: &str| json!({"label": label, "start": start, "end": end});
    test.call("increment_save", pi("PI-32", "2026-11-02", "2027-02-26"));
    let error = test.refusal("increment_save", pi("PI-33", "2027-02-26", "2027-06-01"));
    assert_eq!(error.field.as_deref(), Some("start"));
    let error = test.refusal("increment_save", pi("pi 32", "2027-03-01", "2027-06-01"));
    assert_eq!(error.field.as_deref(), Some("label"));
    let error = test.refusal("increment_save", pi("PI-34", "2027-06-01", "2027-05-01"));
    assert_eq!(error.field.as_deref(), Some("end"));
    let progress = test.call("workspace_show", json!({}))["increment"].clone();
    assert_eq!(progress["week"], 4);
    assert_eq!(progress["weeks"], 17);
}
