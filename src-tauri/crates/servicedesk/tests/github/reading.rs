//! What is read is what stands there.

use super::{connection, desk, start};
use crate::jira::{live, pulled};
use chrono::Duration;
use serde_json::json;
use slipway_domain::desk::value::Value;
use slipway_domain::desk::{Cursor, Fault, Fetched};
use slipway_servicedesk::connect;
use slipway_testkit::fakes::github::secondary_limit;
use slipway_testkit::fakes::trouble::Trouble;
use slipway_testkit::fault_server::Reply;
use std::collections::BTreeSet;

/// The bug form of mojaloop/project, as filled in there.
const FORM: &str = "**Summary**:\nTransfers time out\n\n**Severity**:\nHigh\n\n**Priority**:\nMedium\n\n**Expected Behavior**\nThey do not\n\n**Notes**:\n- Severity when opened:\n- Priority when opened:";

#[test]
fn labels_read_as_priority_and_the_form_as_what_the_reporter_chose() {
    let fake = start();
    let form = fake.make("ann-triage", "by form", FORM);
    fake.set("ann-triage", form, &json!({"labels": ["bug", "oss-core"]}));
    let label = fake.make("ann-triage", "by label", &FORM.replace('\n', "\r\n"));
    fake.set("ann-triage", label, &json!({"labels": ["bug", "Priority: Critical"], "milestone": 2, "assignees": ["paul-product"], "state": "closed", "state_reason": "not_planned"}));
    let mut desk = desk(&fake);
    let seen = live(&mut desk, &form.to_string());
    let got = |field: &str| seen.fields[field].clone();
    assert_eq!(
        (got("severity"), got("priority")),
        (Value::text("S2"), Value::text("P3"))
    );
    assert_eq!(
        (got("labels"), got("description")),
        (Value::set(["bug", "oss-core"]), Value::text(FORM))
    );
    assert_eq!(
        (got("status"), got("release"), got("owner")),
        (Value::text("in_progress"), Value::Empty, Value::Empty)
    );
    let seen = live(&mut desk, &label.to_string());
    let got = |field: &str| seen.fields[field].clone();
    assert_eq!(
        (got("severity"), got("priority")),
        (Value::text("S2"), Value::text("P1"))
    );
    assert_eq!(
        (got("labels"), got("status")),
        (Value::set(["bug"]), Value::text("cancelled"))
    );
    assert_eq!(
        (got("release"), got("owner")),
        (Value::text("15.1.0"), Value::text("paul-product"))
    );
}

#[test]
fn pull_requests_are_no_issues() {
    let fake = start();
    fake.make_pull("paul-product", "fix");
    let bug = fake.make("ann-triage", "bug", "");
    let seen = pulled(&mut desk(&fake), &mut Cursor::default());
    assert_eq!(
        seen.iter()
            .map(|one| one.remote.clone())
            .collect::<Vec<_>>(),
        [bug.to_string()]
    );
}

#[test]
fn nothing_new_is_one_request_and_the_same_cursor() {
    let fake = start();
    for n in 0..30 {
        let number = fake.make("ann-triage", &format!("bug {n}"), "");
        fake.say("paul-product", number, "seen");
    }
    let mut cursor = Cursor::default();
    fake.clock.pass(Duration::seconds(3));
    assert_eq!(pulled(&mut desk(&fake), &mut cursor).len(), 30);
    let mut again = connect(&connection(&fake)).unwrap();
    let page = again.pull(&cursor).unwrap();
    assert_eq!(
        (page.seen.len(), &page.next, page.more),
        (0, &cursor, false)
    );
    assert_eq!(again.requests(), 1);
}

#[test]
fn what_changes_twice_within_a_second_is_seen_as_it_became() {
    let fake = start();
    let number = fake.make("ann-triage", "first", "");
    let (mut desk, mut cursor) = (desk(&fake), Cursor::default());
    pulled(&mut desk, &mut cursor);
    fake.set("paul-product", number, &json!({"title": "second"}));
    let seen = pulled(&mut desk, &mut cursor);
    assert_eq!(seen[0].fields["title"], Value::text("second"));
    fake.clock.pass(Duration::seconds(3));
    pulled(&mut desk, &mut cursor);
    assert_eq!(pulled(&mut desk, &mut cursor), []);
}

#[test]
fn pages_lose_nothing_while_issues_change_under_way() {
    let fake = start();
    let numbers: Vec<u64> = (0..250)
        .map(|n| {
            if n % 90 == 0 {
                fake.clock.pass(Duration::minutes(40));
            }
            fake.make("ann-triage", &format!("bug {n}"), "")
        })
        .collect();
    let mut desk = desk(&fake);
    let (mut cursor, mut seen) = (Cursor::default(), BTreeSet::new());
    for round in 0.. {
        let page = desk.pull(&cursor).unwrap();
        seen.extend(page.seen.into_iter().map(|one| one.remote));
        cursor = page.next;
        fake.set(
            "paul-product",
            numbers[round * 3],
            &json!({"title": format!("again {round}")}),
        );
        if !page.more {
            break;
        }
        assert!(round < 30, "it does not go round in circles");
    }
    assert_eq!(seen.len(), 250);
}

#[test]
fn a_list_that_is_behind_is_made_up_for() {
    let fake = start();
    let mut desk = desk(&fake);
    let mut cursor = Cursor::default();
    fake.lists_lag(Duration::seconds(20));
    let late = fake.make("ann-triage", "late", "");
    fake.clock.pass(Duration::seconds(5));
    fake.lists_lag(Duration::zero());
    let soon = fake.make("ann-triage", "soon", "");
    fake.clock.pass(Duration::seconds(3));
    let remotes = |seen: Vec<slipway_domain::desk::Observed>| {
        seen.into_iter().map(|one| one.remote).collect::<Vec<_>>()
    };
    assert_eq!(remotes(pulled(&mut desk, &mut cursor)), [soon.to_string()]);
    fake.clock.pass(Duration::seconds(21));
    assert_eq!(remotes(pulled(&mut desk, &mut cursor)), [late.to_string()]);
}

#[test]
fn deleted_hidden_and_transferred_are_told_apart() {
    let fake = start();
    let numbers: Vec<u64> = ["deleted", "hidden", "transferred"]
        .iter()
        .map(|title| fake.make("ann-triage", title, ""))
        .collect();
    let mut desk = desk(&fake);
    fake.delete(numbers[0]);
    fake.hide(numbers[1]);
    let there = fake.transfer(numbers[2]);
    let mut fetch = |number: u64| desk.fetch(&number.to_string()).unwrap();
    assert_eq!(fetch(numbers[0]), Fetched::Gone);
    assert_eq!(fetch(numbers[1]), Fetched::Hidden);
    let place = format!("mojaloop/backlog#{there}");
    assert_eq!(fetch(numbers[2]), Fetched::MergedInto(place.clone()));
    // It goes on where it is.
    let seen = live(&mut desk, &place);
    assert_eq!(
        (seen.remote.as_str(), &seen.fields["title"]),
        (place.as_str(), &Value::text("transferred"))
    );
    crate::jira::applied(desk.comment(&place, "m1", "still here", true));
    assert_eq!(
        desk.comment(&numbers[2].to_string(), "m2", "to where it was", true),
        slipway_domain::desk::Written::Gone
    );
}

#[test]
fn a_redirect_to_elsewhere_takes_no_token_along() {
    let fake = start();
    let number = fake.make("ann-triage", "bug", "");
    let canary = slipway_testkit::fault_server::FaultServer::start().unwrap();
    let mut desk = desk(&fake);
    for status in [301, 302, 307, 308] {
        for to in [
            format!("{}/repositories/200/issues/1", canary.url()),
            format!("{}/login", canary.url()),
        ] {
            fake.trouble(
                "GET",
                "issues",
                1,
                Trouble::Instead(Reply::redirect(status, &to)),
            );
            assert!(!matches!(
                desk.fetch(&number.to_string()),
                Ok(Fetched::Live(_) | Fetched::Gone)
            ));
            fake.trouble(
                "GET",
                "issues",
                1,
                Trouble::Instead(Reply::redirect(status, &to)),
            );
            assert!(desk.pull(&Cursor::default()).is_err());
        }
    }
    assert_eq!(canary.requests().len(), 0);
}

#[test]
fn a_limit_is_a_wait_and_a_missing_right_is_none() {
    let fake = start();
    let number = fake.make("ann-triage", "bug", "").to_string();
    let mut desk = desk(&fake);
    fake.trouble(
        "GET",
        "issues",
        1,
        Trouble::Instead(secondary_limit(Some(42))),
    );
    assert_eq!(
        desk.pull(&Cursor::default()),
        Err(Fault::Busy(Duration::seconds(42)))
    );
    fake.trouble("GET", "issues", 1, Trouble::Instead(secondary_limit(None)));
    assert_eq!(
        desk.pull(&Cursor::default()),
        Err(Fault::Busy(Duration::seconds(60)))
    );
    fake.trouble(
        "GET",
        "issues",
        1,
        Trouble::Instead(Reply::json(
            403,
            &json!({"message": "Resource not accessible by personal access token"}),
        )),
    );
    assert_eq!(desk.fetch(&number), Ok(Fetched::Hidden));
    fake.requests_left(0);
    let Err(Fault::Busy(wait)) = desk.pull(&Cursor::default()) else {
        panic!("the hour is used up")
    };
    assert!(
        wait > Duration::minutes(59) && wait <= Duration::hours(1),
        "{wait}"
    );
}

#[test]
fn strange_shapes_in_the_timeline_are_no_changes() {
    let fake = start();
    let number = fake.make("ann-triage", "bug", "");
    fake.set("ann-triage", number, &json!({"labels": ["Priority: Low"]}));
    for event in [
        json!({"event": "committed", "sha": "abc", "author": {"name": "x"}}),
        json!({"event": "cross-referenced", "created_at": "2026-09-28T12:00:00Z", "actor": null, "source": {}}),
        json!({"event": "labeled", "created_at": "2026-09-28T12:00:00Z", "actor": {"login": "x"}}),
        json!({"event": "renamed", "created_at": "never", "rename": {"from": "a", "to": "b"}}),
        json!({"event": 7}),
        json!(null),
        json!([]),
        json!("closed"),
        json!({"event": "closed", "created_at": 5}),
    ] {
        fake.tell(number, event);
    }
    fake.clock.pass(Duration::seconds(10));
    fake.set(
        "paul-product",
        number,
        &json!({"labels": ["Priority: Critical"], "title": "worse"}),
    );
    let seen = live(&mut desk(&fake), &number.to_string());
    let told: Vec<(&str, &str, &Value, &Value)> = seen
        .history
        .iter()
        .map(|done| (done.by.as_str(), done.field.as_str(), &done.from, &done.to))
        .collect();
    assert_eq!(
        told,
        [
            ("ann-triage", "priority", &Value::Empty, &Value::text("P4")),
            (
                "paul-product",
                "priority",
                &Value::text("P4"),
                &Value::text("P1")
            ),
            (
                "paul-product",
                "title",
                &Value::text("bug"),
                &Value::text("worse")
            ),
        ]
    );
}

#[test]
fn what_is_no_list_of_issues_is_no_empty_list() {
    let fake = start();
    fake.make("ann-triage", "bug", "");
    let mut desk = desk(&fake);
    for reply in [
        Reply::login_page(),
        Reply::ok("{}"),
        Reply::ok("null"),
        Reply::ok("[{}]"),
        Reply::ok("[7]"),
        Reply::ok("["),
        Reply::ok("[{\"number\": 1, \"updated_at\": \"soon\"}]"),
    ] {
        fake.trouble("GET", "issues", 1, Trouble::Instead(reply.clone()));
        assert!(
            matches!(desk.pull(&Cursor::default()), Err(Fault::Unreachable(_))),
            "{reply:?}"
        );
    }
}
