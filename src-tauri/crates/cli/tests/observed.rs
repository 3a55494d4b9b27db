//! What runs where and drift, as they are typed and promised to scripts.

use crate::support::Desk;
use serde_json::{Value, json};

const LIST: &str = r#"[{"name":"moja","namespace":"hub","revision":"2","updated":"2026-11-20 10:11:12.5 +0000 UTC","status":"deployed","chart":"mojaloop-17.0.4","app_version":"x"}]"#;
const MANIFEST: &str = "---\n# Source: mojaloop/templates/d.yaml\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ledger\nspec:\n  template:\n    spec:\n      containers:\n        - name: main\n          image: mojaloop/central-ledger:v19.7.4\n";

/// A day a month after a look, which is within the next quarter.
fn soon(seen: &Value) -> String {
    let at = seen["look"]["at"]["at"].as_str().expect("a moment");
    let at: chrono::DateTime<chrono::Utc> = at.parse().expect("RFC 3339");
    (at.date_naive() + chrono::Days::new(30)).to_string()
}

fn typed(desk: &Desk, words: &[&str]) -> Value {
    desk.json(words)
}

#[test]
fn files_are_observed_shown_and_judged_as_promised() {
    let desk = Desk::fresh();
    let list = desk.file("list.json", LIST).display().to_string();
    let manifest = desk.file("manifest.yaml", MANIFEST).display().to_string();
    let seen = typed(
        &desk,
        &["env", "observe", "--env", "STG", "--from", &list, &manifest],
    );
    assert_eq!(seen["undecodable"], 0);
    let one = &seen["observed"][0];
    for (key, value) in [
        ("release", json!("moja")),
        ("namespace", json!("hub")),
        ("chart", json!("mojaloop")),
        ("version", json!("17.0.4")),
        ("app_version", json!("x")),
        ("status", json!("deployed")),
        ("revision", json!(2)),
        ("images", json!(["mojaloop/central-ledger:v19.7.4"])),
    ] {
        assert_eq!(one[key], value, "{key}");
    }
    assert!(seen["op"].is_string());
    let drift = typed(&desk, &["drift", "--env", "STG"]);
    assert_eq!(
        drift["verdict"], "unknown",
        "no release is planned here: {drift}"
    );
    let layers: Vec<&Value> = drift["layers"]
        .as_array()
        .expect("layers")
        .iter()
        .map(|one| &one["layer"])
        .collect();
    assert_eq!(
        json!(layers),
        json!(["releases", "chart", "components", "live", "values"])
    );
    typed(
        &desk,
        &[
            "release",
            "import",
            "--version",
            "17.0.3",
            "--component",
            "central-ledger=v19.7.3",
        ],
    );
    let drift = typed(&desk, &["drift", "--env", "STG", "--against", "17.0.3"]);
    assert_eq!(drift["verdict"], "drifted", "{drift}");
    // The first look of all showed it, and is named in the text and to scripts.
    let since = &drift["layers"][1]["items"][0]["since"];
    assert_eq!(*since, drift["look"]["at"], "{drift}");
    let told = desk.run(&["drift", "--env", "STG", "--against", "17.0.3"]);
    let label = since["label"].as_str().expect("a moment with its zone");
    let line = format!("    seen to differ since: {label}\n");
    assert!(told.out.contains(&line), "{}", told.out);
    let rules = typed(
        &desk,
        &[
            "drift",
            "ignore",
            "*",
            "--reason",
            "Known",
            "--until",
            &soon(&seen),
            "--env",
            "STG",
            "--any-version",
        ],
    );
    assert_eq!(
        typed(&desk, &["drift", "--env", "STG", "--against", "17.0.3"])["verdict"],
        "unknown",
        "nobody looked at what runs"
    );
    let id = rules["ignores"][0]["id"].as_str().expect("an id");
    assert_eq!(typed(&desk, &["drift", "count", id])["ignores"], json!([]));
}

#[test]
fn what_is_known_by_hand_is_compared_and_set_out_for_people() {
    let desk = Desk::fresh();
    for (environment, version) in [("PRD", "17.0.4"), ("STG", "17.1.0")] {
        let release = format!("hub/moja=mojaloop@{version}");
        typed(
            &desk,
            &[
                "env",
                "observe",
                "--env",
                environment,
                "--by-hand",
                &release,
            ],
        );
        typed(&desk, &["env", "stands-on", environment, "kafka", "3.3.1"]);
    }
    let compared = typed(&desk, &["env", "compare", "PRD", "STG"]);
    assert_eq!(
        compared["charts"],
        json!([{"name": "mojaloop", "from": "17.0.4", "to": "17.1.0", "change": "upgraded"}])
    );
    assert_eq!(compared["parity"]["same"], 1, "{compared}");
    for words in [
        &["env", "show", "STG"][..],
        &["env", "board"],
        &["env", "compare", "PRD", "STG"],
        &["env", "upgrade", "PRD"],
        &["drift", "--env", "STG"],
        &["drift", "ignores"],
    ] {
        let ended = desk.run(words);
        assert_eq!(ended.code, Some(0), "{words:?}: {}", ended.err);
        assert!(!ended.out.is_empty(), "{words:?}");
    }
    let shown = desk.run(&["env", "show", "STG"]).out;
    assert!(
        shown.contains("17.1.0") && shown.contains("what somebody wrote down: fresh"),
        "{shown}"
    );
}

#[test]
fn what_cannot_be_observed_says_why_and_keeps_nothing() {
    let desk = Desk::fresh();
    let odd = desk.file("odd.json", "{\"a\":1}").display().to_string();
    let manifest = desk.file("manifest.yaml", MANIFEST).display().to_string();
    let exec = "apiVersion: v1\nkind: Config\ncurrent-context: c\nclusters: [{name: c, cluster: {server: 'https://127.0.0.1:1'}}]\nusers: [{name: u, user: {exec: {apiVersion: client.authentication.k8s.io/v1, command: sleep, args: ['600']}}}]\ncontexts: [{name: c, context: {cluster: c, user: u}}]\n";
    let plugin = desk.file("plugin", exec).display().to_string();
    for (words, expected) in [
        (&["env", "observe", "--env", "STG"][..], "one way to look"),
        (
            &["env", "observe", "--env", "STG", "--from", "/nowhere"],
            "cannot be read",
        ),
        (
            &["env", "observe", "--env", "STG", "--from", &odd],
            "do not write",
        ),
        (
            &["env", "observe", "--env", "STG", "--by-hand", "moja"],
            "RELEASE=CHART@VERSION",
        ),
        (
            &["env", "observe", "--env", "STG", "--kubeconfig", &plugin],
            "signs in through the program sleep",
        ),
        (
            &[
                "env",
                "observe",
                "--env",
                "STG",
                "--kubeconfig",
                &plugin,
                "--context",
                "prod",
            ],
            "no context prod",
        ),
        (
            &["env", "observe", "--env", "NONE", "--by-hand", "a=b@1.0.0"],
            "no environment NONE",
        ),
        (
            &["env", "stands-on", "STG", "coffee", "1"],
            "none of the facts",
        ),
        (
            &[
                "drift",
                "ignore",
                "x",
                "--reason",
                "y",
                "--until",
                "2020-01-01",
            ],
            "is over",
        ),
        (
            &[
                "drift",
                "ignore",
                "*",
                "--reason",
                "y",
                "--until",
                "2099-12-31",
                "--any-version",
            ],
            "90 days at most",
        ),
        (
            &[
                "env",
                "observe",
                "--env",
                "STG",
                "--from",
                &manifest,
                "--release",
                "moja",
                "--namespace",
                "hub",
            ],
            "Nothing was kept",
        ),
    ] {
        let ended = desk.run(words);
        assert_eq!(ended.code, Some(1), "{words:?}: {}", ended.out);
        assert!(ended.err.contains(expected), "{words:?}: {}", ended.err);
    }
    assert_eq!(typed(&desk, &["env", "show", "STG"])["observed"], json!([]));
    let wrong = desk.run(&[
        "env",
        "observe",
        "--env",
        "STG",
        "--from",
        &odd,
        "--context",
        "c",
    ]);
    assert_eq!(wrong.code, Some(2));
}

#[test]
fn files_from_a_bastion_are_dated_by_themselves_or_as_it_is_typed() {
    let desk = Desk::fresh();
    let old = LIST.replace("2026-11-20", "2020-01-02");
    let path = desk.file("list.json", &old);
    let ago = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_600_000_000);
    let file = std::fs::File::options().append(true).open(&path);
    file.expect("it is there")
        .set_modified(ago)
        .expect("a date");
    let list = path.display().to_string();
    let seen = typed(&desk, &["env", "observe", "--env", "STG", "--from", &list]);
    assert_eq!(seen["look"]["at"]["at"], "2020-09-13T12:26:40.000Z");
    assert_eq!(seen["freshness"], "stale");
    let shown = desk.run(&["env", "show", "STG"]).out;
    assert!(shown.contains("by the date of the files"), "{shown}");

    let observe = ["env", "observe", "--env", "STG", "--from", &list];
    let with = |more: &[&str]| typed(&desk, &[&observe[..], more].concat());
    let seen = with(&["--taken", "2021-03-04 10:00", "--tz", "Africa/Lagos"]);
    assert_eq!(seen["look"]["at"]["at"], "2021-03-04T09:00:00.000Z");
    let seen = with(&["--taken", "2021-03-05T10:00:00Z"]);
    assert_eq!(
        seen["observed"][0]["seen_at"]["at"],
        "2021-03-05T10:00:00.000Z"
    );
    let ended = desk.run(&observe);
    assert_eq!(ended.code, Some(1), "its own date is older: {}", ended.out);
    assert!(
        ended.err.contains("show what was so before"),
        "{}",
        ended.err
    );
}

#[test]
fn a_release_that_is_gone_from_a_list_is_told_to_be_gone() {
    let desk = Desk::fresh();
    let list = desk.file("list.json", LIST).display().to_string();
    let none = desk.file("none.json", "[]").display().to_string();
    let observe = |words: &[&str]| {
        typed(
            &desk,
            &[&["env", "observe", "--env", "STG"], words].concat(),
        )
    };
    observe(&["--from", &list]);
    let seen = observe(&["--from", &none]);
    assert_eq!(
        (&seen["observed"], &seen["gone"]),
        (&json!([]), &json!(["hub/moja"]))
    );
    observe(&[
        "--by-hand",
        "a/one=mojaloop@17.0.4",
        "--by-hand",
        "b/two=mojaloop@17.0.4",
    ]);
    let seen = observe(&["--from", &none, "--whole", "--namespace", "a"]);
    assert_eq!(seen["observed"].as_array().map(Vec::len), Some(1), "{seen}");
    let seen = observe(&["--from", &none, "--whole"]);
    assert_eq!(
        (&seen["observed"], &seen["look"]["whole"]),
        (&json!([]), &json!(true))
    );
    assert!(
        desk.run(&["env", "show", "STG"])
            .out
            .contains("gone: b/two")
    );
}

#[test]
fn what_an_environment_stands_on_is_compared_by_product_and_version() {
    let desk = Desk::fresh();
    let row = "| MySQL | bitnami/mysql:8.0.32-debian-11-r0 | |\n";
    let notes = format!(
        "# Release 17.0.4\n\n## 5. Testing notes\n\n1. This release has been validated against the following \
         Dependency Test Matrix:\n\n    | Dependency | Version | Notes |\n    | --- | --- | --- |\n    {row}"
    );
    let notes = desk.file("notes.md", &notes).display().to_string();
    let import = [
        "release",
        "import",
        "--version",
        "17.0.4",
        "--notes",
        &notes,
    ];
    typed(&desk, &import);
    typed(
        &desk,
        &[
            "env",
            "observe",
            "--env",
            "PRD",
            "--by-hand",
            "hub/moja=mojaloop@17.0.4",
        ],
    );
    for (typed_version, expected) in [
        ("8.0.32", "as_tested"),
        ("v8.0.32", "as_tested"),
        ("mysql:8.0.32", "as_tested"),
        ("8.0.33", "otherwise"),
        ("8.0", "unknown"),
    ] {
        let shown = typed(&desk, &["env", "stands-on", "PRD", "mysql", typed_version]);
        let facts = shown["infrastructure"].as_array().expect("facts");
        let mysql = facts.iter().find(|one| one["fact"] == "mysql").expect("it");
        assert_eq!(mysql["standing"], expected, "{typed_version}: {mysql}");
    }
}
