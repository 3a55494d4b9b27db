//! What Jira is known for.

use super::{Answer, ask};
use base64::Engine;
use chrono::Duration;
use serde_json::{Value, json};
use slipway_testkit::fakes::clock::Clock;
use slipway_testkit::fakes::jira::{EMAIL, Edition, Jira, SECRET};
use slipway_testkit::fakes::trouble::Trouble;
use slipway_testkit::fault_server::Reply;

struct Asks(Jira);

impl Asks {
    fn cloud() -> Self {
        Asks(Jira::start(Edition::Cloud, Clock::default()))
    }

    fn center() -> Self {
        Asks(Jira::start(Edition::DataCenter, Clock::default()))
    }

    fn try_ask(&self, method: &str, path: &str, body: Option<&Value>) -> Option<Answer> {
        let basic = base64::engine::general_purpose::STANDARD.encode(format!("{EMAIL}:{SECRET}"));
        let cloud = ask(&self.0.url(), &format!("Basic {basic}"), method, path, body)?;
        match cloud.status {
            401 => ask(
                &self.0.url(),
                &format!("Bearer {SECRET}"),
                method,
                path,
                body,
            ),
            _ => Some(cloud),
        }
    }

    fn ask(&self, method: &str, path: &str, body: &Value) -> Answer {
        let body = (!body.is_null()).then_some(body);
        self.try_ask(method, path, body).expect("an answer")
    }

    fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &Value::Null)
    }

    fn search(&self, jql: &str, fields: &[&str]) -> Value {
        let body = json!({"jql": jql, "fields": fields});
        let answer = self.ask("POST", "/rest/api/3/search/jql", &body);
        assert_eq!(answer.status, 200, "{}", answer.body);
        answer.body
    }

    fn found(&self, jql: &str) -> usize {
        self.search(jql, &["id"])["issues"]
            .as_array()
            .map_or(0, Vec::len)
    }
}

#[test]
fn the_old_search_is_gone_and_an_unbounded_one_is_refused() {
    let asks = Asks::cloud();
    assert_eq!(asks.get("/rest/api/3/search?jql=project=MES").status, 410);
    let all = json!({"jql": "order by updated"});
    assert_eq!(asks.ask("POST", "/rest/api/3/search/jql", &all).status, 400);
    let center = Asks::center();
    assert_eq!(
        center.get("/rest/api/2/search?jql=project=MES").body["total"],
        0
    );
}

#[test]
fn a_search_gives_ids_only_and_no_total_and_a_token_leads_on() {
    let asks = Asks::cloud();
    for n in 0..3 {
        asks.0.make("Ann Triage", &format!("bug {n}"));
    }
    let body = json!({"jql": "project = MES order by key asc", "maxResults": 2});
    let first = asks.ask("POST", "/rest/api/3/search/jql", &body).body;
    assert_eq!(
        first["issues"][0].as_object().map(serde_json::Map::len),
        Some(1)
    );
    assert!(first.get("total").is_none());
    let mut next = body.clone();
    next["nextPageToken"] = first["nextPageToken"].clone();
    let last = asks.ask("POST", "/rest/api/3/search/jql", &next).body;
    assert_eq!(
        (last["issues"].as_array().map(Vec::len), &last["isLast"]),
        (Some(1), &json!(true))
    );
}

#[test]
fn the_index_lags_and_only_named_issues_are_reconciled() {
    let asks = Asks::cloud();
    asks.0.index_lags(Duration::seconds(60));
    let id = asks.0.make("Ann Triage", "late");
    assert_eq!(asks.found("project = MES"), 0);
    let named = json!({"jql": "project = MES", "reconcileIssues": [id.parse::<u64>().unwrap()]});
    let named = asks.ask("POST", "/rest/api/3/search/jql", &named).body;
    assert_eq!(named["issues"].as_array().map(Vec::len), Some(1));
    assert_eq!(asks.get(&format!("/rest/api/3/issue/{id}")).status, 200);
    asks.0.clock.pass(Duration::seconds(61));
    assert_eq!(asks.found("project = MES"), 1);
}

#[test]
fn a_written_time_is_read_in_the_profiles_zone_to_the_minute_and_milliseconds_are_exact() {
    let asks = Asks::cloud();
    asks.0.make("Ann Triage", "now");
    let now = asks.0.clock.now();
    let written = format!(
        "project = MES and updated >= '{}'",
        now.format("%Y-%m-%d %H:%M")
    );
    assert_eq!(asks.found(&written), 1);
    // In Nairobi the same words mean three hours earlier; in New York four later.
    asks.0.profile_zone(chrono_tz::America::New_York);
    assert_eq!(asks.found(&written), 0);
    let millis = asks.0.clock.millis();
    assert_eq!(
        asks.found(&format!("project = MES and updated >= {millis}")),
        1
    );
    assert_eq!(
        asks.found(&format!("project = MES and updated >= {}", millis + 1)),
        0
    );
}

#[test]
fn a_write_with_one_wrong_field_does_nothing() {
    let asks = Asks::cloud();
    let id = asks.0.make("Ann Triage", "whole");
    let path = format!("/rest/api/3/issue/{id}");
    for (fields, field) in [
        (
            json!({"summary": "other", "status": {"name": "Closed"}}),
            "status",
        ),
        (
            json!({"summary": "other", "description": "plain"}),
            "description",
        ),
        (json!({"summary": "other", "labels": ["a b"]}), "labels"),
        (
            json!({"summary": "other", "fixVersions": [{"name": "9"}]}),
            "fixVersions",
        ),
        (
            json!({"summary": "other", "customfield_1": "x"}),
            "customfield_1",
        ),
    ] {
        let answer = asks.ask("PUT", &path, &json!({"fields": fields}));
        assert_eq!(answer.status, 400);
        assert!(answer.body["errors"][field].is_string(), "{}", answer.body);
    }
    assert_eq!(asks.0.stand(&id).unwrap().fields["summary"], "whole");
}

#[test]
fn a_status_changes_by_an_allowed_transition_only() {
    let asks = Asks::cloud();
    let id = asks.0.make("Ann Triage", "stuck");
    let path = format!("/rest/api/3/issue/{id}/transitions");
    let open = asks.get(&path).body;
    let names: Vec<&str> = open["transitions"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|one| one["to"]["name"].as_str())
        .collect();
    assert_eq!(names, ["In Progress", "Pending", "Cancelled"]);
    let to = |id: &Value| json!({"transition": {"id": id}});
    assert_eq!(asks.ask("POST", &path, &to(&json!("56"))).status, 400);
    assert_eq!(
        asks.ask("POST", &path, &to(&open["transitions"][0]["id"]))
            .status,
        204
    );
    let shown = asks
        .get(&format!("/rest/api/3/issue/{id}?expand=changelog"))
        .body;
    assert_eq!(
        shown["changelog"]["histories"][0]["items"][0]["fromString"],
        "Open"
    );
    assert_eq!(shown["fields"]["status"]["name"], "In Progress");
}

#[test]
fn internal_comments_hold_in_a_service_project_only() {
    let asks = Asks::center();
    let id = asks.0.make("Ann Triage", "said");
    let path = format!("/rest/api/2/issue/{id}/comment");
    let internal = json!({"body": "quiet", "properties": [{"key": "sd.public.comment", "value": {"internal": true}}]});
    assert_eq!(asks.ask("POST", &path, &internal).body["jsdPublic"], false);
    let request = format!("/rest/servicedeskapi/request/{id}/comment");
    assert_eq!(
        asks.ask("POST", &request, &json!({"body": "loud", "public": true}))
            .status,
        201
    );
    asks.0.is_service(false);
    assert_eq!(
        asks.ask("POST", &request, &json!({"body": "loud", "public": true}))
            .status,
        404
    );
    assert!(
        asks.ask("POST", &path, &internal)
            .body
            .get("jsdPublic")
            .is_none()
    );
    let public: Vec<bool> = asks
        .0
        .stand(&id)
        .unwrap()
        .comments
        .iter()
        .map(|one| one.2)
        .collect();
    assert_eq!(public, [false, true, true]);
}

#[test]
fn who_moves_keeps_the_id_and_who_is_gone_looks_like_who_is_hidden() {
    let asks = Asks::cloud();
    let id = asks.0.make("Ann Triage", "moves");
    let key = asks.0.move_away(&id);
    assert_eq!(
        asks.get(&format!("/rest/api/3/issue/{id}")).body["key"],
        key.as_str()
    );
    assert_eq!(
        asks.get("/rest/api/3/issue/MES-1").body["key"],
        key.as_str()
    );
    asks.0.hide(&id, true);
    let hidden = asks.get(&format!("/rest/api/3/issue/{id}"));
    asks.0.hide(&id, false);
    asks.0.delete(&id);
    let gone = asks.get(&format!("/rest/api/3/issue/{id}"));
    assert_eq!((hidden.status, &hidden.body), (gone.status, &gone.body));
    let named = json!({"jql": format!("id in ({id})")});
    assert_eq!(
        asks.ask("POST", "/rest/api/3/search/jql", &named).status,
        200
    );
}

#[test]
fn a_token_that_is_not_known_is_let_in_as_nobody() {
    let asks = Asks::cloud();
    asks.0.make("Ann Triage", "mine");
    asks.0.forgets_the_token(true);
    let answer = asks.ask(
        "POST",
        "/rest/api/3/search/jql",
        &json!({"jql": "project = MES"}),
    );
    assert_eq!(
        (
            answer.status,
            answer.body["issues"].as_array().map(Vec::len)
        ),
        (200, Some(0))
    );
    assert!(
        answer
            .headers
            .contains("x-seraph-loginreason: authenticated_failed")
    );
    assert_eq!(asks.get("/rest/api/3/myself").status, 401);
}

#[test]
fn lists_inside_an_issue_are_cut_in_a_search() {
    let asks = Asks::cloud();
    let id = asks.0.make("Ann Triage", "long");
    for n in 0..25 {
        let text = json!({"type": "doc", "version": 1, "content": [{"type": "paragraph", "content": [{"type": "text", "text": n.to_string()}]}]});
        asks.0.say("Paul Product", &id, &text, true);
    }
    let found = asks.search("project = MES", &["comment"]);
    let comments = &found["issues"][0]["fields"]["comment"];
    assert_eq!(
        (
            comments["comments"].as_array().map(Vec::len),
            &comments["total"]
        ),
        (Some(20), &json!(25))
    );
}

#[test]
fn what_goes_wrong_goes_wrong_before_or_after_the_work() {
    let asks = Asks::center();
    let create = json!({"fields": {"project": {"key": "MES"}, "issuetype": {"name": "Bug"}, "summary": "once"}});
    let post = |asks: &Asks| {
        asks.try_ask("POST", "/rest/api/2/issue", Some(&create))
            .map(|answer| answer.status)
    };
    asks.0.trouble(
        "POST",
        "issue",
        1,
        Trouble::Instead(slipway_testkit::fakes::jira::slow_down(
            "jira-burst-based",
            7,
        )),
    );
    // The first of the two attempts of this client goes without a known token.
    assert_eq!(post(&asks), Some(429));
    assert_eq!(asks.0.stands().len(), 0);
    let bearer = format!("Bearer {SECRET}");
    asks.0
        .trouble("POST", "issue", 1, Trouble::AfterAll(Reply::dropped()));
    assert!(
        ask(
            &asks.0.url(),
            &bearer,
            "POST",
            "/rest/api/2/issue",
            Some(&create)
        )
        .is_none()
    );
    assert_eq!(asks.0.stands().len(), 1);
    asks.0
        .trouble("POST", "issue", 1, Trouble::Late(Duration::seconds(30)));
    assert!(
        ask(
            &asks.0.url(),
            &bearer,
            "POST",
            "/rest/api/2/issue",
            Some(&create)
        )
        .is_none()
    );
    assert_eq!(asks.0.stands().len(), 1);
    asks.0.clock.pass(Duration::seconds(31));
    assert_eq!(asks.0.stands().len(), 2);
}

#[test]
fn a_file_needs_the_header_against_forged_requests() {
    let asks = Asks::cloud();
    let id = asks.0.make("Ann Triage", "log");
    assert_eq!(
        asks.ask(
            "POST",
            &format!("/rest/api/3/issue/{id}/attachments"),
            &json!({})
        )
        .status,
        403
    );
    assert!(asks.0.files().is_empty());
}
