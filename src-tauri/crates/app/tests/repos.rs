//! Chart repositories: what a sync takes in, what it refuses, and what it never touches.

use serde_json::{Value, json};
use slipway_app::error::Code;
use slipway_testkit::charts::index_entry;
use slipway_testkit::fault_server::{FaultServer, Framing, Reply};
use slipway_testkit::{TestApp, dump};

/// An index with one chart, `hub`, in these versions.
fn index(versions: &[&str]) -> String {
    let entries: String = versions
        .iter()
        .map(|version| index_entry("hub", version))
        .collect();
    format!("apiVersion: v1\nentries:\n  hub:\n{entries}generated: \"2026-11-23T10:00:00Z\"\n")
}

struct Served {
    test: TestApp,
    server: FaultServer,
}

impl Served {
    fn new(body: &str) -> Served {
        let server = FaultServer::start().expect("it listens");
        server.serve("/index.yaml", "\"one\"", body.to_owned());
        let test = TestApp::new();
        test.call("repo_save", json!({"name": "moja", "url": server.url()}));
        Served { test, server }
    }

    fn sync(&self) -> Value {
        self.test.call("repo_sync", json!({"name": "moja"}))["repos"][0].clone()
    }

    fn versions(&self, all: bool) -> Vec<String> {
        let list = self
            .test
            .call("chart_versions", json!({"chart": "hub", "all": all}));
        let list = list["versions"].as_array().expect("a list").clone();
        list.iter()
            .map(|v| v["version"].as_str().unwrap_or_default().to_owned())
            .collect()
    }

    fn repo(&self) -> Value {
        self.test.call("repo_list", json!({}))["repos"][0].clone()
    }
}

#[test]
fn a_sync_stores_every_version_and_orders_them() {
    let served = Served::new(&index(&["1.10.0", "1.9.0", "1.11.0-beta.1", "1.8.0"]));
    let report = served.sync();
    assert_eq!(report["status"], "changed");
    assert_eq!(
        (&report["charts"], &report["versions"], &report["added"]),
        (&json!(1), &json!(4), &json!(4))
    );
    assert_eq!(served.versions(false), ["1.10.0", "1.9.0", "1.8.0"]);
    assert_eq!(served.versions(true)[0], "1.11.0-beta.1");
}

#[test]
fn an_unchanged_repository_costs_one_request_and_writes_nothing() {
    let served = Served::new(&index(&["1.0.0"]));
    served.sync();
    let (asked, before) = (
        served.server.requests().len(),
        served.test.app.data_version(),
    );
    let other = served.test.reopen();
    let seen = other.data_version().expect("it reads");
    let outcome = served
        .test
        .outcome("", "repo_sync", json!({"name": "moja"}));
    assert_eq!(outcome.value["repos"][0]["status"], "not_modified");
    assert_eq!(outcome.value["repos"][0]["versions"], 1);
    assert_eq!(outcome.op, None);
    assert_eq!(served.server.requests().len(), asked + 1);
    assert_eq!(served.test.app.data_version().ok(), before.ok());
    assert_eq!(
        other.data_version().expect("it reads"),
        seen,
        "no other process is woken"
    );
}

#[test]
fn a_version_that_vanishes_is_kept_and_marked_and_may_come_back() {
    let versions: Vec<String> = (0..12).map(|n| format!("1.{n}.0")).collect();
    let all: Vec<&str> = versions.iter().map(String::as_str).collect();
    let served = Served::new(&index(&all));
    served.sync();
    served
        .server
        .serve("/index.yaml", "\"two\"", index(&all[1..]));
    assert_eq!(served.sync()["removed"], 1);
    let list = served
        .test
        .call("chart_versions", json!({"chart": "hub", "all": true}));
    let gone = list["versions"]
        .as_array()
        .expect("a list")
        .last()
        .expect("the oldest")
        .clone();
    assert_eq!(gone["version"], "1.0.0");
    assert_eq!(gone["vanished_at"]["label"], "Mon 23 Nov 2026, 15:42 UTC");
    served.server.serve("/index.yaml", "\"three\"", index(&all));
    served.sync();
    let list = served
        .test
        .call("chart_versions", json!({"chart": "hub", "all": true}));
    assert_eq!(list["versions"][11]["vanished_at"], json!(null));
}

#[test]
fn a_digest_that_changes_for_the_same_version_is_reported_and_the_earlier_one_kept() {
    let body = index(&["1.0.0"]);
    let served = Served::new(&body);
    served.sync();
    let first =
        served.test.call("chart_versions", json!({"chart": "hub"}))["versions"][0]["digest"]
            .clone();
    let digest = first.as_str().expect("a digest").to_owned();
    served.server.serve(
        "/index.yaml",
        "\"two\"",
        body.replace(&digest, &"cd".repeat(32)),
    );
    assert_eq!(served.sync()["republished"], 1);
    let now = served.test.call("chart_versions", json!({"chart": "hub"}))["versions"][0].clone();
    assert_eq!(now["digest"], "cd".repeat(32));
    assert_eq!(now["earlier_digests"], json!([first]));
}

#[test]
fn a_bad_entry_is_skipped_with_a_warning_and_never_the_file() {
    let body = index(&["1.0.0"]).replace(
        "generated:",
        "  null-chart:\n  - null\n  - name: x\ngenerated:",
    );
    let served = Served::new(&body);
    let report = served.sync();
    assert_eq!(report["status"], "changed");
    assert_eq!(report["versions"], 1);
    assert_eq!(report["skipped"], 2);
    assert_eq!(report["warnings"].as_array().expect("a list").len(), 2);
}

#[test]
fn a_suspicious_shrink_waits_for_a_persons_word() {
    let versions: Vec<String> = (0..20).map(|n| format!("1.{n}.0")).collect();
    let all: Vec<&str> = versions.iter().map(String::as_str).collect();
    let served = Served::new(&index(&all));
    served.sync();
    served
        .server
        .serve("/index.yaml", "\"two\"", index(&all[..5]));
    assert_eq!(served.sync()["status"], "held");
    assert_eq!(served.versions(true).len(), 20);
    assert_eq!(served.repo()["held"], json!({"before": 20, "after": 5}));
    let confirmed = served.test.call("repo_confirm", json!({"id": "moja"}));
    assert_eq!(confirmed["repos"][0]["removed"], 15);
    assert_eq!(served.repo()["status"], "ok");
    assert_eq!(served.repo()["held"], json!(null));
}

#[test]
fn whatever_goes_wrong_outside_the_last_good_state_stays_with_its_reason() {
    let good = index(&["1.0.0"]);
    let served = Served::new(&good);
    served.sync();
    let cut = good.as_bytes()[..good.len() - 40].to_vec();
    let bad = [
        Reply::login_page(),
        Reply::status(500),
        Reply::status(401),
        Reply::ok(""),
        Reply::ok("entries: [").header("ETag", "\"x\""),
        Reply::ok(cut).framing(Framing::Close),
    ];
    for reply in bad {
        served.server.on("/index.yaml", reply);
        let report = served.sync();
        assert_eq!(report["status"], "failed", "{report}");
        assert!(
            report["error"]
                .as_str()
                .is_some_and(|error| error.len() > 20),
            "{report}"
        );
        assert_eq!(served.versions(true), ["1.0.0"]);
        assert_eq!(served.repo()["status"], "failed");
    }
    served.server.serve("/index.yaml", "\"one\"", good);
    assert_eq!(served.sync()["status"], "not_modified");
    assert_eq!(served.repo()["status"], "ok");
    assert_eq!(served.repo()["error"], json!(null));
}

#[test]
fn a_new_stable_version_of_a_watched_chart_proposes_its_intake() {
    let served = Served::new(&index(&["1.0.0"]));
    served.sync();
    served.test.call(
        "chart_watch",
        json!({"repo": "moja", "chart": "hub", "watched": true}),
    );
    served.server.serve(
        "/index.yaml",
        "\"two\"",
        index(&["1.1.0", "1.2.0-rc.1", "1.0.0"]),
    );
    served.sync();
    let intakes = served.test.call("intake_list", json!({}))["intakes"].clone();
    assert_eq!(intakes.as_array().expect("a list").len(), 1);
    assert_eq!(intakes[0]["version"], "1.1.0");
    let task = served.test.call("overview_show", json!({}))["tasks"][0].clone();
    assert_eq!(task["title"], "hub 1.1.0 is out");
    let dismiss = json!({"id": intakes[0]["id"], "reason": "We wait for 1.2.0"});
    let before = dump::edited_rows(served.test.folder());
    let dismissed = served.test.outcome("", "intake_dismiss", dismiss.clone());
    served.test.call("undo", json!({"op": dismissed.op}));
    assert_eq!(dump::edited_rows(served.test.folder()), before);
    served.test.call("intake_dismiss", dismiss);
    assert_eq!(
        served.test.call("overview_show", json!({}))["tasks"],
        json!([])
    );
}

#[test]
fn credentials_never_live_in_the_address_and_never_come_back() {
    let test = TestApp::new();
    let save = |url: &str, more: Value| {
        let mut request = json!({"name": "moja", "url": url});
        if let (Some(request), Some(more)) = (request.as_object_mut(), more.as_object()) {
            request.extend(more.clone());
        }
        request
    };
    let refused = test.refusal("repo_save", save("https://ana:pw@example.org/r", json!({})));
    assert_eq!(refused.field.as_deref(), Some("url"));
    let refused = test.refusal("repo_save", save("file:///etc", json!({})));
    assert_eq!(
        (refused.code, refused.field.as_deref()),
        (Code::Invalid, Some("url"))
    );
    let refused = test.refusal(
        "repo_save",
        save("oci://registry.example.org/charts", json!({})),
    );
    assert_eq!(refused.field.as_deref(), Some("charts"));
    let auth = json!({"auth": "basic", "username": "ana", "secret": "canary-93"});
    let saved = test.outcome("", "repo_save", save("https://example.org/r", auth));
    assert_eq!(saved.value["has_secret"], json!(true));
    let everything = format!("{}{}", saved.value, test.call("log_list", json!({})));
    assert!(!everything.contains("canary-93"));
    let database = std::fs::read(test.folder().join("slipway.db-wal")).unwrap_or_default();
    assert!(!database.windows(9).any(|window| window == b"canary-93"));
}

#[test]
fn the_credentials_kept_are_the_ones_sent() {
    let served = Served::new(&index(&["1.0.0"]));
    let id = served.repo()["id"].clone();
    let request = json!({"id": id, "name": "moja", "url": served.server.url(), "auth": "basic",
                         "username": "ana", "secret": "open sesame"});
    served.test.call("repo_save", request);
    served.sync();
    let asked = served.server.requests();
    let header = asked
        .last()
        .and_then(|request| request.header("authorization"))
        .map(str::to_owned);
    assert_eq!(header.as_deref(), Some("Basic YW5hOm9wZW4gc2VzYW1l"));
}

#[test]
fn a_sync_that_is_cancelled_changes_nothing() {
    let served = Served::new(&index(&["1.0.0"]));
    let caller = slipway_app::Caller::default();
    caller.cancel();
    let refused = slipway_app::catalogue::call(&served.test.app, &caller, "repo_sync", json!({}));
    assert_eq!(refused.err().map(|error| error.code), Some(Code::Cancelled));
    assert_eq!(served.repo()["status"], "never");
}

#[test]
fn the_charts_of_a_removed_repository_wait_thirty_days_for_an_undo() {
    let served = Served::new(&index(&["1.1.0", "1.0.0"]));
    served.sync();
    let test = &served.test;
    let remove = || test.outcome("", "repo_remove", json!({"id": "moja"})).op;
    let undo = |op| test.call("undo", json!({"op": op}))["summary"].clone();
    let days = |count| {
        test.host.pass(chrono::Duration::days(count));
        test.app.daily_backup().expect("it works")
    };
    let removed = remove();
    days(29);
    assert_eq!(undo(removed), "Undid: Removed the repository moja");
    assert_eq!(served.versions(true), ["1.1.0", "1.0.0"]);
    days(40);
    assert_eq!(
        served.versions(true).len(),
        2,
        "one that is there keeps its charts"
    );
    let removed = remove();
    days(1);
    assert_eq!(cleared(test), 0);
    days(30);
    assert_eq!(cleared(test), 1);
    days(1);
    assert_eq!(
        cleared(test),
        1,
        "a day with nothing to clear writes nothing"
    );
    let told = "Undid: Removed the repository moja; it has no charts until it is synced";
    assert_eq!(undo(removed), told);
    let repo = served.repo();
    assert_eq!(
        (&repo["status"], &repo["checked_at"]),
        (&json!("never"), &json!(null))
    );
    assert_eq!(served.sync()["added"], 2);
    assert_eq!(served.versions(true), ["1.1.0", "1.0.0"]);
}

/// How often charts were cleared, as the log tells it.
fn cleared(test: &TestApp) -> usize {
    let log = test.call("log_list", json!({"limit": 500}));
    let operations = log["operations"].as_array().expect("a list");
    let clears = operations.iter().filter(|o| o["kind"] == "clear_charts");
    clears
        .inspect(|o| assert_eq!(o["actor"], "Slipway"))
        .count()
}
