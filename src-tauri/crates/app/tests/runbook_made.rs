//! What a runbook begins as, and what it names then.

use crate::deployments::level;
use crate::runbooks::{made, step};
use serde_json::{Value, json};
use slipway_testkit::TestApp;

/// A runbook of a release in an environment, from the one that the app finds by itself.
pub(crate) fn from_before(test: &TestApp, release: &str, environment: &str) -> Value {
    let request = json!({"release": release, "environment": environment});
    test.call("runbook_new", request)
}

#[test]
fn a_runbook_is_compared_with_the_last_release_s() {
    let test = TestApp::sample();
    let old = json!({"release": "17.1.0", "environment": "UAT", "template": "in_place"});
    test.call("runbook_new", old);
    let new = json!({"release": "17.2.0", "environment": "UAT"});
    let made = test.call("runbook_new", new);
    assert_eq!(made["source"], "that of Mojaloop 17.1.0 r0 in UAT");
    assert_eq!(made["from"], "17.1.0");
    let text = made["text"].as_str().expect("a text");
    let text = text.replace("RELEASE_NAME=moja", "RELEASE_NAME=switch\nDB_HOST=mysql");
    test.call(
        "runbook_edit",
        json!({"runbook": "17.2.0/UAT", "text": text}),
    );
    let diff = test.call("runbook_diff", json!({"runbook": "17.2.0/UAT"}));
    let differences = diff["differences"].as_array().expect("a list");
    let said: Vec<String> = differences
        .iter()
        .map(|one| format!("{} {}", one["kind"], one["name"]).replace('"', ""))
        .collect();
    // Beside what was edited, every place that names the release or what runs before it.
    assert_eq!(
        said,
        [
            "changed head",
            "changed RELEASE_NAME",
            "added DB_HOST",
            "changed last-green",
            "changed values",
            "changed upgrade",
            "changed keep",
            "changed roll-back",
            "changed regression"
        ]
    );
}

#[test]
fn a_runbook_that_is_made_from_another_names_its_own_release_and_environment() {
    let test = TestApp::sample();
    let old = json!({"release": "17.1.0", "environment": "DEV", "template": "maintenance_window"});
    test.call("runbook_new", old);
    let text = |shown: &Value| shown["text"].as_str().expect("a text").to_owned();
    let next = from_before(&test, "17.2.0", "DEV");
    let made = text(&next);
    for named in [
        "mojaloop/mojaloop --version 17.2.0 --values values-dev.yaml",
        "Uninstall mojaloop 17.2.0",
        "mojaloop/mojaloop --version 17.1.0 --values values-dev-before.yaml",
        "100 % passed at 17.1.0 in Development",
    ] {
        assert!(made.contains(named), "{named} is not in {made}");
    }
    assert!(!made.contains("17.0.4"), "{made}");
    for code in ["UAT", "STG", "PRD"] {
        let shown = from_before(&test, "17.2.0", code);
        let made = text(&shown);
        let file = format!("--values values-{}.yaml", code.to_lowercase());
        assert!(made.contains(&file), "{file} is not in {made}");
        for other in ["values-dev", "Development"] {
            assert!(!made.contains(other), "{other} is in {made}");
        }
        assert_eq!(level(&shown["check"], "runbook_values"), "met");
        assert_eq!(level(&shown["check"], "runbook_versions"), "met");
        let source = shown["source"].as_str().expect("a text");
        assert!(
            source.ends_with("which was not rehearsed by then"),
            "{source}"
        );
    }
    let diff = test.call("runbook_diff", json!({"runbook": "17.2.0/PRD"}));
    let differences = diff["differences"].as_array().expect("a list").iter();
    let changed: Vec<&str> = differences.filter_map(|one| one["name"].as_str()).collect();
    assert!(
        changed.contains(&"install") && changed.contains(&"last-green"),
        "{changed:?}"
    );
}

#[test]
fn a_command_of_another_release_or_environment_keeps_a_runbook_from_being_ready() {
    let test = TestApp::sample();
    let shown = made(&test, "UAT", "maintenance_window");
    let text = shown["text"].as_str().expect("a text");
    let check = |text: &str| {
        let request = json!({"runbook": "17.2.0/UAT", "text": text});
        test.call("runbook_check", request)
    };
    let other = check(&text.replace("--version 17.2.0", "--version 17.1.0"));
    assert_eq!(level(&other, "runbook_versions"), "block");
    assert_eq!(other["ready"], false);
    let other = check(&text.replace("--values values-uat.yaml", "--values values-stg.yaml"));
    assert_eq!(level(&other, "runbook_values"), "block");
    let other = check(&text.replace("in UAT, nothing", "in Staging, nothing"));
    assert_eq!(level(&other, "runbook_words"), "warn");
    assert_eq!(other["ready"], true);
}

#[test]
fn the_backend_is_upgraded_to_the_version_that_the_notes_name() {
    let test = TestApp::sample();
    let shown = made(&test, "UAT", "maintenance_window");
    let notes = test.call("release_show", json!({"release": "17.2.0"}));
    let command = step(&shown, "backend")["command"].as_str().expect("a text");
    match notes["required"]["backend"].as_str() {
        Some(version) => {
            let version = version.trim_start_matches('v');
            let wanted = format!("example-mojaloop-backend --version {version} ");
            assert!(command.contains(&wanted), "{command}");
        }
        None => assert!(
            command.contains("[backend version not known: fill in]"),
            "{command}"
        ),
    }
}

#[test]
fn a_release_of_which_nobody_knows_what_breaks_goes_into_a_maintenance_window() {
    let test = TestApp::sample();
    test.call("release_import", json!({"version": "17.9.1"}));
    let shown = from_before(&test, "17.9.1", "UAT");
    assert_eq!(shown["source"], "a template");
    assert_eq!(shown["strategy"], "maintenance_window");
    assert_eq!(level(&shown["check"], "runbook_window"), "unknown");
}
