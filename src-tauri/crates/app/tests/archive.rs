//! A downloaded chart archive shows what its digest and its provenance prove, and no more.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use slipway_app::error::Code;
use slipway_testkit::TestApp;
use slipway_testkit::charts::archive;
use slipway_testkit::fault_server::{FaultServer, Reply};

const CHART: &[u8] = b"apiVersion: v2\nname: hub\nversion: 1.0.0\n";

fn packed() -> Vec<u8> {
    let subchart = archive(&[(
        "common/Chart.yaml",
        b"name: common\nversion: 2.0.0\nappVersion: v7\n",
    )]);
    archive(&[
        ("hub/Chart.yaml", CHART),
        ("hub/values.yaml", b"replicas: 3\n"),
        ("hub/charts/common-2.0.0.tgz", &subchart),
    ])
}

fn sha256(bytes: &[u8]) -> String {
    let bytes = Sha256::digest(bytes);
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A workspace that knows the chart `hub` 1.0.0 with what the index says of its digest.
struct Published {
    test: TestApp,
    server: FaultServer,
}

impl Published {
    fn with(digest: Option<&str>) -> Published {
        let server = FaultServer::start().expect("it listens");
        let digest = digest.map_or_else(String::new, |digest| format!("    digest: {digest}\n"));
        let index = format!(
            "apiVersion: v1\nentries:\n  hub:\n  - name: hub\n    version: 1.0.0\n{digest}    \
             urls: [hub-1.0.0.tgz]\n"
        );
        server.serve("/index.yaml", "\"one\"", index);
        server.on("/hub-1.0.0.tgz", Reply::ok(packed()));
        let test = TestApp::new();
        test.call("repo_save", json!({"name": "moja", "url": server.url()}));
        test.call("repo_sync", json!({}));
        Published { test, server }
    }

    fn archive(&self) -> Value {
        self.test.call("chart_archive", wanted())
    }
}

fn wanted() -> Value {
    json!({"repo": "moja", "chart": "hub", "version": "1.0.0"})
}

#[test]
fn each_state_of_the_digest_is_told_by_its_own_name() {
    let right = sha256(&packed());
    let wrong = "0".repeat(64);
    let cases = [
        (Some(right.as_str()), "verified"),
        (Some(wrong.as_str()), "mismatch"),
        (None, "not_published"),
        (Some("sha512:abcd"), "unverifiable"),
    ];
    for (published, state) in cases {
        let archive = Published::with(published).archive();
        assert_eq!(archive["digest_state"], state, "{published:?}: {archive}");
        assert_eq!(archive["sha256"], right, "what came is always said");
        assert_eq!(archive["published"], published.unwrap_or_default());
        assert_eq!(archive["provenance"], "not_published", "{published:?}");
    }
}

#[test]
fn what_the_provenance_names_is_compared_with_what_came() {
    let right = sha256(&packed());
    for (named, told) in [(right.clone(), "matches"), ("f".repeat(64), "mismatch")] {
        let hub = Published::with(Some(&right));
        let signed = format!(
            "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\nname: hub\nversion: 1.0.0\n\n...\n\
             files:\n  hub-1.0.0.tgz: sha256:{named}\n-----BEGIN PGP SIGNATURE-----\n"
        );
        hub.server.on("/hub-1.0.0.tgz.prov", Reply::ok(signed));
        let archive = hub.archive();
        assert_eq!(archive["provenance"], told, "{archive}");
        assert_eq!(archive["digest_state"], "verified");
    }
}

#[test]
fn its_subcharts_and_values_are_read_and_nothing_is_left_behind() {
    let hub = Published::with(None);
    let archive = hub.archive();
    assert_eq!(archive["values"], "replicas: 3\n");
    let subchart = &archive["subcharts"][0];
    assert_eq!(
        (
            &subchart["name"],
            &subchart["version"],
            &subchart["app_version"]
        ),
        (&json!("common"), &json!("2.0.0"), &json!("v7"))
    );
    hub.server.on("/hub-1.0.0.tgz", Reply::login_page());
    assert_eq!(
        hub.test.refusal("chart_archive", wanted()).code,
        Code::Remote
    );
    let left = std::fs::read_dir(hub.test.folder().join("tmp")).expect("it is there");
    assert_eq!(left.count(), 0);
}
