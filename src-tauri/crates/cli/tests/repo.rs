//! Adding a repository, syncing it, and what a sync says.

use crate::support::{Desk, each, index, keys, shown};
use slipway_testkit::charts;
use slipway_testkit::fault_server::{FaultServer, Reply};

const VERSIONS: [&str; 5] = [
    "15.0.0",
    "15.1.0",
    "15.1.0-1",
    "16.0.0-snapshot.3",
    "14.1.1",
];

#[test]
fn an_unchanged_repository_costs_one_conditional_request() {
    let (desk, server) = Desk::synced(&index(&VERSIONS));
    assert_eq!(server.requests().len(), 1);
    let report = desk.json(&["repo", "sync", "own"]);
    insta::assert_snapshot!(shown(&report), @r#"
    {
      "repos": [
        {
          "added": 0,
          "bytes": 0,
          "charts": 1,
          "error": null,
          "name": "own",
          "removed": 0,
          "republished": 0,
          "requests": 1,
          "skipped": 0,
          "status": "not_modified",
          "versions": 5,
          "warnings": []
        }
      ]
    }
    "#);
    let asked = server.requests();
    assert_eq!(asked.len(), 2);
    assert_eq!(asked[1].header("if-none-match"), Some("\"first\""));
}

#[test]
fn a_sync_reports_what_it_found() {
    let desk = Desk::fresh();
    let server = FaultServer::start().expect("a port is free");
    server.serve("/index.yaml", "\"1\"", index(&VERSIONS));
    let added = desk.json(&["repo", "add", "own", &server.url()]);
    insta::assert_snapshot!(shown(&added), @r#"
    {
      "auth": "anonymous",
      "ca_file": "",
      "changed_at": null,
      "chart_count": 0,
      "charts": [],
      "checked_at": null,
      "error": null,
      "has_secret": false,
      "held": null,
      "id": "ID",
      "kind": "http",
      "name": "own",
      "op": "ID",
      "proxy": "",
      "status": "never",
      "url": "ADDRESS",
      "username": "",
      "version_count": 0
    }
    "#);
    let report = &desk.json(&["repo", "sync"])["repos"][0];
    assert_eq!(
        (&report["status"], &report["added"]),
        (&"changed".into(), &5.into()),
        "{report}"
    );
    assert!(report["bytes"].as_u64() > Some(1000), "{report}");
    let broken = index(&["15.2.0", "15.1.0", "15.0.0"]) + "  - null\n  - name: mojaloop\n";
    server.serve("/index.yaml", "\"2\"", broken);
    let report = desk.json(&["repo", "sync", "own"]);
    insta::assert_snapshot!(shown(&report), @r#"
    {
      "op": "ID",
      "repos": [
        {
          "added": 1,
          "bytes": 2146,
          "charts": 1,
          "error": null,
          "name": "own",
          "removed": 3,
          "republished": 0,
          "requests": 1,
          "skipped": 2,
          "status": "changed",
          "versions": 3,
          "warnings": [
            "mojaloop, line 70: it is null",
            "mojaloop, line 71: it has no version"
          ]
        }
      ]
    }
    "#);
    let list = desk.json(&["repo", "list"]);
    assert_eq!(each(&list["repos"], "status"), ["ok"]);
    insta::assert_snapshot!(keys(&list["repos"][0]), @"auth ca_file changed_at chart_count charts checked_at error has_secret held id kind name proxy status url username version_count");
}

#[test]
fn versions_are_listed_newest_first_and_stable_unless_asked() {
    let (desk, _server) = Desk::synced(&index(&VERSIONS));
    let stable = desk.json(&["chart", "versions", "mojaloop"]);
    assert_eq!(
        each(&stable["versions"], "version"),
        ["15.1.0", "15.0.0", "14.1.1"]
    );
    let all = desk.json(&["chart", "versions", "mojaloop", "--all"]);
    assert_eq!(all["versions"].as_array().map(Vec::len), Some(5));
    insta::assert_snapshot!(shown(&all["versions"][0]), @r#"
    {
      "app_version": "mojaloop: v16.0.0-snapshot.3; sidecar: v12.0.0",
      "channel": "dev_build",
      "deprecated": false,
      "digest": "abababababababababababababababababababababababababababababababab",
      "earlier_digests": [],
      "first_seen": "MOMENT",
      "releases": [],
      "repo": "own",
      "vanished_at": null,
      "version": "16.0.0-snapshot.3"
    }
    "#);
    let charts = desk.json(&["chart", "list", "--search", "moja"]);
    insta::assert_snapshot!(shown(&charts), @r#"
    {
      "charts": [
        {
          "deprecated": false,
          "description": "A chart for the mojaloop service of the hub",
          "latest": "15.1.0",
          "name": "mojaloop",
          "newest": "16.0.0-snapshot.3",
          "repo": "own",
          "versions": 5,
          "watched": false
        }
      ]
    }
    "#);
    assert_eq!(
        desk.json(&["chart", "list", "--search", "nothing"])["charts"],
        serde_json::json!([])
    );
    assert_eq!(
        desk.refused(&["chart", "versions", "nothing"])["code"],
        "not_found"
    );
}

#[test]
fn a_sync_that_fails_is_reported_whole_and_keeps_what_was_there() {
    let (desk, server) = Desk::synced(&index(&VERSIONS));
    let other = FaultServer::start().expect("a port is free");
    other.serve("/index.yaml", "\"1\"", index(&["1.0.0"]));
    desk.json(&["repo", "add", "other", &other.url()]);
    server.on("/index.yaml", Reply::login_page());
    let ended = desk.run(&["--json", "repo", "sync"]);
    assert_eq!((ended.code, ended.err.as_str()), (Some(1), ""));
    let report: serde_json::Value = serde_json::from_str(&ended.out).expect("one JSON document");
    let mut statuses = each(&report["repos"], "status");
    statuses.sort_unstable();
    assert_eq!(statuses, ["changed", "failed"], "{report}");
    let known = desk.json(&["chart", "versions", "mojaloop", "--repo", "own", "--all"]);
    assert_eq!(known["versions"].as_array().map(Vec::len), Some(5));
}

#[test]
fn a_sudden_shrink_is_held_until_confirmed() {
    let (desk, server) = Desk::synced(&charts::index(1, 12));
    server.serve("/index.yaml", "\"second\"", charts::index(1, 3));
    let ended = desk.run(&["repo", "sync", "own"]);
    assert_eq!(ended.code, Some(1), "{}{}", ended.out, ended.err);
    assert_eq!(
        each(&desk.json(&["repo", "list"])["repos"], "status"),
        ["held"]
    );
    let known = desk.json(&["chart", "versions", "chart-000", "--all"]);
    assert!(
        known["versions"]
            .as_array()
            .unwrap()
            .iter()
            .all(|v| v["vanished_at"].is_null())
    );
    let report = desk.json(&["repo", "confirm", "own"]);
    assert_eq!(
        (
            &report["repos"][0]["status"],
            &report["repos"][0]["removed"]
        ),
        (&"changed".into(), &9.into())
    );
    let known = desk.json(&["chart", "versions", "chart-000", "--all"]);
    let gone = known["versions"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|v| !v["vanished_at"].is_null());
    assert_eq!(gone.count(), 9);
}

#[test]
fn a_token_is_piped_in_and_never_shown() {
    let desk = Desk::fresh();
    let words = [
        "--json",
        "repo",
        "add",
        "own",
        "https://charts.example.org",
        "--token-stdin",
    ];
    let ended = desk.piped("s3cr3t-token\n", &words);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    let repo: serde_json::Value = serde_json::from_str(&ended.out).expect("one JSON document");
    assert_eq!(
        (&repo["auth"], &repo["has_secret"]),
        (&"bearer".into(), &true.into())
    );
    assert!(!ended.out.contains("s3cr3t") && !ended.err.contains("s3cr3t"));
    assert!(!desk.keeps("s3cr3t"), "the data folder holds the token");
    let ended = desk.run(&[
        "repo",
        "add",
        "two",
        "https://charts.example.org",
        "--user",
        "u",
    ]);
    assert_eq!(ended.code, Some(1), "no terminal to ask at: {}", ended.err);
    assert!(ended.err.contains("--password-stdin"), "{}", ended.err);
}

#[test]
fn what_a_repository_writes_cannot_steer_the_terminal() {
    let hostile = index(&["15.1.0"]).replace(
        "description: A chart",
        "description: \"\\e[2J\\e]0;owned\\aA \\x9b2Jchart\"\n    home: A chart",
    );
    let (desk, _server) = Desk::synced(&hostile);
    let ended = desk.run(&["chart", "list"]);
    assert!(ended.out.contains("A chart"), "{}", ended.out);
    let steers = |text: &str| text.contains(|c: char| c.is_control() && c != '\n');
    assert!(!steers(&ended.out), "{:?}", ended.out);
    assert!(!steers(&desk.run(&["--json", "chart", "list"]).out));
}

#[test]
fn a_repository_is_edited_and_removed_by_name() {
    let (desk, _server) = Desk::synced(&index(&VERSIONS));
    let before = desk.json(&["repo", "list"])["repos"][0].clone();
    let after = desk.json(&[
        "repo",
        "edit",
        "own",
        "--rename",
        "ours",
        "--proxy",
        "http://proxy.example.org:3128",
    ]);
    assert_eq!(
        (&after["id"], &after["url"]),
        (&before["id"], &before["url"])
    );
    assert_eq!(
        (&after["name"], &after["auth"]),
        (&"ours".into(), &"anonymous".into())
    );
    assert_eq!(
        desk.refused(&["repo", "remove", "own"])["code"],
        "not_found"
    );
    let gone = desk.json(&["repo", "remove", "ours"]);
    assert_eq!(
        (&gone["id"], &gone["removed"]),
        (&before["id"], &"ours".into())
    );
    assert_eq!(
        desk.json(&["chart", "list"])["charts"],
        serde_json::json!([])
    );
}

#[test]
fn a_watched_chart_proposes_its_intake() {
    let (desk, server) = Desk::synced(&index(&["15.1.0", "15.0.0"]));
    assert_eq!(desk.json(&["chart", "watch", "mojaloop"])["watched"], true);
    server.serve(
        "/index.yaml",
        "\"second\"",
        index(&["16.0.0", "15.1.0", "15.0.0"]),
    );
    desk.json(&["repo", "sync"]);
    let intakes = desk.json(&["chart", "intakes"]);
    assert_eq!(each(&intakes["intakes"], "version"), ["16.0.0"]);
    let id = intakes["intakes"][0]["id"].as_str().expect("an id");
    assert_eq!(
        desk.json(&["chart", "dismiss", id, "We skip this one"])["state"],
        "dismissed"
    );
    assert_eq!(
        desk.json(&["chart", "unwatch", "mojaloop"])["watched"],
        false
    );
}

#[test]
fn a_secret_is_for_one_repository_that_asks_for_one() {
    let (desk, _server) = Desk::synced(&index(&VERSIONS));
    for (words, told) in [
        (
            ["repo", "sync", "--token-stdin"].as_slice(),
            "Say which repository it is for.",
        ),
        (
            &["repo", "sync", "own", "--token-stdin"],
            "own is read without signing in.",
        ),
        (
            &["repo", "confirm", "own", "--token-stdin"],
            "own is read without signing in.",
        ),
    ] {
        let ended = desk.piped("s3cr3t\n", words);
        assert_eq!(ended.code, Some(1), "{words:?}: {}", ended.out);
        assert!(ended.err.contains(told), "{words:?}: {}", ended.err);
    }
    let ended = desk.run(&["repo", "sync", "own", "--token-stdin"]);
    assert!(ended.err.contains("The token is empty."), "{}", ended.err);
}
