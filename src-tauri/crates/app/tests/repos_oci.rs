//! Charts of an OCI registry: what is new is proposed, what shrank is held, what stays writes
//! nothing.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use slipway_testkit::TestApp;
use slipway_testkit::fault_server::{FaultServer, Reply, Request};
use std::collections::BTreeMap;

const CONFIG: &str = "application/vnd.cncf.helm.config.v1+json";

fn digest(bytes: &[u8]) -> String {
    let hex: String = Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("sha256:{hex}")
}

/// Answers as a registry that holds the chart `hub` in these versions.
fn registry(versions: &[&str]) -> impl Fn(&Request) -> Reply + Send + Sync + use<> {
    let mut manifests = BTreeMap::new();
    let mut blobs = BTreeMap::new();
    for version in versions {
        let config = json!({"apiVersion": "v2", "name": "hub", "version": version}).to_string();
        let manifest = json!({
            "schemaVersion": 2, "layers": [],
            "config": {"mediaType": CONFIG, "digest": digest(config.as_bytes()), "size": config.len()},
        });
        manifests.insert(version.replace('+', "_"), manifest.to_string());
        blobs.insert(digest(config.as_bytes()), config);
    }
    let tags: Vec<String> = manifests.keys().cloned().collect();
    move |request| {
        let target = request.target.strip_prefix("/v2/charts/hub/");
        let answer = match target.and_then(|rest| rest.split_once('/')) {
            Some(("tags", _)) => Some(json!({"name": "charts/hub", "tags": tags}).to_string()),
            Some(("manifests", tag)) => manifests.get(tag).cloned(),
            Some(("blobs", of)) => blobs.get(of).cloned(),
            _ => None,
        };
        answer.map_or(Reply::status(404), |body| {
            let is = digest(body.as_bytes());
            Reply::ok(body).header("Docker-Content-Digest", &is)
        })
    }
}

struct Served {
    test: TestApp,
    server: FaultServer,
}

impl Served {
    fn new(versions: &[&str]) -> Served {
        let server = FaultServer::start().expect("it listens");
        server.script("*", registry(versions));
        let test = TestApp::new();
        let url = format!("oci://{}/charts", server.host());
        let repo = json!({"name": "own", "url": url, "charts": ["hub"]});
        test.call("repo_save", repo);
        Served { test, server }
    }

    fn holds(&self, versions: &[&str]) {
        self.server.script("*", registry(versions));
    }

    fn sync(&self) -> Value {
        self.test.call("repo_sync", json!({"name": "own"}))["repos"][0].clone()
    }

    fn listed(&self) -> usize {
        let all = json!({"chart": "hub", "all": true});
        let list = self.test.call("chart_versions", all);
        let versions = list["versions"].as_array().expect("a list");
        let there = versions.iter().filter(|v| v["vanished_at"].is_null());
        there.count()
    }
}

#[test]
fn a_new_stable_version_of_a_watched_chart_proposes_its_intake() {
    let served = Served::new(&["1.0.0"]);
    assert_eq!(served.sync()["status"], "changed");
    let watch = json!({"repo": "own", "chart": "hub", "watched": true});
    served.test.call("chart_watch", watch);
    served.holds(&["1.0.0", "1.1.0", "1.2.0-rc.1"]);
    let report = served.sync();
    assert_eq!(
        (&report["status"], &report["added"]),
        (&json!("changed"), &json!(2)),
        "{report}"
    );
    let intakes = served.test.call("intake_list", json!({}))["intakes"].clone();
    assert_eq!(intakes.as_array().map(Vec::len), Some(1), "{intakes}");
    assert_eq!(intakes[0]["version"], "1.1.0");
}

#[test]
fn an_unchanged_registry_writes_nothing_and_wakes_nobody() {
    let served = Served::new(&["1.0.0", "1.1.0"]);
    served.sync();
    let other = served.test.reopen();
    let seen = other.data_version().expect("it reads");
    let again = served.test.outcome("", "repo_sync", json!({"name": "own"}));
    let report = &again.value["repos"][0];
    assert_eq!(report["status"], "not_modified", "{report}");
    assert_eq!(report["versions"], 2);
    assert_eq!(again.op, None);
    assert_eq!(other.data_version().expect("it reads"), seen);
}

#[test]
fn a_suspicious_shrink_waits_for_a_persons_word() {
    let versions: Vec<String> = (0..12).map(|n| format!("1.{n}.0")).collect();
    let all: Vec<&str> = versions.iter().map(String::as_str).collect();
    let served = Served::new(&all);
    served.sync();
    served.holds(&all[..5]);
    let report = served.sync();
    assert_eq!(report["status"], "held", "{report}");
    assert_eq!(served.listed(), 12);
    let repo = served.test.call("repo_list", json!({}))["repos"][0].clone();
    assert_eq!(repo["held"], json!({"before": 12, "after": 5}));
    let confirmed = served.test.call("repo_confirm", json!({"id": "own"}));
    assert_eq!(confirmed["repos"][0]["removed"], 7);
    assert_eq!(served.listed(), 5);
    assert_eq!(served.sync()["status"], "not_modified");
}

#[test]
fn a_shrink_that_was_a_fault_of_the_registry_is_forgotten_when_all_is_there_again() {
    let versions: Vec<String> = (0..12).map(|n| format!("1.{n}.0")).collect();
    let all: Vec<&str> = versions.iter().map(String::as_str).collect();
    let served = Served::new(&all);
    served.sync();
    served.holds(&all[..5]);
    assert_eq!(served.sync()["status"], "held");
    served.holds(&all);
    assert_eq!(served.sync()["status"], "not_modified");
    let repo = served.test.call("repo_list", json!({}))["repos"][0].clone();
    assert_eq!(
        (&repo["status"], &repo["held"]),
        (&json!("ok"), &Value::Null)
    );
}
