//! What GitHub is known for.

use super::{Answer, ask};
use chrono::Duration;
use serde_json::{Value, json};
use slipway_testkit::fakes::clock::Clock;
use slipway_testkit::fakes::github::{Github, ME, SECRET};

const ISSUES: &str = "/repos/mojaloop/project/issues";

struct Asks(Github);

impl Asks {
    fn start() -> Self {
        Asks(Github::start(Clock::default()))
    }

    fn ask(&self, method: &str, path: &str, body: &Value) -> Answer {
        let body = (!body.is_null()).then_some(body);
        let bearer = format!("Bearer {SECRET}");
        ask(&self.0.url(), &bearer, method, path, body).expect("an answer")
    }

    fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &Value::Null)
    }
}

#[test]
fn pull_requests_stand_among_the_issues_and_a_link_leads_on() {
    let asks = Asks::start();
    asks.0.make("ann-triage", "bug", "");
    asks.0.make_pull("paul-product", "fix");
    asks.0.make("ann-triage", "other", "");
    let first = asks.get(&format!("{ISSUES}?state=all&direction=asc&per_page=2"));
    let numbers: Vec<_> = first
        .body
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["number"].as_u64(), one.get("pull_request").is_some()))
        .collect();
    assert_eq!(numbers, [(Some(1), false), (Some(2), true)]);
    assert!(first.headers.contains("rel=\"next\"") && first.headers.contains("page=2"));
    let last = asks.get(&format!(
        "{ISSUES}?state=all&direction=asc&per_page=2&page=2"
    ));
    assert!(!last.headers.contains("rel=\"next\""));
}

#[test]
fn a_list_has_another_tag_each_time() {
    let asks = Asks::start();
    let tag = |answer: Answer| {
        answer
            .headers
            .lines()
            .find(|line| line.starts_with("etag"))
            .map(str::to_owned)
    };
    assert_ne!(tag(asks.get(ISSUES)), tag(asks.get(ISSUES)));
}

#[test]
fn since_takes_in_the_second_itself() {
    let asks = Asks::start();
    asks.0.make("ann-triage", "bug", "");
    let now = asks.0.clock.now();
    let since = |time: chrono::DateTime<chrono::Utc>| {
        let since = time.format("%Y-%m-%dT%H:%M:%SZ");
        asks.get(&format!("{ISSUES}?since={since}"))
            .body
            .as_array()
            .map(Vec::len)
    };
    assert_eq!(
        (since(now), since(now + Duration::seconds(1))),
        (Some(1), Some(0))
    );
}

#[test]
fn without_push_access_labels_are_dropped_without_a_word() {
    let asks = Asks::start();
    asks.0.may_push(false);
    let new = json!({"title": "bug", "labels": ["bug"], "milestone": 1});
    let made = asks.ask("POST", ISSUES, &new);
    assert_eq!(
        (made.status, &made.body["labels"], &made.body["milestone"]),
        (201, &json!([]), &Value::Null)
    );
    assert_eq!(
        asks.ask(
            "POST",
            &format!("{ISSUES}/1/labels"),
            &json!({"labels": ["bug"]})
        )
        .status,
        403
    );
    asks.0.may_push(true);
    let labelled = asks.ask(
        "POST",
        &format!("{ISSUES}/1/labels"),
        &json!({"labels": ["bug"]}),
    );
    assert_eq!(labelled.body[0]["name"], "bug");
    assert_eq!(
        asks.ask(
            "DELETE",
            &format!("{ISSUES}/1/labels/oss-core"),
            &Value::Null
        )
        .status,
        404
    );
}

#[test]
fn deleted_hidden_transferred_and_locked_answer_each_their_own_way() {
    let asks = Asks::start();
    for title in ["deleted", "hidden", "transferred", "locked"] {
        asks.0.make("ann-triage", title, "");
    }
    asks.0.delete(1);
    asks.0.hide(2);
    let there = asks.0.transfer(3);
    asks.0.lock(4, true);
    let status = |number: u64| asks.get(&format!("{ISSUES}/{number}")).status;
    assert_eq!(
        (status(1), status(2), status(3), status(4)),
        (410, 404, 301, 200)
    );
    let moved = asks.get(&format!("/repositories/200/issues/{there}"));
    assert_eq!(moved.body["title"], "transferred");
    let said = asks.ask(
        "POST",
        &format!("{ISSUES}/4/comments"),
        &json!({"body": "hello"}),
    );
    assert_eq!(said.status, 403);
}

#[test]
fn a_used_up_hour_is_a_403_with_a_reset() {
    let asks = Asks::start();
    asks.0.requests_left(1);
    assert_eq!(asks.get("/user").body["login"], ME);
    let over = asks.get("/user");
    assert_eq!(over.status, 403);
    assert!(over.headers.contains("x-ratelimit-remaining: 0"));
    asks.0.clock.pass(Duration::hours(1));
    assert_eq!(asks.get("/user").status, 200);
}

#[test]
fn the_timeline_tells_of_titles_labels_and_states_and_not_of_bodies() {
    let asks = Asks::start();
    asks.0.make("ann-triage", "bug", "first");
    asks.0.set("paul-product", 1, &json!({"title": "worse", "body": "second", "labels": ["bug"], "milestone": 2, "state": "closed", "state_reason": "not_planned"}));
    let events = asks.get(&format!("{ISSUES}/1/timeline")).body;
    let kinds: Vec<&str> = events
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|one| one["event"].as_str())
        .collect();
    assert_eq!(kinds, ["renamed", "closed", "labeled", "milestoned"]);
}

#[test]
fn what_is_not_valid_is_refused_as_a_whole() {
    let asks = Asks::start();
    asks.0.make(ME, "bug", "first");
    for (wrong, field) in [
        (json!({"title": "x", "milestone": 99}), "milestone"),
        (json!({"title": "x", "assignees": ["nobody"]}), "assignees"),
        (json!({"title": "x", "state": "pending"}), "state"),
    ] {
        let answer = asks.ask("PATCH", &format!("{ISSUES}/1"), &wrong);
        assert_eq!(
            (answer.status, answer.body["errors"][0]["field"].as_str()),
            (422, Some(field))
        );
    }
    assert_eq!(asks.0.stand(1).unwrap().shown["title"], "bug");
}
