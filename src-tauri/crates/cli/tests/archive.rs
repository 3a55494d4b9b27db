//! `chart archive`: whether an archive is what was published stands first, in words that cannot be
//! taken for one another.

use crate::support::Desk;
use slipway_testkit::charts::archive;
use slipway_testkit::fault_server::{FaultServer, Reply};

/// A desk whose repository publishes `hub` 1.0.0 with this digest.
fn publishing(digest: &str) -> (Desk, FaultServer) {
    let desk = Desk::fresh();
    let server = FaultServer::start().expect("a port is free");
    let index = format!(
        "apiVersion: v1\nentries:\n  hub:\n  - name: hub\n    version: 1.0.0\n{digest}    urls: \
         [hub-1.0.0.tgz]\n"
    );
    server.serve("/index.yaml", "\"one\"", index);
    let chart = b"apiVersion: v2\nname: hub\nversion: 1.0.0\n";
    server.on(
        "/hub-1.0.0.tgz",
        Reply::ok(archive(&[("hub/Chart.yaml", chart)])),
    );
    desk.json(&["repo", "add", "own", &server.url()]);
    desk.json(&["repo", "sync"]);
    (desk, server)
}

const ARCHIVE: &[&str] = &["chart", "archive", "hub", "1.0.0"];

#[test]
fn what_the_digest_proves_is_said_in_json_and_in_words() {
    let (desk, _server) = publishing("");
    let sha256 = desk.json(ARCHIVE)["sha256"]
        .as_str()
        .expect("text")
        .to_owned();
    let right = format!("    digest: {sha256}\n");
    let wrong = format!("    digest: {}\n", "0".repeat(64));
    for (digest, state) in [
        ("", "not_published"),
        (right.as_str(), "verified"),
        (wrong.as_str(), "mismatch"),
    ] {
        let (desk, _server) = publishing(digest);
        let told = desk.json(ARCHIVE);
        assert_eq!(told["digest_state"], state, "{digest:?}: {told}");
        assert_eq!(told["sha256"], sha256.as_str());
        let page = desk.run(ARCHIVE);
        let first = page.out.lines().next().unwrap_or_default();
        assert_eq!(first, format!("digest {state}, provenance not_published"));
    }
}
