//! Deployments: planned, judged, confirmed, moved, opened and closed.

use chrono::Duration;
use serde_json::{Value, json};
use slipway_app::error::Code;
use slipway_testkit::{TestApp, dump};

const ZONE: &str = "Africa/Lagos";

/// The sample workspace, with 17.1.0 approved.
pub(crate) fn sample() -> TestApp {
    let test = TestApp::sample();
    let approve = json!({"release": "17.1.0", "to": "approved", "reason": "Told by phone"});
    test.call_as("Grace Nakato", "release_advance", approve);
    test
}

pub(crate) fn freeze(test: &TestApp) {
    let freeze = json!({
        "kind": "freeze", "hard": true, "reason": "Year end", "environments": ["PRD"],
        "start": {"local": "2026-12-15T00:00", "zone": ZONE}, "end": "2027-01-05T06:00",
    });
    test.call("window_save", freeze);
}

pub(crate) fn start(local: &str) -> Value {
    json!({"local": local, "zone": ZONE})
}

pub(crate) fn plan(test: &TestApp, environment: &str, local: &str) -> Value {
    test.call(
        "deployment_save",
        json!({
            "release": "17.1.0", "environment": environment, "start": start(local), "minutes": 240,
            "maker": "Chidi Eze", "checker": "Joseph Kamau", "runbook_minutes": 155,
            "rollback_minutes": 55, "validation_minutes": 20,
        }),
    )
}

pub(crate) fn id(deployment: &Value) -> &str {
    deployment["id"].as_str().expect("an id")
}

#[test]
fn a_release_whose_notes_tell_of_changed_data_begins_in_a_maintenance_window() {
    for (breaking, strategy) in [
        ("1. The table `x` has another name", "maintenance_window"),
        ("There are no breaking changes in this release.", "in_place"),
    ] {
        let test = TestApp::sample();
        let notes = format!(
            "# Notes\n\n## 1. New Features\n\n* One\n\n## 2. Breaking Changes\n\n{breaking}\n"
        );
        let notes = json!({"release": "17.1.0", "text": notes, "origin": "pasted"});
        test.call("release_notes_save", notes);
        let planned = plan(&test, "UAT", "2026-12-08T22:00");
        let stops = strategy == "maintenance_window";
        assert_eq!(
            (&planned["strategy"], &planned["downtime"]),
            (&json!(strategy), &json!(stops)),
            "{breaking}"
        );
    }
}

/// The findings of a rule: level and subject.
pub(crate) fn of_rule(checked: &Value, rule: &str) -> Vec<(String, String)> {
    let findings = checked["findings"].as_array().expect("a list").iter();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    findings
        .filter(|finding| finding["rule"] == rule)
        .map(|finding| (text(&finding["level"]), text(&finding["subject"])))
        .collect()
}

pub(crate) fn level(checked: &Value, rule: &str) -> String {
    of_rule(checked, rule)
        .first()
        .map(|(level, _)| level.clone())
        .unwrap_or_default()
}

fn everyone_approves(test: &TestApp, id: &str) {
    for (who, kind) in [
        ("Grace Nakato", "cab"),
        ("Grace Nakato", "business"),
        ("Fatou Diallo", "business"),
    ] {
        test.call_as(
            who,
            "deployment_approve",
            json!({"id": id, "kind": kind, "approved": true}),
        );
    }
}

/// Goes through a window that is open, as its maker and its checker would.
pub(crate) fn carry_out(test: &TestApp, id: &str) {
    for to in ["deploying", "validating"] {
        test.call_as(
            "Chidi Eze",
            "deployment_advance",
            json!({"id": id, "to": to}),
        );
    }
    let same = json!({"id": id, "to": "validated"});
    let refused = test.refusal_as("Chidi Eze", "deployment_advance", same.clone());
    assert_eq!(
        refused.code,
        Code::Forbidden,
        "who performs it does not validate it"
    );
    test.call_as("Joseph Kamau", "deployment_advance", same);
    let close = json!({"id": id, "outcome": "implemented", "report": {"issues": [
        {"kind": "known", "text": "Slow first quote"},
    ]}});
    let closed = test.call_as("Joseph Kamau", "deployment_close", close);
    assert_eq!(closed["state"], "closed");
    assert_eq!(closed["report"]["by"], "Joseph Kamau");
}

/// Approves, confirms and waits until its window has begun.
pub(crate) fn ready(test: &TestApp, id: &str) {
    everyone_approves(test, id);
    test.call("deployment_confirm", json!({"id": id}));
    let start = test.call("deployment_show", json!({"id": id}))["start_at"].clone();
    let start = start
        .as_str()
        .expect("a moment")
        .parse::<chrono::DateTime<chrono::Utc>>();
    let now = slipway_app::Host::now(test.host.as_ref());
    test.host
        .pass(start.expect("it is one") - now + Duration::minutes(1));
}

#[test]
fn a_release_climbs_the_ladder_and_is_told_when_instead() {
    let test = sample();
    freeze(&test);
    let development = plan(&test, "DEV", "2026-12-01T10:00");
    let uat = plan(&test, "UAT", "2026-12-08T10:00");
    assert_eq!(
        of_rule(&uat["check"], "environment_order"),
        [(
            "block".to_owned(),
            "Development has not validated it".to_owned()
        ),]
    );
    ready(&test, id(&development));
    test.call(
        "deployment_advance",
        json!({"id": id(&development), "to": "window_open"}),
    );
    carry_out(&test, id(&development));
    let uat = test.call("deployment_show", json!({"id": id(&uat)}));
    assert_eq!(level(&uat["check"], "environment_order"), "met");

    let production = plan(&test, "PRD", "2026-12-19T22:00");
    let check = &production["check"];
    assert_eq!(check["allowed"], false);
    assert_eq!(check["gate"], "frozen");
    assert_eq!(
        of_rule(check, "hard_freeze"),
        [(
            "block".to_owned(),
            "It lies in a freeze: Year end".to_owned()
        ),]
    );
    assert_eq!(check["next_open"], "2027-01-05T06:00:00+01:00");
    let slot = &check["next_slots"][0];
    // The evening that was asked, not the small hours in which the freeze ends.
    assert_eq!(slot["start"], "2027-01-05T22:00:00+01:00");
    assert_eq!(slot["note"], "after the freeze: Year end");
    let conflict = &check["conflicts"][0];
    assert_eq!(
        (&conflict["kind"], &conflict["with"]),
        (&json!("freeze"), &json!("Year end"))
    );

    let taken = json!({"id": id(&production), "start": {"local": slot["start"], "zone": ZONE}});
    let moved = test.call("deployment_save", taken);
    assert_eq!(moved["start"]["local"], "2027-01-05T22:00");
    assert_eq!(level(&moved["check"], "hard_freeze"), "met");
}

#[test]
fn what_was_confirmed_no_longer_holds_when_the_window_moves_or_the_calendar_says_no() {
    let test = sample();
    let planned = plan(&test, "PRD", "2026-12-19T22:00");
    let id = id(&planned);
    let confirmed = test.call(
        "deployment_confirm",
        json!({"id": id, "note": "All at hand"}),
    );
    assert_eq!(confirmed["confirmed"], "confirmed");
    let broken = |test: &TestApp| {
        let shown = test.call("deployment_show", json!({"id": id}));
        let workspace = test.call("workspace_show", json!({}));
        let again = shown["confirmed"] == "needs_again";
        assert_eq!(workspace["needs_confirming"], json!(u32::from(again)));
        shown["confirmation"]["broken"].clone()
    };
    assert_eq!(broken(&test), json!([]));
    test.call(
        "deployment_save",
        json!({"id": id, "start": start("2026-12-20T22:00")}),
    );
    let reason = broken(&test)[0].as_str().expect("a sentence").to_owned();
    insta::assert_snapshot!(reason, @"The window was moved to Sun 20 Dec 2026, 22:00 – Mon 21 Dec, 02:00 WAT (UTC+1).");
    test.call(
        "deployment_save",
        json!({"id": id, "start": start("2026-12-19T22:00")}),
    );
    assert_eq!(broken(&test), json!([]), "moved back, it holds again");
    freeze(&test);
    assert_eq!(broken(&test), json!(["It lies in a freeze: Year end."]));
    let list = test.call("deployment_list", json!({"needs_confirming": true}));
    assert_eq!(list["deployments"][0]["id"], json!(id));
    let override_it = json!({"id": id, "reason": "The regulator wants it"});
    test.refusal_as("Chidi Eze", "deployment_override", override_it.clone());
    test.call_as(
        "Grace Nakato",
        "deployment_override",
        json!({"id": id, "rule": "hard_freeze", "reason": "The regulator wants it"}),
    );
    assert_eq!(broken(&test), json!([]), "let pass, for this window");
    test.call(
        "deployment_save",
        json!({"id": id, "start": start("2026-12-22T22:00")}),
    );
    let again = test.call("deployment_show", json!({"id": id}));
    assert_eq!(
        level(&again["check"], "hard_freeze"),
        "block",
        "not for another"
    );
}

/// Governments move clocks at short notice. The wall clock is what was agreed on; the instant it
/// means is derived by today's rules, and whoever confirmed another one confirms again.
#[test]
fn what_was_confirmed_under_other_zone_rules_is_confirmed_again() {
    let test = sample();
    let planned = plan(&test, "PRD", "2026-12-01T22:00");
    let id = id(&planned);
    test.call("deployment_confirm", json!({"id": id}));
    let stands = |test: &TestApp| {
        let shown = test.call("deployment_show", json!({"id": id}));
        let list = test.call("deployment_list", json!({"needs_confirming": true}));
        let listed = list["deployments"].as_array().expect("a list").len();
        let view = json!({"from": "2026-12-01", "to": "2026-12-02", "environments": ["PRD"]});
        let view = test.call("calendar_show", view);
        let status = test.call("workspace_show", json!({}));
        let tasks = test.call("overview_show", json!({}));
        let tasks = tasks["tasks"].as_array().expect("tasks").iter();
        let again = |task: &&Value| {
            let title = task["title"].as_str().unwrap_or_default();
            task["kind"] == "confirm" && title.ends_with("confirm readiness again")
        };
        json!([
            shown["confirmation"]["broken"],
            shown["start_at"],
            listed,
            view["entries"][0]["needs_confirming"],
            status["needs_confirming"],
            tasks.filter(again).count(),
        ])
    };
    let held = json!([[], "2026-12-01T21:00:00Z", 0, false, 0, 0]);
    assert_eq!(stands(&test), held);
    test.saved_under_other_zone_rules(Duration::zero());
    assert_eq!(
        stands(&test),
        held,
        "another edition that says the same breaks nothing"
    );

    for moved in [Duration::hours(-1), Duration::hours(1), Duration::hours(23)] {
        test.saved_under_other_zone_rules(moved);
        let why =
            "The rules of its time zone changed, so that the same wall clock is another moment.";
        let again = json!([[why], "2026-12-01T21:00:00Z", 1, true, 1, 1]);
        assert_eq!(stands(&test), again, "{moved}");
        test.call("deployment_confirm", json!({"id": id}));
        assert_eq!(stands(&test), held, "{moved}");
    }
    freeze(&test);
    test.saved_under_other_zone_rules(Duration::hours(20));
    let inside = plan(&test, "PRD", "2026-12-15T02:00");
    assert_eq!(
        inside["check"]["gate"], "frozen",
        "a freeze is found all the same"
    );
}

#[test]
fn a_change_of_the_release_is_said_too() {
    let test = sample();
    let planned = plan(&test, "PRD", "2026-12-19T22:00");
    let id = id(&planned);
    test.call("deployment_confirm", json!({"id": id}));
    everyone_approves(&test, id);
    let component = json!({"release": "17.1.0", "name": "central-ledger", "version": "v99.0.0"});
    test.call("release_component", component);
    let shown = test.call("deployment_show", json!({"id": id}));
    assert_eq!(
        shown["confirmation"]["broken"],
        json!(["What the release holds has changed."])
    );
    assert!(
        shown["approvals"]
            .as_array()
            .expect("a list")
            .iter()
            .all(|one| one["holds"] == json!(false))
    );
    assert_eq!(level(&shown["check"], "approvals"), "block");
}

#[test]
fn a_product_that_joins_the_package_is_a_change_of_it() {
    let test = sample();
    let planned = plan(&test, "PRD", "2026-12-19T22:00");
    let id = id(&planned);
    test.call("deployment_confirm", json!({"id": id}));
    let broken = || {
        let shown = test.call("deployment_show", json!({"id": id}));
        shown["confirmation"]["broken"].clone()
    };
    assert_eq!(broken(), json!([]));
    let with = json!([{"product": "Hub customisations", "version": "2.9.0"}]);
    test.call(
        "release_edit",
        json!({"release": "17.1.0", "products": with}),
    );
    assert_eq!(broken(), json!(["What the release holds has changed."]));
    test.call("undo", json!({}));
    assert_eq!(broken(), json!([]), "and it holds again when it leaves");
}

#[test]
fn opening_asks_every_rule_again_and_an_override_is_a_reason_of_somebody_who_may() {
    let test = sample();
    let planned = plan(&test, "UAT", "2026-12-08T10:00");
    let open = json!({"id": id(&planned), "to": "window_open"});
    let refused = test.refusal("deployment_advance", open.clone());
    assert_eq!(refused.code, Code::Blocked);
    assert!(
        refused.message.contains("Its window has not begun"),
        "{}",
        refused.message
    );
    let reasoned = json!({"id": id(&planned), "to": "window_open", "reason": "Rehearsal"});
    test.refusal_as("Chidi Eze", "deployment_advance", reasoned.clone());
    let opened = test.call_as("Grace Nakato", "deployment_advance", reasoned);
    assert_eq!(opened["state"], "window_open");
    let live = &opened["live"];
    assert_eq!(live["ends_at"]["at"], "2026-12-08T13:00:00.000Z");
    assert_eq!(live["no_return_at"]["at"], "2026-12-08T11:45:00.000Z");
    assert_eq!(
        (&live["past_no_return"], &live["overrun"]),
        (&json!(false), &json!(false))
    );
}

#[test]
fn a_rollback_ends_with_its_regression_run() {
    let test = sample();
    let planned = plan(&test, "UAT", "2026-12-08T10:00");
    let id = id(&planned);
    let step = |to: &str, reason: &str| {
        test.call(
            "deployment_advance",
            json!({"id": id, "to": to, "reason": reason}),
        )
    };
    step("window_open", "Rehearsal");
    step("deploying", "");
    test.refusal(
        "deployment_advance",
        json!({"id": id, "to": "rolling_back"}),
    );
    step("rolling_back", "502 on /quotes");
    step("regression", "");
    step("rolled_back", "");
    let close =
        |outcome: &str, report: Value| json!({"id": id, "outcome": outcome, "report": report});
    assert_eq!(
        test.refusal("deployment_close", close("implemented", json!({})))
            .field
            .as_deref(),
        Some("outcome")
    );
    let refused = test.refusal("deployment_close", close("backed_out", json!({})));
    assert!(
        refused.message.contains("No regression run is named"),
        "{}",
        refused.message
    );
    let undecided = json!({"regression": "TTK 42", "issues": [{"kind": "new", "text": "502"}]});
    let refused = test.refusal("deployment_close", close("backed_out", undecided));
    assert!(
        refused.message.contains("no decision"),
        "{}",
        refused.message
    );
    let decided = json!({"regression": "TTK 42", "issues": [{"kind": "new", "text": "502", "decision": "roll_back"}]});
    let closed = test.call("deployment_close", close("backed_out", decided));
    assert_eq!(closed["outcome"], "backed_out");
    assert_eq!(closed["report"]["issues"][0]["decided_by"], "Ana Okoro");
    let reviewed = test.call(
        "deployment_review",
        json!({"id": id, "summary": "The probe was missing"}),
    );
    assert_eq!(reviewed["review"]["by"], "Ana Okoro");
}

#[test]
fn who_asked_for_a_change_does_not_approve_it() {
    let test = sample();
    let planned = plan(&test, "UAT", "2026-12-08T10:00");
    let approve = json!({"id": id(&planned), "kind": "cab", "approved": true});
    assert_eq!(
        test.refusal("deployment_approve", approve.clone()).code,
        Code::Forbidden
    );
    test.refusal_as("Chidi Eze", "deployment_approve", approve.clone());
    let refuse = json!({"id": id(&planned), "kind": "cab", "approved": false});
    assert_eq!(
        test.refusal_as("Grace Nakato", "deployment_approve", refuse)
            .field
            .as_deref(),
        Some("reason")
    );
    let approved = test.call_as("Grace Nakato", "deployment_approve", approve);
    assert_eq!(approved["approvals"][0]["holds"], true);
    let moved = json!({"id": id(&planned), "start": start("2026-12-09T10:00")});
    let moved = test.call("deployment_save", moved);
    assert_eq!(
        moved["approvals"][0]["holds"], false,
        "another window is another decision"
    );
}

#[test]
fn a_time_only_thought_of_is_answered_by_the_contract() {
    let test = sample();
    freeze(&test);
    let ask = |local: &str, slots: u32| {
        test.call(
            "deployment_check",
            json!({
                "environment": "PRD", "start": start(local), "minutes": 180, "slots": slots,
            }),
        )
    };
    let free = ask("2026-12-10T22:00", 0);
    assert_eq!(free["allowed"], true);
    assert_eq!(free["next_slots"], json!([]));
    assert_eq!(free["next_close"], "2026-12-15T00:00:00+01:00");
    let frozen = ask("2026-12-24T22:00", 2);
    assert_eq!(frozen["allowed"], false);
    assert_eq!(frozen["next_slots"].as_array().expect("a list").len(), 2);
    let conflict = &frozen["conflicts"][0];
    assert_eq!(conflict["start"], "2026-12-24T22:00:00+01:00");
    assert_eq!(conflict["end"], "2026-12-25T01:00:00+01:00");
    let back = test.call("deployment_check", json!({
        "environment": "PRD", "start": start("2026-12-24T22:00"), "minutes": 60, "rollback": true,
    }));
    assert_eq!(back["allowed"], true, "a rollback goes on in a freeze");
}

#[test]
fn a_hub_that_set_no_hours_still_has_working_days() {
    let test = TestApp::new();
    let ask = json!({
        "environment": "PRD", "start": start("2026-11-24T22:00"), "minutes": 60,
        "change_type": "minor",
    });
    let answer = test.call("deployment_check", ask);
    assert_eq!(level(&answer, "lead_time"), "block");
    assert_eq!(
        answer["next_slots"][0]["start"],
        "2026-11-27T22:00:00+01:00"
    );
}

#[test]
fn what_cannot_be_planned_is_refused_with_its_field() {
    let test = sample();
    let refused = |change: Value| {
        let mut request = json!({"release": "17.1.0", "environment": "UAT", "minutes": 60, "start": start("2026-12-08T10:00")});
        for (key, value) in change.as_object().expect("an object") {
            request[key] = value.clone();
        }
        test.refusal("deployment_save", request)
            .field
            .unwrap_or_default()
    };
    let gap = json!({"local": "2027-03-28T02:30", "zone": "Europe/Paris"});
    for (change, field) in [
        (json!({"start": null}), "start"),
        (json!({"start": gap}), "start"),
        (
            json!({"start": {"local": "2026-12-08T10:00", "zone": "Africa/Lagoss"}}),
            "zone",
        ),
        (json!({"start": {"local": "soon", "zone": ZONE}}), "start"),
        (json!({"minutes": 0}), "minutes"),
        (json!({"minutes": 10_000_000}), "minutes"),
        (json!({"minutes": null}), "minutes"),
        (json!({"environment": "XXX"}), "environment"),
        (json!({"release": ""}), "release"),
        (json!({"maker": "Nobody"}), "maker"),
        (json!({"cab_day": "someday"}), "cab_day"),
    ] {
        assert_eq!(refused(change.clone()), field, "{change}");
    }
}

#[test]
fn planning_fills_in_what_is_known() {
    let test = sample();
    let first = plan(&test, "DEV", "2026-12-01T10:00");
    let description = first["description"].as_str().expect("a text").to_owned();
    assert!(description.starts_with("Mojaloop 17.1.0"), "{description}");
    assert_eq!(first["initiator"]["name"], "Ana Okoro");
    let request =
        json!({"release": "17.1.0", "environment": "UAT", "start": start("2026-12-08T10:00")});
    let next = test.call("deployment_save", request);
    assert_eq!(next["runbook_minutes"], 155, "as it was estimated before");
    assert_eq!(next["minutes"], 230, "as long as its estimates");
    let other = json!({"title": "OS patches", "environment": "PRD", "minutes": 60, "start": start("2026-12-08T10:00"), "downtime": true});
    assert_eq!(test.call("deployment_save", other)["change_type"], "major");
}

#[test]
fn the_next_window_is_told_and_found() {
    let test = sample();
    plan(&test, "UAT", "2026-11-24T22:00");
    let workspace = test.call("workspace_show", json!({}));
    assert_eq!(workspace["next_window"]["environment"], "UAT");
    assert_eq!(
        workspace["next_window"]["at"]["label"],
        "Tue 24 Nov 2026, 22:00 WAT (UTC+1)"
    );
    let hits = test.call("search", json!({"query": "17.1.0 uat"}));
    assert_eq!(hits["hits"][0]["kind"], "deployment");
    let overview = test.call("overview_show", json!({}));
    let kinds: Vec<&Value> = overview["tasks"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|task| &task["kind"])
        .collect();
    for kind in ["window", "confirm", "approval"] {
        assert!(kinds.contains(&&json!(kind)), "{kind} in {kinds:?}");
    }
    let rules = test.call("rule_list", json!({}));
    let rules = rules["rules"].as_array().expect("a list");
    let lead = rules
        .iter()
        .find(|rule| rule["id"] == "lead_time")
        .expect("it is there");
    assert_eq!(lead["fires"], 1);
}

#[test]
fn every_step_of_a_deployment_can_be_undone() {
    let test = sample();
    let planned = plan(&test, "UAT", "2026-12-08T10:00");
    let id = id(&planned);
    let steps = [
        (
            "",
            "deployment_save",
            json!({"id": id, "start": start("2026-12-09T10:00")}),
        ),
        ("", "deployment_confirm", json!({"id": id, "note": "Ready"})),
        (
            "",
            "deployment_confirm",
            json!({"id": id, "withdraw": true, "reason": "Not ready"}),
        ),
        (
            "Grace Nakato",
            "deployment_approve",
            json!({"id": id, "kind": "cab", "approved": true}),
        ),
        (
            "Grace Nakato",
            "deployment_override",
            json!({"id": id, "reason": "Rehearsal"}),
        ),
        (
            "",
            "deployment_cancel",
            json!({"id": id, "reason": "Not needed"}),
        ),
        (
            "",
            "deployment_advance",
            json!({"id": id, "to": "window_open", "reason": "Rehearsal"}),
        ),
        (
            "Joseph Kamau",
            "deployment_close",
            json!({"id": id, "outcome": "implemented"}),
        ),
        (
            "",
            "deployment_review",
            json!({"id": id, "summary": "All well"}),
        ),
    ];
    for (who, name, request) in steps {
        let before = dump::but_revisions(test.folder());
        let outcome = test.outcome(who, name, request.clone());
        assert_ne!(
            before,
            dump::but_revisions(test.folder()),
            "{name} changed nothing"
        );
        test.call("undo", json!({"op": outcome.op}));
        assert_eq!(before, dump::but_revisions(test.folder()), "{name}");
        if name != "deployment_cancel" {
            test.outcome(who, name, request);
        }
    }
}
