//! The sample workspace comes and goes in one call each.

use serde_json::json;
use slipway_app::error::Code;
use slipway_testkit::{TestApp, dump};

#[test]
fn the_sample_shows_two_releases_in_flight_and_goes_away_without_a_trace() {
    let test = TestApp::empty();
    let before = dump::edited_rows(test.folder());
    let workspace = test.call("sample_open", json!({}));
    assert_eq!(workspace["sample"], json!(true));
    let releases = test.call("release_list", json!({}));
    let lines: Vec<String> = releases["releases"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|r| format!("{} {} blocks {}", r["title"], r["state"], r["blocks"]).replace('"', ""))
        .collect();
    insta::assert_snapshot!(lines.join("\n"), @r"
    Mojaloop 17.2.0 r0 artifacts_reviewed blocks 2
    Mojaloop 17.1.0 r0 products_validated blocks 3
    Mojaloop 17.0.4 r0 approved blocks 0
    ");
    test.call("sample_remove", json!({}));
    assert_eq!(dump::edited_rows(test.folder()), before);
    assert_eq!(test.call("workspace_show", json!({}))["hub"], json!(null));
}

#[test]
fn who_has_the_name_of_one_of_its_people_may_look_around_too() {
    let test = TestApp::new();
    let before = dump::edited_rows(test.folder());
    assert_eq!(test.call("sample_open", json!({}))["sample"], json!(true));
    test.call("sample_remove", json!({}));
    assert_eq!(dump::edited_rows(test.folder()), before);
}

#[test]
fn the_sample_never_mixes_with_real_work() {
    let test = TestApp::new();
    test.call(
        "repo_save",
        json!({"name": "moja", "url": "https://example.org/repo"}),
    );
    assert_eq!(test.refusal("sample_open", json!({})).code, Code::Conflict);
    assert_eq!(
        test.refusal("sample_remove", json!({})).code,
        Code::NotFound
    );
}

#[test]
fn its_audiences_have_addresses_that_reach_nobody() {
    let test = TestApp::empty();
    test.call("sample_open", json!({}));
    let all = test.call("audience_list", json!({}));
    for audience in all["audiences"].as_array().expect("audiences") {
        let addresses = audience["addresses"].as_array().expect("addresses");
        assert!(!addresses.is_empty(), "{audience}");
        for address in addresses {
            assert!(
                address
                    .as_str()
                    .is_some_and(|one| one.ends_with("@example.org")),
                "{audience}"
            );
        }
    }
}

#[test]
fn its_calendar_shows_what_was_done_what_is_planned_and_what_keeps_it_out() {
    let test = TestApp::empty();
    test.call("sample_open", json!({}));
    let listed = test.call("deployment_list", json!({"past": true}));
    let said = |one: &serde_json::Value| {
        let fields = ["environment", "title", "state", "confirmed"];
        let texts = fields.map(|field| one[field].as_str().expect("a text"));
        texts.join(" ")
    };
    let all = listed["deployments"].as_array().expect("deployments");
    insta::assert_snapshot!(all.iter().map(said).collect::<Vec<_>>().join("\n"), @r"
    UAT Mojaloop 17.2.0 r0 planned confirmed
    STG Mojaloop 17.1.0 r0 planned none
    SBX Payment Manager 4.3.0 planned none
    PRD Mojaloop 17.1.0 r0 planned none
    PRD Mojaloop 17.0.4 r0 closed none
    UAT Mojaloop 17.1.0 r0 closed none
    DEV Mojaloop 17.2.0 r0 closed none
    ");
    let now = test.call("workspace_show", json!({}))["now"]["at"].clone();
    for one in all {
        let ahead = one["start_at"].as_str() > now.as_str();
        assert_eq!(ahead, one["state"] != "closed", "{one}");
    }
    let view = test.call(
        "calendar_show",
        json!({"from": "2026-11-01", "to": "2026-12-31"}),
    );
    let running: Vec<_> = view["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| row["running"].clone())
        .collect();
    assert_eq!(
        running,
        [
            json!(null),
            json!("17.2.0 r0"),
            json!("17.1.0 r0"),
            json!(null),
            json!(null),
            json!("17.0.4 r0")
        ]
    );
    let bands = view["bands"].as_array().expect("bands");
    for reason in [
        "Nightly window",
        "Month-end settlement freeze",
        "Year-end settlement freeze",
        "DFSP onboarding",
    ] {
        assert!(
            bands.iter().any(|band| band["reason"] == reason),
            "{reason}"
        );
    }
}

#[test]
fn its_articles_show_what_waits_what_grew_old_and_what_is_flagged() {
    let test = TestApp::empty();
    test.call("sample_open", json!({}));
    let listed = test.call("article_list", json!({"sort": "title"}));
    let all = listed["articles"].as_array().expect("articles");
    let said = |one: &serde_json::Value| {
        format!(
            "{} {} v{} waits {} stale {} flags {}",
            one["title"].as_str().expect("a title"),
            one["state"].as_str().expect("a state"),
            one["published"],
            one["pending"],
            one["stale"],
            one["flags"]
        )
    };
    insta::assert_snapshot!(all.iter().map(said).collect::<Vec<_>>().join("\n"), @r"
    Clear a settlement window that does not close published v1 waits 0 stale false flags 1
    How a transfer becomes a settlement published v1 waits 0 stale true flags 0
    Kafka is away and health says OK in_review v0 waits 1 stale false flags 0
    Onboard a DFSP in the Sandbox published v1 waits 0 stale false flags 0
    Quotes fail after a certificate was renewed published v1 waits 0 stale false flags 0
    Restore positions after a failed migration published v1 waits 2 stale false flags 0
    What 17.1.0 brings to Operations published v1 waits 0 stale false flags 0
    ");
    let desk = test.call("knowledge_desk", json!({}));
    assert_eq!(desk["drafts"][0]["title"], "Lower a net debit cap safely");
    assert_eq!(
        desk["queue"].as_array().map(Vec::len),
        Some(2),
        "Ana decides"
    );
    let broken = test.call("article_broken", json!({}));
    assert_eq!(broken["links"], json!([]), "every link leads somewhere");
    let runbook = "Restore positions after a failed migration";
    let decided = json!({"article": runbook, "decision": "approve"});
    let error = test.refusal_as("Joseph Kamau", "article_decide", decided.clone());
    assert_eq!(error.code, Code::Forbidden);
    let approved = test.call_as("Ana Okoro", "article_decide", decided);
    assert_eq!(approved["version"], 2);
}

#[test]
fn its_runbook_was_rehearsed_below_and_blocks_nothing() {
    let test = TestApp::empty();
    test.call("sample_open", json!({}));
    let run = test.call("runbook_run", json!({"run": "17.1.0/UAT"}));
    assert_eq!(
        (&run["state"], &run["unfit"]),
        (&json!("completed"), &json!(0))
    );
    let staging = test.call("runbook_show", json!({"runbook": "17.1.0/STG"}));
    assert_eq!(staging["source"], "the one that was rehearsed in UAT");
    assert_eq!(
        (&staging["check"]["ready"], &staging["check"]["rehearsals"]),
        (&json!(true), &json!(1))
    );
    let steps = staging["steps"].as_array().expect("a list");
    let backup = steps
        .iter()
        .find(|step| step["id"] == "back-up")
        .expect("it backs up");
    assert_eq!(backup["length"]["label"], "26 min, rehearsed once");
    let report = test.call("runbook_report", json!({"run": "17.1.0/UAT"}));
    assert_eq!(report["articles"].as_array().map(Vec::len), Some(1));
}
