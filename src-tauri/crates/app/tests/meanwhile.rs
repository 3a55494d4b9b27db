//! What changes after a deployment was planned, confirmed, announced or opened, and what that voids.

use crate::deployments::{id, level, of_rule, plan, sample, start};
use chrono::Duration;
use serde_json::{Value, json};
use slipway_app::error::Code;
use slipway_testkit::TestApp;

fn broken(test: &TestApp, id: &str) -> Value {
    test.call("deployment_show", json!({"id": id}))["confirmation"]["broken"].clone()
}

fn advance(test: &TestApp, who: &str, id: &str, to: &str, reason: Value) -> Value {
    let request = json!({"id": id, "to": to, "reason": reason});
    test.call_as(who, "deployment_advance", request)
}

#[test]
fn what_was_confirmed_is_confirmed_for_its_environment_and_its_kind() {
    let test = sample();
    let planned = plan(&test, "UAT", "2026-12-08T10:00");
    let id = id(&planned);
    test.call("deployment_confirm", json!({"id": id}));
    assert_eq!(broken(&test, id), json!([]));
    test.call("deployment_save", json!({"id": id, "environment": "PRD"}));
    assert_eq!(
        broken(&test, id),
        json!(["It goes into another environment than the one that was confirmed."])
    );
    test.call(
        "deployment_save",
        json!({"id": id, "environment": "UAT", "strategy": "blue_green"}),
    );
    assert_eq!(
        broken(&test, id),
        json!(["Its type, downtime, strategy or who performs it is not what was confirmed."])
    );
}

#[test]
fn what_was_let_pass_in_one_environment_blocks_in_another() {
    let test = sample();
    let planned = plan(&test, "UAT", "2026-12-24T22:00");
    let id = id(&planned);
    let year_end = json!({
        "kind": "freeze", "hard": true, "reason": "Year end", "environments": ["UAT", "PRD"],
        "start": start("2026-12-15T00:00"), "end": "2027-01-05T06:00",
    });
    test.call("window_save", year_end);
    let let_pass = json!({"id": id, "rule": "hard_freeze", "reason": "Rehearsal"});
    test.call_as("Grace Nakato", "deployment_override", let_pass);
    let level_in = |environment: &str| {
        let moved = test.call(
            "deployment_save",
            json!({"id": id, "environment": environment}),
        );
        let findings = moved["check"]["findings"]
            .as_array()
            .cloned()
            .unwrap_or_default();
        let freeze = findings
            .iter()
            .find(|one| one["rule"] == "hard_freeze")
            .cloned();
        freeze.expect("it lies in the freeze")["overridden"].is_null()
    };
    assert!(level_in("PRD"), "nobody let it pass there");
    assert!(!level_in("UAT"), "it was let pass here");
}

#[test]
fn what_was_announced_goes_where_it_was_announced() {
    let test = sample();
    let planned = plan(&test, "UAT", "2026-12-08T10:00");
    let id = id(&planned);
    advance(&test, "", id, "announced", Value::Null);
    for change in [json!({"environment": "PRD"}), json!({"release": "17.2.0"})] {
        let mut request = json!({"id": id});
        request
            .as_object_mut()
            .expect("an object")
            .extend(change.as_object().cloned().expect("an object"));
        assert_eq!(test.refusal("deployment_save", request).code, Code::Blocked);
    }
    // Its time may change: that is what the date change is for.
    test.call(
        "deployment_save",
        json!({"id": id, "start": start("2026-12-09T10:00")}),
    );
}

#[test]
fn a_soft_freeze_or_a_holiday_that_comes_later_is_confirmed_anew() {
    let test = sample();
    let soft =
        |reason: &str, environment: &str| {
            test.call("window_save", json!({
            "kind": "freeze", "hard": false, "reason": reason, "environments": [environment],
            "start": start("2026-12-08T00:00"), "end": "2026-12-09T00:00",
        }))
        };
    soft("DFSP onboarding", "UAT");
    let planned = plan(&test, "UAT", "2026-12-08T10:00");
    let id = id(&planned);
    assert_eq!(level(&planned["check"], "soft_freeze"), "warn");
    test.call("deployment_confirm", json!({"id": id}));
    assert_eq!(broken(&test, id), json!([]), "who confirmed knew of it");
    soft("Vendor maintenance", "UAT");
    assert_eq!(
        broken(&test, id),
        json!(["It lies in a soft freeze: Vendor maintenance."])
    );
    test.call("deployment_confirm", json!({"id": id}));
    assert_eq!(broken(&test, id), json!([]));
}

#[test]
fn a_halt_stops_a_window_that_is_open_and_its_rollback() {
    let test = sample();
    let planned = plan(&test, "UAT", "2026-12-08T10:00");
    let id = id(&planned);
    advance(&test, "", id, "window_open", json!("Rehearsal"));
    let halt = test.call("halt_start", json!({"reason": "Settlement stands"}));
    let go_on = json!({"id": id, "to": "deploying"});
    let refused = test.refusal("deployment_advance", go_on.clone());
    assert_eq!(refused.code, Code::Blocked);
    assert!(refused.message.contains("deploying"), "{}", refused.message);
    test.call("halt_lift", json!({"id": halt["id"], "reason": "Settled"}));
    test.call("deployment_advance", go_on);
    test.call("halt_start", json!({"reason": "Settlement stands again"}));
    let back = json!({"id": id, "to": "rolling_back", "reason": "502 on /quotes"});
    let refused = test.refusal_as("Chidi Eze", "deployment_advance", back.clone());
    assert_eq!(
        refused.code,
        Code::Forbidden,
        "it takes somebody who may override"
    );
    let gone = test.call_as("Grace Nakato", "deployment_advance", back);
    assert_eq!(gone["state"], "rolling_back");
}

#[test]
fn a_freeze_that_allows_no_rollback_stops_one() {
    let test = sample();
    let planned = plan(&test, "UAT", "2026-12-08T10:00");
    let id = id(&planned);
    advance(&test, "", id, "window_open", json!("Rehearsal"));
    advance(&test, "", id, "deploying", Value::Null);
    let mut called = json!({
        "kind": "freeze", "hard": true, "reason": "Settlement", "environments": ["UAT"],
        "start": start("2026-11-20T00:00"), "end": "2026-12-09T00:00", "allow_rollback": true,
    });
    let saved = test.call("window_save", called.clone());
    let back = json!({"id": id, "to": "rolling_back", "reason": "502 on /quotes"});
    called["id"] = saved["id"].clone();
    called["allow_rollback"] = json!(false);
    test.call("window_save", called.clone());
    assert_eq!(
        test.refusal_as("Chidi Eze", "deployment_advance", back.clone())
            .code,
        Code::Forbidden
    );
    called["allow_rollback"] = json!(true);
    test.call("window_save", called);
    test.call_as("Chidi Eze", "deployment_advance", back);
}

#[test]
fn what_was_rolled_back_has_its_regression_run_however_it_ends() {
    let test = sample();
    let planned = plan(&test, "UAT", "2026-12-08T10:00");
    let id = id(&planned);
    for (to, reason) in [
        ("window_open", json!("Rehearsal")),
        ("deploying", Value::Null),
        ("rolling_back", json!("502 on /quotes")),
        ("regression", Value::Null),
        ("rolled_back", Value::Null),
    ] {
        advance(&test, "", id, to, reason);
    }
    let refused = test.refusal("deployment_close", json!({"id": id, "outcome": "failed"}));
    assert!(
        refused.message.contains("No regression run is named"),
        "{}",
        refused.message
    );
}

#[test]
fn a_decision_to_roll_back_is_not_closed_as_implemented() {
    let test = sample();
    let planned = plan(&test, "UAT", "2026-12-08T10:00");
    let id = id(&planned);
    advance(&test, "", id, "window_open", json!("Rehearsal"));
    let report = json!({"issues": [{"kind": "new", "text": "502", "decision": "roll_back"}]});
    let close = json!({"id": id, "outcome": "implemented", "report": report});
    let refused = test.refusal_as("Joseph Kamau", "deployment_close", close);
    assert_eq!(refused.field.as_deref(), Some("outcome"));
}

#[test]
fn who_began_to_deploy_is_the_maker_where_nobody_was_named() {
    let test = sample();
    let planned = test.call("deployment_save", json!({
        "title": "OS patches", "environment": "UAT", "minutes": 60, "start": start("2026-12-08T10:00"),
    }));
    let id = id(&planned);
    advance(&test, "Grace Nakato", id, "window_open", json!("Rehearsal"));
    for to in ["deploying", "validating"] {
        advance(&test, "Chidi Eze", id, to, Value::Null);
    }
    let found_good = json!({"id": id, "to": "validated"});
    let refused = test.refusal_as("Chidi Eze", "deployment_advance", found_good.clone());
    assert_eq!(refused.code, Code::Forbidden);
    let reasoned = json!({"id": id, "to": "validated", "reason": "Nobody else is awake"});
    assert_eq!(
        test.refusal_as("Chidi Eze", "deployment_advance", reasoned)
            .code,
        Code::Forbidden,
        "a reason is not a role"
    );
    let done = test.call_as("Joseph Kamau", "deployment_advance", found_good);
    assert_eq!(done["maker"]["name"], "Chidi Eze");
    assert_eq!(done["checker"]["name"], "Joseph Kamau");
}

#[test]
fn a_plan_that_is_only_thought_of_is_judged_as_it_would_be_saved() {
    let test = sample();
    plan(&test, "DEV", "2026-12-08T10:00");
    let ask = |more: Value| {
        let mut request =
            json!({"environment": "UAT", "start": start("2026-12-08T10:00"), "minutes": 60});
        let fields = more.as_object().cloned().expect("an object");
        request.as_object_mut().expect("an object").extend(fields);
        test.call("deployment_check", request)
    };
    let bare = ask(json!({}));
    assert_eq!(of_rule(&bare, "people_free"), []);
    let busy = ask(json!({"maker": "Chidi Eze"}));
    assert_eq!(level(&busy, "people_free"), "warn");
    let short = ask(json!({"runbook_minutes": 90}));
    assert_eq!(level(&short, "long_enough"), "warn");
    let slot = |checked: &Value| {
        let moment = |key: &str| {
            checked["next_slots"][0][key]
                .as_str()
                .unwrap_or_default()
                .parse::<chrono::DateTime<chrono::Utc>>()
                .expect("a moment")
        };
        moment("end") - moment("start")
    };
    assert_eq!(
        slot(&short),
        Duration::minutes(90),
        "as long as its runbook"
    );
    let release = ask(json!({"release": "17.1.0"}));
    assert_eq!(
        slot(&release),
        Duration::minutes(230),
        "as long as it took elsewhere"
    );
    let soon = json!({"start": start("2026-11-24T10:00")});
    assert_eq!(
        level(&ask(soon), "lead_time"),
        "block",
        "as a plan of it would be"
    );
}

#[test]
fn what_a_zone_moved_is_said_before_anybody_confirmed() {
    let test = sample();
    let planned = plan(&test, "PRD", "2026-12-01T22:00");
    assert_eq!(of_rule(&planned["check"], "zone_moved"), []);
    test.saved_under_other_zone_rules(Duration::hours(1));
    let shown = test.call("deployment_show", json!({"id": id(&planned)}));
    assert_eq!(level(&shown["check"], "zone_moved"), "warn");
    let saved = test.call("deployment_save", json!({"id": id(&planned)}));
    assert_eq!(
        of_rule(&saved["check"], "zone_moved"),
        [],
        "saved again it is placed anew"
    );
}

#[test]
fn who_was_not_told_of_the_target_date_in_time_is_a_finding_of_the_release() {
    let test = sample();
    let findings = |target: &str| {
        let edit = json!({"release": "17.1.0", "target": target});
        let release = test.call("release_edit", edit);
        let findings = release["findings"].as_array().cloned().expect("findings");
        let of_target = findings.iter().filter(|one| one["rule"] == "target_set");
        of_target
            .map(|one| format!("{} {}", one["level"], one["subject"]).replace('"', ""))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        findings("2027-03-01T22:00"),
        ["met The target date is known and told"]
    );
    let late = findings("2026-11-27T22:00");
    assert!(
        late.iter()
            .all(|one| one.starts_with("warn Target release date to ")
                && one.ends_with(" is overdue")),
        "{late:?}"
    );
    assert!(!late.is_empty());
}

#[test]
fn who_was_told_of_a_window_still_hears_that_it_is_off() {
    let (test, id) = crate::messages::planned();
    let announced = crate::messages::announcement(&id, "copy");
    test.call("message_send", announced);
    test.call(
        "deployment_cancel",
        json!({"id": id, "reason": "Not needed"}),
    );
    test.host.pass(Duration::days(16));
    let over = test.call("deployment_show", json!({"id": id}));
    let late = of_rule(&over["check"], "announced");
    assert!(
        !late.is_empty()
            && late
                .iter()
                .all(|(level, subject)| level == "warn" && subject.ends_with("is overdue")),
        "{late:?}"
    );
    assert_eq!(
        over["check"]["findings"].as_array().map_or(0, Vec::len),
        late.len()
    );
}

#[test]
fn a_hub_asks_for_lead_times_of_its_own() {
    let test = sample();
    let mut hub = test.call("workspace_show", json!({}))["hub"].clone();
    assert_eq!(
        hub["lead_days"],
        json!({"standard": 3, "minor": 3, "major": 5})
    );
    let ask = || {
        let request = json!({"environment": "UAT", "start": start("2026-11-26T22:00"), "minutes": 60, "change_type": "minor"});
        level(&test.call("deployment_check", request), "lead_time")
    };
    assert_eq!(ask(), "block");
    hub["lead_days"]["minor"] = json!(1);
    let saved = test.outcome("", "hub_save", json!({"hub": hub}));
    assert_eq!(ask(), "met");
    test.call("undo", json!({"op": saved.op}));
    assert_eq!(ask(), "block");
    hub["lead_days"]["minor"] = json!(61);
    assert_eq!(
        test.refusal("hub_save", json!({"hub": hub}))
            .field
            .as_deref(),
        Some("lead_days")
    );
}
