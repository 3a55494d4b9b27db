//! How long 300 releases with ten revisions each take, asked of a server on this machine; a figure for
//! a person, not a test.
#![allow(clippy::unwrap_used, reason = "a tool may stop at the first surprise")]

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::{Compression, write::GzEncoder};
use serde_json::{Value, json};
use slipway_helm::{ClusterAsk, Unwatched, observe_cluster};
use slipway_testkit::fault_server::{FaultServer, Reply};
use std::io::Write;
use std::time::{Duration, Instant};

const RELEASES: usize = 300;
const REVISIONS: usize = 10;
const WORKLOADS: usize = 60;

fn main() {
    let manifest: String = (0..WORKLOADS)
        .map(|at| {
            format!(
                "---\n# Source: hub/charts/part-{at}/templates/d.yaml\napiVersion: apps/v1\nkind: Deployment\n\
                 metadata:\n  name: part-{at}\n  labels: {{app.kubernetes.io/name: part-{at}}}\nspec:\n  template:\n    \
                 spec:\n      containers:\n        - name: main\n          image: mojaloop/part-{at}:v1.{at}.0\n          \
                 env: [{{name: A, value: '1'}}, {{name: B, value: '2'}}]\n"
            )
        })
        .collect();
    let record = json!({"name": "r", "namespace": "hub", "version": REVISIONS, "info": {"status": "deployed"},
        "chart": {"metadata": {"name": "hub", "version": "1.0.0"}, "values": {}}, "config": {"a": 1}, "manifest": manifest});
    let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
    gzip.write_all(record.to_string().as_bytes()).unwrap();
    let packed = STANDARD.encode(STANDARD.encode(gzip.finish().unwrap()));
    let items: Vec<Value> = (0..RELEASES * REVISIONS)
        .map(|at| {
            let (release, number) = (at / REVISIONS, at % REVISIONS + 1);
            let status = if number == REVISIONS { "deployed" } else { "superseded" };
            json!({"metadata": {"name": format!("sh.helm.release.v1.r{release}.v{number}"), "namespace": "hub",
                "labels": {"name": format!("r{release}"), "owner": "helm", "status": status, "version": number.to_string()}}})
        })
        .collect();
    let listed = json!({"kind": "PartialObjectMetadataList", "metadata": {}, "items": items});
    let secret = json!({"kind": "Secret", "data": {"release": packed}});
    let server = FaultServer::start().unwrap();
    server.script("*", move |request| match request.target.as_str() {
        path if path.starts_with("/api/v1/secrets") => Reply::json(200, &listed),
        path if path.contains("/secrets/") => Reply::json(200, &secret),
        _ => Reply::json(200, &json!({"kind": "List", "items": []})),
    });
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config");
    let text = format!(
        "apiVersion: v1\nkind: Config\ncurrent-context: c\nclusters: [{{name: c, cluster: {{server: '{}'}}}}]\n\
         users: [{{name: u, user: {{token: t}}}}]\ncontexts: [{{name: c, context: {{cluster: c, user: u}}}}]\n",
        server.url()
    );
    std::fs::write(&path, text).unwrap();
    let ask = ClusterAsk {
        kubeconfig: Some(path),
        context: None,
        namespace: None,
        deadline: Duration::from_secs(300),
    };
    let began = Instant::now();
    let seen = observe_cluster(&ask, &Unwatched).unwrap();
    let took = began.elapsed();
    let read = server
        .requests()
        .iter()
        .filter(|one| one.target.contains("/secrets/"))
        .count();
    println!(
        "{RELEASES} releases with {REVISIONS} revisions and {WORKLOADS} workloads each: {took:?}, {read} of {} records read, \
         {} undecodable",
        RELEASES * REVISIONS,
        seen.undecodable.len()
    );
}
