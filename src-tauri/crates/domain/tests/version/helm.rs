//! The order against the real Helm: it lists a repository of generated versions.

use std::collections::BTreeSet;
use std::env;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use slipway_domain::version::Version;

const HOW_MANY: usize = 400;

/// `SLIPWAY_HELM`, else `target/tools/helm`, else `helm` on the path.
fn helm() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
    let on_path = env::var_os("PATH").into_iter().flat_map(|path| {
        env::split_paths(&path)
            .map(|folder| folder.join("helm"))
            .collect::<Vec<_>>()
    });
    env::var_os("SLIPWAY_HELM")
        .map(PathBuf::from)
        .into_iter()
        .chain([root.join("target/tools/helm")])
        .chain(on_path)
        .find(|path| path.is_file())
        .expect("no Helm found: `make tools` fetches it, or set SLIPWAY_HELM to the binary")
}

/// Versions of different precedence, some written as only Helm's leniency allows.
///
/// None below 1.0.0: Helm's search leaves out what is not above `0.0.0-0`.
fn versions() -> Vec<String> {
    let pattern = "v?[1-3](\\.[0-2](\\.(0|[1-9][0-9]?))?)?(-(0|[1-9][0-9]{0,6}|[a-zA-Z-]{1,3})(\\.(0|[1-9][0-9]?|[a-z0-9]{0,2}[a-z-])){0,3})?(\\+[0-9a-z]{1,3})?";
    let strategy = proptest::string::string_regex(pattern).unwrap();
    let mut runner = TestRunner::deterministic();
    let mut precedences = BTreeSet::new();
    let mut versions = Vec::new();
    while versions.len() < HOW_MANY {
        let text = strategy.new_tree(&mut runner).unwrap().current();
        let precedence = text.split('+').next().unwrap().trim_start_matches('v');
        let (core, pre) = precedence
            .split_once('-')
            .map_or((precedence, None), |(c, p)| (c, Some(p)));
        let padded = format!("{core}{}", ".0".repeat(2 - core.matches('.').count()));
        if precedences.insert((padded, pre.map(str::to_owned))) {
            versions.push(text);
        }
    }
    versions
}

fn index(versions: &[String]) -> String {
    let entries: Vec<serde_json::Value> = versions
        .iter()
        .map(|version| {
            serde_json::json!({
                "apiVersion": "v2", "name": "sample", "version": version,
                "urls": [format!("sample-{version}.tgz")],
            })
        })
        .collect();
    serde_json::json!({"apiVersion": "v1", "entries": {"sample": entries}}).to_string()
}

/// Answers every request with `body`, until the test process ends.
fn serve(body: String) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
            while lines
                .next()
                .is_some_and(|line| line.is_ok_and(|line| !line.is_empty()))
            {}
            let head = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/x-yaml";
            let _ = write!(
                stream,
                "{head}\r\nContent-Length: {}\r\n\r\n{body}",
                body.len()
            );
        }
    });
    url
}

fn run(helm: &Path, home: &Path, arguments: &[&str]) -> Vec<u8> {
    let output = Command::new(helm)
        .args(arguments)
        .env("HELM_CACHE_HOME", home.join("cache"))
        .env("HELM_CONFIG_HOME", home.join("config"))
        .env("HELM_DATA_HOME", home.join("data"))
        .env("NO_PROXY", "127.0.0.1")
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "helm {arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    output.stdout
}

#[test]
fn helm_lists_versions_in_the_same_order() {
    let (helm, home) = (helm(), tempfile::tempdir().unwrap());
    let versions = versions();
    let url = serve(index(&versions));
    run(&helm, home.path(), &["repo", "add", "generated", &url]);
    let listed = run(
        &helm,
        home.path(),
        &["search", "repo", "-l", "--devel", "-o", "json"],
    );
    let listed: Vec<serde_json::Value> = serde_json::from_slice(&listed).unwrap();
    let of_helm: Vec<&str> = listed
        .iter()
        .map(|entry| entry["version"].as_str().unwrap())
        .collect();

    let mut ours: Vec<Version> = versions.iter().map(|text| Version::new(text)).collect();
    assert!(ours.iter().all(Version::is_ordered));
    ours.sort_by(|one, other| other.cmp(one));
    let ours: Vec<&str> = ours.iter().map(Version::text).collect();
    assert_eq!(of_helm.len(), HOW_MANY, "Helm left versions out");
    assert_eq!(of_helm, ours);
}
