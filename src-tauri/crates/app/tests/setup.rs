//! Taking over the defaults.

use serde_json::json;
use slipway_app::error::Code;
use slipway_testkit::TestApp;

#[test]
fn an_empty_folder_offers_the_first_run() {
    let test = TestApp::empty();
    let workspace = test.call("workspace_show", json!({}));
    assert_eq!(workspace["hub"], json!(null));
    assert_eq!(workspace["set_up"], json!(false));
}

#[test]
fn the_defaults_are_the_guides() {
    let test = TestApp::new();
    let ladder = test.call("environment_list", json!({}));
    let feeds: Vec<String> = ladder["environments"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|e| format!("{} from {}", e["code"], e["feeds_from"]).replace('"', ""))
        .collect();
    insta::assert_snapshot!(feeds.join(", "), @"SUP from null, DEV from SUP, UAT from DEV, STG from UAT, SBX from STG, PRD from STG");
    assert_eq!(
        test.call("rule_list", json!({}))["rules"]
            .as_array()
            .expect("a list")
            .len(),
        86
    );
    assert!(
        !test.call("alias_list", json!({}))["aliases"]
            .as_array()
            .expect("a list")
            .is_empty()
    );
}

#[test]
fn a_folder_is_set_up_once() {
    let test = TestApp::new();
    let error = test.refusal("workspace_set_up", json!({"person": "Joseph Kamau"}));
    assert_eq!(error.code, Code::Conflict);
    test.app
        .ensure_set_up("Someone else")
        .expect("it does nothing");
    assert_eq!(
        test.call("person_list", json!({}))["people"]
            .as_array()
            .expect("a list")
            .len(),
        2
    );
}

#[test]
fn the_whole_set_up_is_one_operation_and_can_be_undone() {
    let test = TestApp::empty();
    test.call("workspace_set_up", json!({"person": "Ana Okoro"}));
    let log = test.call("log_list", json!({}));
    assert_eq!(log["operations"].as_array().expect("a list").len(), 1);
    assert_eq!(log["operations"][0]["actor"], "Ana Okoro");
}
