//! Dependency direction, read from `cargo metadata`:
//! hosts → app → {store, sync, helm, servicedesk} → domain, and the two that speak HTTP → net.

use crate::tree::{none, root};
use serde_json::Value;
use std::process::Command;

/// What each package of ours may depend on when it ships. A new package needs a line here, so a
/// new crate is born together with its edge rule.
const MAY_USE: &[(&str, &[&str])] = &[
    ("slipway-domain", &[]),
    ("slipway-store", &["slipway-domain"]),
    ("slipway-sync", &["slipway-domain"]),
    ("slipway-net", &[]),
    ("slipway-helm", &["slipway-domain", "slipway-net"]),
    ("slipway-servicedesk", &["slipway-domain", "slipway-net"]),
    (
        "slipway-app",
        &[
            "slipway-domain",
            "slipway-store",
            "slipway-sync",
            "slipway-helm",
            "slipway-servicedesk",
        ],
    ),
    ("slipway-cli", &["slipway-app"]),
    ("slipway", &["slipway-app"]),
    (
        "slipway-testkit",
        &[
            "slipway-app",
            "slipway-store",
            "slipway-sync",
            "slipway-domain",
        ],
    ),
];

/// What a package may use besides when it is tested. The whole is tested from the root.
const MAY_TEST_WITH: &[(&str, &[&str])] = &[
    (
        "slipway",
        &["slipway-testkit", "slipway-domain", "slipway-store"],
    ),
    // The engine over a real desk.
    ("slipway-servicedesk", &["slipway-testkit", "slipway-sync"]),
];

struct Edge {
    from: String,
    to: String,
    /// `normal`, `dev` or `build`.
    kind: String,
}

fn edges() -> Vec<Edge> {
    let output = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--format-version",
            "1",
            "--no-deps",
            "--offline",
        ])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo metadata is JSON");
    let mut edges = Vec::new();
    for package in metadata["packages"].as_array().expect("packages") {
        for dependency in package["dependencies"].as_array().expect("dependencies") {
            edges.push(Edge {
                from: package["name"].as_str().expect("name").to_owned(),
                to: dependency["name"].as_str().expect("name").to_owned(),
                kind: dependency["kind"].as_str().unwrap_or("normal").to_owned(),
            });
        }
    }
    edges
}

fn named<'a>(table: &[(&str, &'a [&'a str])], package: &str) -> Option<&'a [&'a str]> {
    table
        .iter()
        .find(|(name, _)| *name == package)
        .map(|(_, allowed)| *allowed)
}

/// Why this edge is not allowed; None when it is.
fn offence(edge: &Edge) -> Option<String> {
    let Edge { from, to, kind } = edge;
    if to.starts_with("tauri") && from != "slipway" {
        return Some(format!("{from} → {to}: only the window's host knows Tauri"));
    }
    if !to.starts_with("slipway") {
        return None;
    }
    let Some(allowed) = named(MAY_USE, from) else {
        return Some(format!(
            "{from}: a package without an edge rule in tests/layers/edges.rs"
        ));
    };
    let for_tests = named(MAY_TEST_WITH, from).unwrap_or(&["slipway-testkit"]);
    let may = allowed.contains(&to.as_str()) || (kind == "dev" && for_tests.contains(&to.as_str()));
    (!may).then(|| format!("{from} → {to} ({kind})"))
}

#[test]
fn dependencies_point_inwards() {
    let edges = edges();
    assert!(
        edges
            .iter()
            .any(|edge| edge.from == "slipway" && edge.to == "slipway-app")
    );
    let offences: Vec<String> = edges.iter().filter_map(offence).collect();
    none("These edges turn the layers round:", &offences);
}

#[test]
fn an_edge_against_the_direction_is_seen() {
    let edge = |from: &str, to: &str, kind: &str| Edge {
        from: from.to_owned(),
        to: to.to_owned(),
        kind: kind.to_owned(),
    };
    for (from, to, kind) in [
        ("slipway-store", "slipway-sync", "normal"),
        ("slipway-sync", "slipway-store", "dev"),
        ("slipway-helm", "slipway-store", "dev"),
        ("slipway-net", "slipway-domain", "normal"),
        ("slipway-servicedesk", "slipway-helm", "normal"),
        ("slipway-domain", "slipway-app", "normal"),
        ("slipway-app", "slipway-testkit", "normal"),
        ("slipway-cli", "slipway-store", "normal"),
        ("slipway-app", "tauri", "normal"),
        ("slipway-new", "slipway-domain", "normal"),
    ] {
        assert!(
            offence(&edge(from, to, kind)).is_some(),
            "{from} → {to} ({kind}) passed"
        );
    }
    assert!(offence(&edge("slipway-store", "slipway-testkit", "dev")).is_none());
}
