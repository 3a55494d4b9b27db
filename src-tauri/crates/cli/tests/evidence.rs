//! `evidence` as scripts use it, and how much memory a long report takes.

use crate::support::{Desk, each, keys, notes, word};
use serde_json::{Value, json};
use std::io::Write;
use std::path::PathBuf;

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../../tests/fixtures/evidence")
        .join(name)
}

fn desk() -> Desk {
    let desk = Desk::fresh();
    let notes = notes("17.9.0");
    desk.json(&[
        "release",
        "import",
        "--version",
        "17.9.0",
        "--notes",
        word(&notes),
    ]);
    desk
}

fn import(file: &str) -> Vec<&str> {
    vec![
        "evidence",
        "import",
        file,
        "--release",
        "17.9.0",
        "--env",
        "UAT",
        "--suite",
        "gp",
        "--collection",
        "v17.9.0",
    ]
}

#[test]
fn a_report_is_imported_listed_shown_compared_and_removed() {
    let desk = desk();
    let (first, second) = (fixture("toolkit.json"), fixture("toolkit-passed.json"));
    let failed = desk.json(&import(word(&first)));
    insta::assert_snapshot!(keys(&failed), @"assertions broken bytes claimed_assertions claimed_passed collection collection_day completed cut_short duration_ms environment environment_name failed file findings format id imported imported_by is_passed_claimed left_out name op passed redacted release release_title report_id requests required sha256 skipped started suite suite_title test_cases verdict");
    assert_eq!(failed["verdict"], "failed");
    let passed = desk.json(&import(word(&second)));
    assert_eq!(
        (&passed["verdict"], &passed["is_passed_claimed"]),
        (&json!("passed"), &json!(true))
    );
    let listed = desk.json(&["evidence", "list", "--release", "17.9.0", "--env", "uat"]);
    assert_eq!(each(&listed["evidence"], "verdict"), ["passed", "failed"]);
    let (a, b) = (word_of(&failed["id"]), word_of(&passed["id"]));
    let shown = desk.json(&["evidence", "show", a]);
    assert_eq!(
        each(&shown["results"], "status"),
        ["failed", "failed", "skipped", "skipped"]
    );
    let compared = desk.json(&["evidence", "compare", a, b]);
    assert_eq!(each(&compared["fixed"], "key"), ["1.2.amount"]);
    assert_eq!(compared["missing"].as_array().map(Vec::len), Some(5));
    assert_eq!(compared["newly_failing"], json!([]));
    let gone = desk.json(&["evidence", "remove", a]);
    assert_eq!(gone["id"], failed["id"]);
    let again = desk.refused(&import(word(&second)));
    assert_eq!(again["code"], "conflict");
    assert!(
        again["message"]
            .as_str()
            .is_some_and(|said| said.contains(b)),
        "{again}"
    );
}

fn word_of(value: &Value) -> &str {
    value.as_str().expect("a text")
}

#[test]
fn people_read_what_was_counted_and_what_is_claimed() {
    let desk = desk();
    let file = fixture("toolkit.json");
    let ended = desk.run(&import(word(&file)));
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    for said in [
        "failed, 5 of 9 passed",
        "2 failed, 2 skipped",
        "calls itself failed",
        "were left out",
        "The report counts otherwise",
    ] {
        assert!(ended.out.contains(said), "{said}: {}", ended.out);
    }
    let listed = desk.run(&["evidence", "list"]).out;
    assert!(listed.contains("5 of 9"), "{listed}");
}

#[test]
fn env_list_names_the_ladder() {
    let listed = desk().json(&["env", "list"]);
    assert_eq!(
        each(&listed["environments"], "code"),
        ["SUP", "DEV", "UAT", "STG", "SBX", "PRD"]
    );
}

#[test]
fn what_a_report_gives_away_is_not_shown() {
    let desk = desk();
    let text = r#"{"name":"r","test_cases":[{"id":1,"name":"c","requests":[{"request":{"id":1,"tests":{"assertions":[
        {"id":1,"description":"curl -u admin:hunterQ5x https://hub","resultStatus":{"status":"FAILED",
        "message":"got {\"secretKey\": [\"hunterQ6x\"]} for 256-700-010-006"}}]}}}]}]}"#;
    let file = desk.file("call 0712 345 678.json", text);
    let run = desk.json(&import(word(&file)));
    assert_eq!(run["file"], "call [removed].json");
    assert_eq!(run["redacted"], 4);
    let shown = desk.run(&["evidence", "show", word_of(&run["id"])]).out;
    assert!(shown.contains("curl -u [removed] https://hub"), "{shown}");
    for secret in ["hunter", "256", "010", "345"] {
        assert!(!shown.contains(secret), "{secret}: {shown}");
    }
}

#[test]
fn an_error_that_no_case_shows_is_not_passed() {
    let desk = desk();
    let text = r#"<testsuite tests="1" errors="1" timestamp="2026-11-01T00:00:00Z"><testcase name="zz" classname="c"/></testsuite>"#;
    let file = desk.file("e1.xml", text);
    let run = desk.json(&import(word(&file)));
    assert_eq!(
        (&run["verdict"], &run["passed"]),
        (&json!("failed"), &json!(1))
    );
    let rules = each(&run["findings"], "rule");
    assert!(rules.contains(&"evidence_claim"), "{rules:?}");
    let shown = desk.run(&["evidence", "show", word_of(&run["id"])]).out;
    assert!(shown.contains("The report calls itself failed"), "{shown}");
}

#[test]
fn what_mojaloop_knows_to_be_flaky_is_named_by_its_number() {
    let desk = desk();
    let run = |name: &str, status: &str| {
        let text = format!(
            r#"{{"name":"r","test_cases":[{{"id":1,"name":"c","requests":[{{"request":{{"id":1,"tests":{{"assertions":[
            {{"id":1,"description":"Status is 200","resultStatus":{{"status":"{status}",
            "message":"errorDescription is Generic ID not found"}}}}]}}}}}}]}}]}}"#
        );
        let file = desk.file(name, &text);
        let run = desk.json(&import(word(&file)));
        word_of(&run["id"]).to_owned()
    };
    let (before, after) = (run("a.json", "SUCCESS"), run("b.json", "FAILED"));
    let compared = desk.json(&["evidence", "compare", &before, &after]);
    assert_eq!(compared["newly_failing"][0]["known"]["number"], 2925);
    let shown = desk.json(&["evidence", "show", &after]);
    assert_eq!(
        shown["results"][0]["known"]["url"],
        "https://github.com/mojaloop/project/issues/2925"
    );
    for words in [
        vec!["evidence", "compare", &before, &after],
        vec!["evidence", "show", &after],
    ] {
        let said = desk.run(&words).out;
        assert!(said.contains("known: #2925 Intermittent failure"), "{said}");
    }
}

/// What a report of any length may take beside the program itself.
#[cfg(target_os = "linux")]
const MOST_KIB: u64 = 64 << 10;

#[test]
#[cfg(target_os = "linux")]
fn a_long_report_takes_no_more_memory_than_a_short_one() {
    let desk = desk();
    let path = desk.file("long.json", "");
    let mut file = std::io::BufWriter::new(std::fs::File::create(&path).expect("a file"));
    let body = "x".repeat(4_000);
    let assertions: String = (0..6)
        .map(|at| format!("{}{{\"id\":{at},\"description\":\"Holds\",\"resultStatus\":{{\"status\":\"SUCCESS\"}}}}", if at > 0 { "," } else { "" }))
        .collect();
    file.write_all(b"{\"name\":\"long\",\"test_cases\":[")
        .expect("it is written");
    for case in 0..6_000 {
        let comma = if case > 0 { "," } else { "" };
        write!(file, "{comma}{{\"id\":{case},\"name\":\"Case {case}\",\"requests\":[{{\"request\":{{\"id\":1,\"body\":\"{body}\",\"tests\":{{\"assertions\":[{assertions}]}}}}}}]}}").expect("it is written");
    }
    file.write_all(b"]}").expect("it is written");
    drop(file);
    let words = import(word(&path));
    let mut child = desk.start(&[&["--json"], words.as_slice()].concat());
    let peak = crate::memory::peak_kib(&mut child);
    let output = child.wait_with_output().expect("it ends");
    let run: Value = serde_json::from_slice(&output.stdout).expect("one JSON document");
    assert_eq!(
        (&run["assertions"], &run["left_out"]),
        (&json!(36_000), &json!(16_000))
    );
    assert!(peak > 0 && peak <= MOST_KIB, "it took {peak} KiB");
}
