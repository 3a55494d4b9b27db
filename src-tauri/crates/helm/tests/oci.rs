//! OCI registries: the real one of Debian, and a scripted one for what the real one cannot be made
//! to do.

use crate::download::chart;
use reqwest::blocking::Client;
use sha2::{Digest, Sha256};
use slipway_helm::{
    Auth, DigestState, FetchError, Provenance, Remote, Secret, Tagged, Unwatched, download_chart,
    list_oci, provenance, read_archive,
};
use slipway_testkit::fault_server::{FaultServer, Reply};
use std::collections::BTreeMap;
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

const CONFIG: &str = "application/vnd.cncf.helm.config.v1+json";
const CONTENT: &str = "application/vnd.cncf.helm.chart.content.v1.tar+gzip";
const PROV: &str = "application/vnd.cncf.helm.chart.provenance.v1.prov";
const MANIFEST: &str = "application/vnd.oci.image.manifest.v1+json";

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|b| format!("{b:02x}"))
        .collect()
}

fn manifest(config_type: &str, config: &[u8], layers: &[(&str, &[u8])]) -> String {
    let part = |kind: &str, bytes: &[u8]| {
        serde_json::json!({
            "mediaType": kind, "digest": format!("sha256:{}", sha256(bytes)), "size": bytes.len(),
        })
    };
    serde_json::json!({
        "schemaVersion": 2,
        "mediaType": MANIFEST,
        "config": part(config_type, config),
        "layers": layers.iter().map(|(kind, bytes)| part(kind, bytes)).collect::<Vec<_>>(),
        "annotations": {"org.opencontainers.image.created": "2023-06-22T13:39:07Z"},
    })
    .to_string()
}

fn config(version: &str) -> Vec<u8> {
    serde_json::json!({
        "apiVersion": "v2", "name": "a", "version": version, "appVersion": "a: v1.0.0",
        "dependencies": [{"name": "common", "version": "2.x.x", "repository": "", "tags": ["t"]}],
    })
    .to_string()
    .into_bytes()
}

/// The real registry, on loopback, ended when dropped.
struct Registry {
    process: Child,
    at: String,
    _folder: TempDir,
}

impl Registry {
    fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let at = format!("127.0.0.1:{port}");
        let settings = format!(
            "version: 0.1\nlog:\n  level: error\nstorage:\n  filesystem:\n    rootdirectory: {}\nhttp:\n  addr: {at}\n",
            folder.path().display()
        );
        let file = folder.path().join("config.yml");
        std::fs::write(&file, settings).unwrap();
        let process = Command::new("docker-registry")
            .arg("serve")
            .arg(&file)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("docker-registry must be on PATH: install Debian's package docker-registry");
        let registry = Self {
            process,
            at,
            _folder: folder,
        };
        let started = Instant::now();
        while Client::new().get(registry.url("")).send().is_err() {
            assert!(
                started.elapsed() < Duration::from_secs(20),
                "the registry does not come up"
            );
            std::thread::sleep(Duration::from_millis(50));
        }
        registry
    }

    fn url(&self, rest: &str) -> String {
        format!("http://{}/v2/{rest}", self.at)
    }

    fn push_blob(&self, repository: &str, bytes: &[u8]) {
        let client = Client::new();
        let opened = client
            .post(self.url(&format!("{repository}/blobs/uploads/")))
            .send()
            .unwrap();
        let place = opened.headers()["location"].to_str().unwrap().to_owned();
        let sign = if place.contains('?') { '&' } else { '?' };
        let place = format!("{place}{sign}digest=sha256:{}", sha256(bytes));
        let put = client.put(place).body(bytes.to_vec());
        assert_eq!(put.send().unwrap().status(), 201);
    }

    fn push(&self, repository: &str, tag: &str, manifest: &str) {
        let url = self.url(&format!("{repository}/manifests/{tag}"));
        let put = Client::new()
            .put(url)
            .header("Content-Type", MANIFEST)
            .body(manifest.to_owned());
        assert_eq!(put.send().unwrap().status(), 201);
    }

    fn push_chart(&self, tag: &str, archive: &[u8], prov: Option<&[u8]>) {
        let config = config(&tag.replace('_', "+"));
        let mut layers = vec![(CONTENT, archive)];
        layers.extend(prov.map(|bytes| (PROV, bytes)));
        self.push_blob("charts/a", &config);
        layers
            .iter()
            .for_each(|(_, bytes)| self.push_blob("charts/a", bytes));
        self.push("charts/a", tag, &manifest(CONFIG, &config, &layers));
    }

    fn remote(&self) -> Remote {
        Remote::oci(format!("oci://{}/charts", self.at), vec!["a".into()])
    }
}

impl Drop for Registry {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
fn charts_of_a_real_registry_are_listed_pulled_and_noticed_when_pushed_again() {
    let registry = Registry::start();
    let archive = chart();
    registry.push_chart("1.0.0", &archive, None);
    registry.push_chart(
        "1.1.0_build.5",
        &archive,
        Some(b"-----BEGIN PGP SIGNED MESSAGE-----\n"),
    );
    let image = br#"{"architecture":"amd64"}"#;
    registry.push_blob("charts/a", image);
    let other = manifest(
        "application/vnd.oci.image.config.v1+json",
        image,
        &[(CONTENT, image)],
    );
    for tag in ["2.0.0", "latest", "not-a-version"] {
        registry.push("charts/a", tag, &other);
    }

    let remote = registry.remote();
    let listing = list_oci(&remote, &BTreeMap::new(), &Unwatched).unwrap();
    let entries: Vec<_> = listing
        .tags
        .iter()
        .map(|tag| match tag {
            Tagged::Read(entry) => entry.as_ref().clone(),
            Tagged::Unchanged { .. } => panic!("nothing was known before"),
        })
        .collect();
    let versions: Vec<_> = entries.iter().map(|entry| entry.version.as_str()).collect();
    assert_eq!(versions, ["1.0.0", "1.1.0+build.5"]);
    assert_eq!(entries[0].app_version.as_deref(), Some("a: v1.0.0"));
    assert_eq!(entries[0].dependencies[0].tags, ["t"]);
    assert_eq!(entries[0].created.as_deref(), Some("2023-06-22T13:39:07Z"));
    let mut left: Vec<_> = listing
        .skipped
        .iter()
        .map(|r| r.version.clone().unwrap())
        .collect();
    left.sort();
    assert_eq!(left, ["2.0.0", "not-a-version"]);

    let folder = tempfile::tempdir().unwrap();
    for (entry, signed) in entries.iter().zip([false, true]) {
        let got = download_chart(&remote, entry, folder.path(), &Unwatched).unwrap();
        assert_eq!(got.digest, DigestState::Verified);
        assert_eq!(got.sha256, sha256(&archive));
        assert!(read_archive(got.file.path(), Default::default()).is_ok());
        let proof = provenance(&remote, entry, &got, &Unwatched).unwrap();
        let published = Provenance::Published {
            hash_matches: false,
            hash: None,
        };
        assert_eq!(
            proof,
            if signed {
                published
            } else {
                Provenance::NotPublished
            }
        );
    }

    let known: BTreeMap<_, _> = entries
        .iter()
        .map(|e| {
            (
                (e.chart.clone(), e.version.clone()),
                e.digest.clone().unwrap(),
            )
        })
        .collect();
    let other =
        slipway_testkit::charts::archive(&[("a/Chart.yaml", b"name: a\nversion: 1.0.0\nx: 1\n")]);
    registry.push_chart("1.0.0", &other, None);
    let again = list_oci(&remote, &known, &Unwatched).unwrap();
    assert!(matches!(&again.tags[0], Tagged::Read(e) if e.digest != entries[0].digest));
    assert!(
        matches!(&again.tags[1], Tagged::Unchanged { version, .. } if version == "1.1.0+build.5")
    );
    let pushed_again = download_chart(&remote, &entries[0], folder.path(), &Unwatched).unwrap();
    assert!(matches!(pushed_again.digest, DigestState::Mismatch { .. }));

    let absent = Remote::oci(remote.url.clone(), vec!["absent".into()]);
    let missing = list_oci(&absent, &BTreeMap::new(), &Unwatched);
    assert!(
        matches!(missing, Err(FetchError::NotFound { .. })),
        "{missing:?}"
    );
}

/// A scripted registry with two pages of tags behind a token.
fn scripted() -> FaultServer {
    let server = FaultServer::start().unwrap();
    let realm = format!("{}/token", server.url());
    let challenge = format!("Bearer realm=\"{realm}\",service=\"reg,one\"");
    server.script("/token", |request| match request.header("authorization") {
        Some("Basic bWU6aHVudGVyMg==") => Reply::ok(r#"{"token":"t0ken"}"#),
        None => Reply::ok(r#"{"access_token":"anonymous"}"#),
        Some(_) => Reply::status(401),
    });
    let config = config("1.0.0");
    let body = manifest(CONFIG, &config, &[]);
    let page = move |request: &slipway_testkit::fault_server::Request| {
        if request.header("authorization") != Some("Bearer t0ken") {
            return Reply::status(401).header("WWW-Authenticate", &challenge);
        }
        match request.target.as_str() {
            "/v2/c/a/tags/list" => Reply::ok(r#"{"name":"c/a","tags":["1.0.0"]}"#)
                .header("Link", "</v2/c/a/tags/list?last=1.0.0&n=1>; rel=\"next\""),
            "/v2/c/a/tags/list?last=1.0.0&n=1" => Reply::ok(r#"{"name":"c/a","tags":["2.0.0"]}"#),
            target if target.contains("/manifests/") => Reply::ok(body.clone()),
            target if target.contains("/blobs/") => Reply::ok(config.clone()),
            _ => Reply::status(404),
        }
    };
    server.script("*", page);
    server
}

#[test]
fn pages_are_followed_and_a_token_is_fetched_once() {
    let server = scripted();
    let mut remote = Remote::oci(format!("oci://{}/c", server.host()), vec!["a".into()]);
    remote.auth = Auth::Basic {
        username: "me".into(),
        password: Secret::new("hunter2"),
    };
    let listing = list_oci(&remote, &BTreeMap::new(), &Unwatched).unwrap();
    assert_eq!((listing.tags.len(), listing.skipped.len()), (2, 0));
    let asked = server.requests();
    let tokens: Vec<_> = asked
        .iter()
        .filter(|r| r.target.starts_with("/token"))
        .collect();
    assert_eq!(tokens.len(), 1);
    assert!(
        tokens[0].target.contains("service=reg%2Cone"),
        "{}",
        tokens[0].target
    );
    assert!(
        tokens[0].target.contains("scope=repository%3Ac%2Fa%3Apull"),
        "{}",
        tokens[0].target
    );
    let basic = |r: &&slipway_testkit::fault_server::Request| {
        r.header("authorization")
            .is_some_and(|v| v.starts_with("Basic"))
    };
    assert_eq!(asked.iter().filter(basic).count(), 1);

    remote.auth = Auth::Anonymous;
    let refused = list_oci(&remote, &BTreeMap::new(), &Unwatched);
    assert!(
        matches!(refused, Err(FetchError::Refused { status: 401, .. })),
        "{refused:?}"
    );
    remote.auth = Auth::Bearer(Secret::new("t0ken"));
    assert_eq!(
        list_oci(&remote, &BTreeMap::new(), &Unwatched)
            .unwrap()
            .tags
            .len(),
        2
    );
    remote.auth = Auth::Bearer(Secret::new("wrong"));
    let refused = list_oci(&remote, &BTreeMap::new(), &Unwatched);
    assert!(
        matches!(refused, Err(FetchError::Refused { .. })),
        "{refused:?}"
    );
}

#[test]
fn a_registry_that_makes_no_sense_is_said_to() {
    let next =
        |to: &str| Reply::ok(r#"{"tags":[]}"#).header("Link", &format!("<{to}>; rel=\"next\""));
    let cases = [
        next("/v2/a/tags/list"),
        next("http://elsewhere.invalid/v2/a/tags/list"),
        Reply::ok("<html>"),
        Reply::ok("[]"),
        Reply::ok("{}"),
        Reply::status(401).header("WWW-Authenticate", "Bearer realm=\"file:///x\""),
    ];
    for reply in cases {
        let server = FaultServer::start().unwrap();
        server.on("/v2/a/tags/list", reply.clone());
        let remote = Remote::oci(format!("oci://{}", server.host()), vec!["a".into()]);
        let odd = list_oci(&remote, &BTreeMap::new(), &Unwatched);
        assert!(
            matches!(odd, Err(FetchError::Registry { .. })),
            "{reply:?}: {odd:?}"
        );
    }
    let server = FaultServer::start().unwrap();
    let mut endless = Reply::ok(vec![b' '; 1 << 20]);
    endless.times = 100;
    server.on("/v2/a/tags/list", endless);
    let remote = Remote::oci(format!("oci://{}", server.host()), vec!["a".into()]);
    let huge = list_oci(&remote, &BTreeMap::new(), &Unwatched);
    assert!(matches!(huge, Err(FetchError::TooLarge { .. })), "{huge:?}");
}
