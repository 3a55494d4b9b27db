//! Asking a cluster: what goes wrong is said, and nothing is invented.

use crate::deployed::{release, secret};
use serde_json::{Value, json};
use slipway_helm::{ClusterAsk, ClusterError, ClusterSeen, Unwatched, observe_cluster};
use slipway_testkit::fault_server::{Fault, FaultServer, Reply, Request};
use std::time::Duration;
use tempfile::TempDir;

fn kubeconfig(folder: &TempDir, server: &str, user: &str) -> ClusterAsk {
    let path = folder.path().join("config");
    let text = format!(
        "apiVersion: v1\nkind: Config\ncurrent-context: hub\nclusters:\n- name: c\n  cluster: {{server: '{server}'}}\n\
         users:\n- name: u\n  user: {user}\ncontexts:\n- name: hub\n  context: {{cluster: c, user: u}}\n- name: broken\n  context: {{cluster: none, user: u}}\n"
    );
    std::fs::write(&path, text).expect("it is written");
    ClusterAsk {
        kubeconfig: Some(path),
        context: None,
        namespace: None,
        deadline: Duration::from_secs(20),
    }
}

fn server(answer: impl Fn(&Request) -> Reply + Send + Sync + 'static) -> FaultServer {
    let server = FaultServer::start().expect("a port");
    server.script("*", answer);
    server
}

/// A cluster that answers as `answer` says, by path.
fn ask(
    answer: impl Fn(&str) -> Reply + Send + Sync + 'static,
) -> Result<ClusterSeen, ClusterError> {
    let server = server(move |request| answer(&request.target));
    let folder = tempfile::tempdir().expect("a folder");
    observe_cluster(
        &kubeconfig(&folder, &server.url(), "{token: tok}"),
        &Unwatched,
    )
}

fn listed(secrets: &[Value]) -> Reply {
    let items: Vec<Value> = secrets
        .iter()
        .map(|one| json!({"metadata": one["metadata"]}))
        .collect();
    Reply::json(
        200,
        &json!({"kind": "PartialObjectMetadataList", "metadata": {}, "items": items}),
    )
}

#[test]
fn only_the_records_that_matter_are_read() {
    let all: Vec<Value> = (1..=8)
        .map(|number| {
            secret(&release(
                "moja",
                number,
                if number == 6 { "deployed" } else { "failed" },
            ))
        })
        .collect();
    let server = server({
        let all = all.clone();
        move |request| {
            let path = request.target.as_str();
            if path.starts_with("/api/v1/secrets") {
                return listed(&all);
            }
            let asked = all.iter().find(|one| {
                let name = one["metadata"]["name"].as_str().expect("text");
                path.replace("%2E", ".").ends_with(name)
            });
            match asked {
                Some(secret) => Reply::json(200, secret),
                None if path == "/version" => Reply::json(200, &json!({"gitVersion": "v1.29.4"})),
                None if path.starts_with("/apis/apps/v1/daemonsets") => Reply::status(403),
                None if path.starts_with("/apis/batch/v1/") => Reply::status(404),
                None => Reply::json(200, &json!({"kind": "List", "metadata": {}, "items": []})),
            }
        }
    });
    let folder = tempfile::tempdir().expect("a folder");
    let seen = observe_cluster(
        &kubeconfig(&folder, &server.url(), "{token: tok}"),
        &Unwatched,
    );
    let seen = seen.expect("it answers");
    assert_eq!(seen.kubernetes.as_deref(), Some("v1.29.4"));
    assert_eq!(seen.context, "hub");
    assert_eq!(seen.odd, ["these credentials may not list daemonsets"]);
    let releases = seen.gathered.releases();
    assert_eq!(releases.len(), 1);
    assert_eq!(releases[0].last.number, 8);
    assert_eq!(releases[0].running.as_ref().map(|one| one.number), Some(6));
    let kinds = &releases[0].live.as_ref().expect("looked at").kinds;
    assert!(
        kinds.contains("CronJob") && !kinds.contains("DaemonSet"),
        "{kinds:?}"
    );
    let read = server
        .requests()
        .iter()
        .filter(|one| one.target.contains("/namespaces/hub/secrets/"))
        .count();
    assert_eq!(read, 2, "of eight records");
    assert!(
        server
            .requests()
            .iter()
            .all(|one| one.method == "GET" && one.header("authorization") == Some("Bearer tok"))
    );
}

#[test]
fn a_record_that_cannot_be_read_is_counted_and_costs_only_itself() {
    let good = secret(&release("good", 1, "deployed"));
    let mut bad = secret(&release("bad", 1, "deployed"));
    bad["data"]["release"] = json!("bm9uc2Vuc2U=");
    let seen = ask(move |path| match path {
        path if path.starts_with("/api/v1/secrets") => listed(&[
            good.clone(),
            bad.clone(),
            secret(&release("shut", 1, "deployed")),
        ]),
        path if path.contains("good") => Reply::json(200, &good),
        path if path.contains("bad") => Reply::json(200, &bad),
        path if path.contains("shut") => Reply::status(403),
        _ => Reply::json(200, &json!({"kind": "List", "items": null})),
    });
    let seen = seen.expect("it answers");
    assert_eq!(seen.undecodable.len(), 2, "{:?}", seen.undecodable);
    assert_eq!(seen.gathered.releases().len(), 1);
}

#[test]
fn a_cluster_that_refuses_or_talks_nonsense_says_so() {
    assert_eq!(
        ask(|_| Reply::status(401)).expect_err("401"),
        ClusterError::Unauthorized
    );
    assert_eq!(
        ask(|_| Reply::status(403)).expect_err("403"),
        ClusterError::Forbidden("Secrets".into())
    );
    assert_eq!(
        ask(|_| Reply::status(500)).expect_err("500"),
        ClusterError::Status(500)
    );
    assert!(matches!(
        ask(|_| Reply::login_page()),
        Err(ClusterError::Malformed(_))
    ));
    assert!(matches!(
        ask(|_| Reply::json(200, &json!({"kind": "Status"}))),
        Err(ClusterError::Malformed(_))
    ));
    assert!(matches!(
        ask(|_| Reply::dropped()),
        Err(ClusterError::Unreachable(_))
    ));
}

#[test]
fn a_kubeconfig_that_cannot_be_used_says_why() {
    let folder = tempfile::tempdir().expect("a folder");
    let fails = |ask: &ClusterAsk| observe_cluster(ask, &Unwatched).expect_err("it cannot be used");
    let ask = kubeconfig(&folder, "http://127.0.0.1:1", "{token: t}");
    assert!(matches!(fails(&ask), ClusterError::Unreachable(_)));
    let wrong = ClusterAsk {
        context: Some("prod".into()),
        ..ask.clone()
    };
    let error = fails(&wrong);
    assert!(matches!(&error, ClusterError::NoContext { .. }), "{error}");
    assert_eq!(error.hint(), "There are: hub, broken.");
    let broken = ClusterAsk {
        context: Some("broken".into()),
        ..ask.clone()
    };
    assert!(matches!(fails(&broken), ClusterError::Kubeconfig(_)));
    let none = ClusterAsk {
        kubeconfig: Some(folder.path().join("none")),
        ..ask.clone()
    };
    assert!(matches!(fails(&none), ClusterError::Kubeconfig(_)));
    let directory = ClusterAsk {
        kubeconfig: Some(folder.path().to_owned()),
        ..ask
    };
    assert!(matches!(fails(&directory), ClusterError::Kubeconfig(_)));
}

#[test]
fn a_program_that_a_kubeconfig_names_is_not_started() {
    let folder = tempfile::tempdir().expect("a folder");
    let mark = folder.path().join("started");
    let user = format!(
        "{{exec: {{apiVersion: client.authentication.k8s.io/v1, command: touch, args: ['{}'], interactiveMode: Never}}}}",
        mark.display()
    );
    let ask = kubeconfig(&folder, "http://127.0.0.1:1", &user);
    let error = observe_cluster(&ask, &Unwatched).expect_err("it is not started");
    assert!(
        matches!(&error, ClusterError::Plugin { program, .. } if program == "touch"),
        "{error}"
    );
    assert!(!mark.exists());
}

#[test]
fn a_cluster_that_hangs_is_given_up_at_the_deadline() {
    let server = server(|_| Reply::ok("").fault(Fault::Silence));
    let folder = tempfile::tempdir().expect("a folder");
    let mut ask = kubeconfig(&folder, &server.url(), "{token: t}");
    ask.deadline = Duration::from_millis(300);
    let error = observe_cluster(&ask, &Unwatched).expect_err("it never answers");
    assert_eq!(error, ClusterError::Deadline(ask.deadline));
}
