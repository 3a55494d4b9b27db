//! Runbooks: made, edited, rehearsed, run, and what a window learns from them.

use crate::deployments::{level, of_rule, start};
use chrono::Duration;
use serde_json::{Value, json};
use slipway_app::error::Code;
use slipway_testkit::TestApp;

/// A runbook of 17.2.0 in an environment from a template.
pub(crate) fn made(test: &TestApp, environment: &str, template: &str) -> Value {
    let request = json!({"release": "17.2.0", "environment": environment, "template": template});
    test.call("runbook_new", request)
}

pub(crate) fn record(test: &TestApp, act: &str, step: &str, text: &str) -> Value {
    let request = json!({"run": "17.2.0/UAT", "act": act, "step": step, "text": text});
    test.call("runbook_record", request)
}

/// The names of steps that may be begun.
pub(crate) fn ready(run: &Value) -> Vec<String> {
    let ready = run["ready"].as_array().expect("a list").iter();
    ready
        .map(|id| id.as_str().expect("a name").to_owned())
        .collect()
}

pub(crate) fn step<'a>(shown: &'a Value, id: &str) -> &'a Value {
    let steps = shown["steps"].as_array().expect("a list");
    let found = steps.iter().find(|step| step["id"] == id);
    found.unwrap_or_else(|| panic!("no step {id}"))
}

/// Works through what is ready until nothing is open, each step in so many minutes.
fn work_through(test: &TestApp, run: &str, minutes: i64) {
    loop {
        let shown = test.call("runbook_run", json!({"run": run}));
        let Some(next) = ready(&shown).first().cloned() else {
            break;
        };
        let kind = step(&shown, &next)["kind"].as_str().unwrap_or_default();
        let act = |act: &str| {
            let request = json!({"run": run, "act": act, "step": next, "text": "seen"});
            test.call("runbook_record", request)
        };
        if kind == "decision" {
            act("go");
        } else {
            act("start");
            test.host.pass(Duration::minutes(minutes));
            act("finish");
        }
    }
    test.call("runbook_record", json!({"run": run, "act": "complete"}));
}

pub(crate) fn rehearsed(test: &TestApp, environment: &str, minutes: i64) -> String {
    let named = format!("17.2.0/{environment}");
    let begun = test.call(
        "runbook_begin",
        json!({"runbook": named, "mode": "rehearsal"}),
    );
    let id = begun["id"].as_str().expect("an id").to_owned();
    work_through(test, &id, minutes);
    id
}

#[test]
fn a_runbook_is_made_from_a_template_and_checked() {
    let test = TestApp::sample();
    let runbook = made(&test, "UAT", "maintenance_window");
    assert_eq!(runbook["version"], 1);
    assert_eq!(runbook["source"], "a template");
    assert_eq!(runbook["strategy"], "maintenance_window");
    let check = test.call("runbook_check", json!({"runbook": "17.2.0/UAT"}));
    assert_eq!(check["ready"], true, "{check}");
    assert_eq!(level(&check, "runbook_rehearsed"), "warn");
    let path = check["critical_path"].as_array().expect("a list");
    assert_eq!(path.first(), Some(&json!("approved")));
    let number = |key: &str| check[key].as_u64().expect("minutes");
    assert_eq!(
        number("total"),
        number("duration") + number("rollback") + number("regression")
    );
    assert!(number("rollback") >= 55 && number("regression") >= 40);
    let again = test.refusal(
        "runbook_new",
        json!({"release": "17.2.0", "environment": "UAT"}),
    );
    assert_eq!(again.code, Code::Conflict);
}

#[test]
fn what_is_missing_blocks() {
    let test = TestApp::sample();
    let runbook = made(&test, "UAT", "in_place");
    let text = runbook["text"].as_str().expect("a text");
    let bare = text.split("## Rollback").next().expect("a part");
    let asked = json!({"runbook": "17.2.0/UAT", "text": bare});
    let check = test.call("runbook_check", asked);
    assert_eq!(check["ready"], false);
    assert_eq!(level(&check, "runbook_rollback"), "block");
    // Asking changed nothing.
    assert_eq!(
        test.call("runbook_show", json!({"runbook": "17.2.0/UAT"}))["version"],
        1
    );
    test.call(
        "runbook_edit",
        json!({"runbook": "17.2.0/UAT", "text": bare}),
    );
    let live = json!({"runbook": "17.2.0/UAT", "mode": "live"});
    let refused = test.refusal("runbook_begin", live);
    assert_eq!(refused.code, Code::Blocked);
    assert!(refused.message.contains("Rollback"), "{}", refused.message);
}

#[test]
fn a_text_is_edited_over_the_version_that_was_seen() {
    let test = TestApp::sample();
    let runbook = made(&test, "UAT", "in_place");
    let text = runbook["text"].as_str().expect("a text");
    let changed = text.replace("NAMESPACE=mojaloop", "NAMESPACE=switch");
    let edit = |text: &str, version: u32| json!({"runbook": "17.2.0/UAT", "text": text, "version": version});
    let edited = test.call("runbook_edit", edit(&changed, 1));
    assert_eq!(edited["version"], 2);
    assert_eq!(edited["variables"][0]["value"], "switch");
    assert_eq!(
        edited["text"],
        changed.as_str(),
        "it is kept as it was written"
    );
    assert_eq!(
        test.refusal("runbook_edit", edit(text, 1)).code,
        Code::Conflict
    );
    let wrong = test.refusal("runbook_edit", edit("---\ntitle: x\n---\nloose", 2));
    assert_eq!(
        (wrong.code, wrong.field.as_deref()),
        (Code::Invalid, Some("text"))
    );
    assert!(wrong.message.starts_with("Line 4"), "{}", wrong.message);
    // The same text is no other version.
    assert_eq!(test.call("runbook_edit", edit(&changed, 2))["version"], 2);
}

#[test]
fn steps_are_added_edited_moved_and_taken_out() {
    let test = TestApp::sample();
    made(&test, "UAT", "in_place");
    let set = |mut fields: Value| {
        fields["runbook"] = json!("17.2.0/UAT");
        test.call("runbook_step", fields)
    };
    let edited = set(
        json!({"step": "upgrade", "estimate": 45, "maker": "Chidi Eze",
        "checker": "Joseph Kamau"}),
    );
    let upgrade = step(&edited, "upgrade");
    assert_eq!(
        (&upgrade["estimate"], &upgrade["maker"]),
        (&json!(45), &json!("Chidi Eze"))
    );
    let added = set(
        json!({"step": "scale-down", "title": "Scale the handlers down",
        "section": "deployment", "after": ["go"], "estimate": 5, "behind": ""}),
    );
    assert_eq!(step(&added, "scale-down")["section"], "deployment");
    let gone = set(json!({"step": "scale-down", "remove": true}));
    assert!(
        !gone["text"]
            .as_str()
            .expect("a text")
            .contains("scale-down")
    );
    let refused = test.refusal(
        "runbook_step",
        json!({"runbook": "17.2.0/UAT", "step": "Not a name", "title": "x", "section": "report"}),
    );
    assert_eq!(refused.code, Code::Invalid);
    // A circle is kept, and found.
    set(json!({"step": "approved", "after": ["health"]}));
    let check = test.call("runbook_check", json!({"runbook": "17.2.0/UAT"}));
    assert_eq!(level(&check, "runbook_sound"), "block");
}

#[test]
fn a_rehearsal_measures_what_the_next_environment_plans_with() {
    let test = TestApp::sample();
    made(&test, "DEV", "in_place");
    rehearsed(&test, "DEV", 3);
    rehearsed(&test, "DEV", 6);
    // Made from the one below, as nobody said otherwise.
    let request = json!({"release": "17.2.0", "environment": "UAT"});
    let above = test.call("runbook_new", request);
    assert_eq!(above["source"], "the one that was rehearsed in DEV");
    let length = &step(&above, "upgrade")["length"];
    assert_eq!(length["known"], "rehearsed");
    assert_eq!(
        (
            &length["rehearsals"],
            &length["shortest"],
            &length["longest"]
        ),
        (&json!(2), &json!(180), &json!(360))
    );
    assert_eq!(length["label"], "6 min, rehearsed 2 times: 3 min to 6 min");
    assert_eq!(level(&above["check"], "runbook_rehearsed"), "met");
    // Nobody rehearsed the way back: it stays an estimate.
    assert_eq!(step(&above, "regression")["length"]["known"], "estimate");
    let plan =
        json!({"release": "17.2.0", "environment": "UAT", "start": start("2026-12-08T10:00")});
    let planned = test.call("deployment_save", plan);
    assert_eq!(planned["runbook_minutes"], above["check"]["duration"]);
    assert_eq!(planned["rollback_minutes"], above["check"]["rollback"]);
    assert_eq!(planned["validation_minutes"], above["check"]["regression"]);
    assert_eq!(planned["minutes"], above["check"]["total"]);
    let check = test.call("runbook_check", json!({"runbook": "17.2.0/UAT"}));
    let latest = check["latest_decision"]["label"]
        .as_str()
        .expect("a moment");
    assert!(latest.starts_with("Tue 8 Dec 2026"), "{latest}");
    assert_eq!(check["too_late"], false);
}

#[test]
fn a_window_takes_its_times_from_the_runbook_when_told_to() {
    let test = TestApp::sample();
    let plan = json!({"release": "17.2.0", "environment": "UAT", "start": start("2026-12-08T10:00"),
        "minutes": 60});
    let id = test.call("deployment_save", plan)["id"].clone();
    let take = json!({"id": id, "from_runbook": true});
    assert_eq!(
        test.refusal("deployment_save", take.clone()).code,
        Code::NotFound
    );
    let runbook = made(&test, "UAT", "in_place");
    let taken = test.call("deployment_save", take);
    assert_eq!(taken["runbook_minutes"], runbook["check"]["duration"]);
    assert_eq!(level(&taken["check"], "long_enough"), "warn");
}

#[test]
fn a_run_is_recorded_step_by_step_and_reported() {
    let test = TestApp::sample();
    made(&test, "UAT", "in_place");
    let begin = json!({"runbook": "17.2.0/UAT", "mode": "rehearsal"});
    let begun = test.call("runbook_begin", begin.clone());
    assert_eq!(
        (&begun["state"], &begun["number"]),
        (&json!("running"), &json!(1))
    );
    assert_eq!(ready(&begun), ["approved"]);
    assert_eq!(test.refusal("runbook_begin", begin).code, Code::Conflict);
    record(&test, "start", "approved", "");
    test.host.pass(Duration::minutes(9));
    let late = record(&test, "finish", "approved", "all there");
    assert_eq!(late["behind"], 4 * 60);
    record(
        &test,
        "deviation",
        "approved",
        "The CAB was late\nby four minutes",
    );
    record(&test, "evidence", "approved", "minutes.pdf");
    let anew = record(&test, "rebaseline", "", "The CAB was late");
    assert_eq!(anew["behind"], 0);
    let refused = test.refusal(
        "runbook_record",
        json!({"run": "17.2.0/UAT#1", "act": "start", "step": "upgrade"}),
    );
    assert_eq!(refused.code, Code::Conflict);
    assert!(
        refused.message.contains("waits for go"),
        "{}",
        refused.message
    );
    record(&test, "skip", "access", "Known from yesterday");
    record(&test, "reopen", "access", "They changed");
    record(&test, "start", "access", "");
    test.host.pass(Duration::minutes(1));
    let back = record(&test, "abort", "", "The cluster is not healthy");
    assert_eq!(back["way"], "back");
    assert_eq!(step(&back, "roll-back")["state"], "not_needed");
    assert_eq!(step(&back, "access")["state"], "stopped");
    // Another process that opens the folder after a kill finds the run where it was.
    let other = test.reopen();
    let caller = slipway_app::Caller::acting(None);
    let same =
        slipway_app::catalogue::call(&other, &caller, "runbook_run", json!({"run": "17.2.0/UAT"}))
            .expect("it is there");
    assert_eq!(same.value, back);
    drop(other);
    let id = back["id"].as_str().expect("an id").to_owned();
    work_through(&test, &id, 2);
    let ended = test.call("runbook_run", json!({"run": id}));
    assert_eq!(ended["state"], "rolled_back");
    let report = test.call("runbook_report", json!({"run": id}));
    let text = report["markdown"].as_str().expect("a text");
    for said in [
        "# Rehearsal 1 of Mojaloop 17.2.0 r0 into UAT",
        "It was taken back.",
        "## Rollback",
        "The cluster is not healthy",
        "minutes.pdf",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    let article = &report["articles"][0];
    assert_eq!(article["title"], "The CAB was late");
    let draft = json!({"text": article["text"], "title": article["title"], "kind": "runbook_note"});
    test.call("article_draft", draft);
    assert_eq!(
        test.refusal("runbook_remove", json!({"runbook": "17.2.0/UAT"}))
            .code,
        Code::Blocked
    );
}

#[test]
fn a_decision_is_recorded_by_name_and_a_no_go_turns_back() {
    let test = TestApp::sample();
    made(&test, "UAT", "in_place");
    let begin = json!({"runbook": "17.2.0/UAT", "mode": "rehearsal"});
    test.call("runbook_begin", begin);
    let no_go = json!({"run": "17.2.0/UAT", "act": "no_go", "step": "go", "by": "Fatou Diallo",
        "text": "Payments are late"});
    let back = test.call_as("Grace Nakato", "runbook_record", no_go);
    assert_eq!(back["way"], "back");
    let decision = &back["decisions"][0];
    assert_eq!(
        (&decision["go"], &decision["by"]),
        (&json!(false), &json!("Fatou Diallo"))
    );
    let log = test.call("log_list", json!({}));
    assert_eq!(log["operations"][0]["actor"], "Grace Nakato");
    let op = log["operations"][0]["id"].clone();
    assert_ne!(test.refusal("undo", json!({"op": op})).code, Code::Internal);
}

#[test]
fn a_clock_that_was_put_back_does_not_stop_a_run() {
    let test = TestApp::sample();
    made(&test, "UAT", "in_place");
    let begin = json!({"runbook": "17.2.0/UAT", "mode": "rehearsal"});
    test.call("runbook_begin", begin);
    test.host.pass(Duration::minutes(5));
    record(&test, "start", "approved", "");
    test.host.pass(Duration::minutes(-30));
    let run = record(&test, "finish", "approved", "");
    assert_eq!(step(&run, "approved")["state"], "done");
    assert_eq!(run["unfit"], 0);
}

#[test]
fn a_live_run_lies_in_an_open_window() {
    let test = TestApp::sample();
    let runbook = made(&test, "UAT", "maintenance_window");
    let plan = json!({"release": "17.2.0", "environment": "UAT", "start": start("2026-11-23T16:00"),
        "minutes": 240, "maker": "Chidi Eze", "checker": "Joseph Kamau"});
    let id = test.call("deployment_save", plan)["id"].clone();
    let live = json!({"runbook": runbook["id"], "mode": "live"});
    let refused = test.refusal("runbook_begin", live.clone());
    assert_eq!(refused.code, Code::Blocked, "{}", refused.message);
    test.call_as(
        "Grace Nakato",
        "deployment_advance",
        json!({"id": id, "to": "window_open", "reason": "Agreed"}),
    );
    let begun = test.call("runbook_begin", live);
    assert_eq!(begun["deployment"], id);
    assert!(!begun["window_end"].is_null() && !begun["latest_decision"].is_null());
    // The window is shorter than the way there and back, so the last decision comes too late.
    assert_eq!(begun["next_decision"], "go");
}

#[test]
fn staging_and_production_ask_for_a_runbook() {
    let test = TestApp::sample();
    let check = |environment: &str| {
        let request = json!({"release": "17.2.0", "environment": environment,
            "start": start("2026-12-08T22:00"), "minutes": 300, "change_type": "major"});
        test.call("deployment_check", request)
    };
    assert_eq!(of_rule(&check("UAT"), "runbook_ready"), []);
    assert_eq!(level(&check("PRD"), "runbook_ready"), "unknown");
    made(&test, "PRD", "in_place");
    let set = json!({"runbook": "17.2.0/PRD", "step": "backup", "remove": true});
    test.call("runbook_step", set);
    assert_eq!(level(&check("PRD"), "runbook_ready"), "block");
    let text = made(&test, "STG", "maintenance_window")["text"].clone();
    assert_eq!(level(&check("STG"), "runbook_ready"), "met");
    let edit = json!({"runbook": "17.2.0/PRD", "text": text});
    test.call("runbook_edit", edit);
    // It deploys with the values of Staging.
    assert_eq!(level(&check("PRD"), "runbook_ready"), "block");
    let text = text.as_str().expect("a text").replace("-stg", "-prd");
    let edit = json!({"runbook": "17.2.0/PRD", "text": text});
    test.call("runbook_edit", edit);
    assert_eq!(level(&check("PRD"), "runbook_ready"), "met");
}

#[test]
fn a_release_goes_with_its_runbooks_and_comes_back_with_them() {
    let test = TestApp::sample();
    made(&test, "UAT", "in_place");
    test.call(
        "runbook_begin",
        json!({"runbook": "17.2.0/UAT", "mode": "rehearsal"}),
    );
    record(&test, "start", "approved", "");
    let before = slipway_testkit::dump::but_revisions(test.folder());
    let gone = test.outcome("", "release_remove", json!({"release": "17.2.0"}));
    let listed = test.call("runbook_list", json!({}));
    assert_eq!(listed["runbooks"], json!([]));
    test.call("undo", json!({"op": gone.op}));
    assert_eq!(slipway_testkit::dump::but_revisions(test.folder()), before);
    let listed = test.call("runbook_list", json!({"release": "17.2.0"}));
    assert_eq!(listed["runbooks"][0]["last_run"]["state"], "running");
}

#[test]
fn what_another_process_records_is_there_at_the_next_look() {
    let test = TestApp::sample();
    made(&test, "UAT", "in_place");
    let begin = json!({"runbook": "17.2.0/UAT", "mode": "rehearsal"});
    let here = test.call("runbook_begin", begin);
    let first = ready(&here).first().cloned().expect("a step is ready");
    let other = test.reopen();
    let caller = slipway_app::Caller::acting(Some("Ana Okoro".to_owned()));
    let start = json!({"run": "17.2.0/UAT", "act": "start", "step": first, "text": ""});
    let recorded = slipway_app::catalogue::call(&other, &caller, "runbook_record", start);
    assert!(recorded.is_ok(), "{recorded:?}");
    let seen = test.call("runbook_run", json!({"run": "17.2.0/UAT"}));
    assert_eq!(step(&seen, &first)["state"], "running");
    // Both look at one file: what is recorded here follows what was recorded there.
    record(&test, "finish", &first, "seen");
    let there =
        slipway_app::catalogue::call(&other, &caller, "runbook_run", json!({"run": "17.2.0/UAT"}));
    let there = there.expect("it is read").value;
    assert_eq!(step(&there, &first)["state"], "done");
    assert_eq!(there["events"].as_array().map(Vec::len), Some(2));
}
