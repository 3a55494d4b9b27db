//! Desks, defects, the outbox and conflicts, as typed.

use crate::support::{Desk, word};
use serde_json::Value;
use slipway_testkit::fakes::clock::Clock;
use slipway_testkit::fakes::github::{Github, REPO, SECRET};

fn connected() -> Desk {
    let desk = Desk::fresh();
    let words = [
        "desk",
        "add",
        "rt",
        "--kind",
        "rt",
        "--url",
        "https://support.example.org/rt",
        "--project",
        "General",
        "--role",
        "support_bugs",
        "--user",
        "root",
    ];
    let added = desk.json(&words);
    assert_eq!(
        (&added["kind"], &added["state"]["status"]),
        (&"rt".into(), &"never".into())
    );
    desk
}

fn has(answer: &Value, keys: &[&str]) {
    for key in keys {
        assert!(answer.get(key).is_some(), "no `{key}` in {answer}");
    }
}

#[test]
fn desks_are_connected_mapped_and_removed_as_promised() {
    let desk = connected();
    let mapped = desk.json(&[
        "desk",
        "map",
        "rt",
        "--set",
        "priority=Priority",
        "--set",
        "priority.P1=90",
        "--set",
        "mark=CF.Ref",
    ]);
    let mapping = serde_json::json!({"fields": [{"field": "priority", "theirs": "Priority",
        "values": [{"ours": "P1", "theirs": "90"}]}], "mark": "CF.Ref"});
    assert_eq!(mapped["mapping"], mapping);
    assert_eq!(desk.json(&["desk", "map", "rt"])["mapping"], mapping);
    let listed = &desk.json(&["desk", "list"])["desks"][0];
    has(
        &listed["state"],
        &[
            "status", "at", "error", "unsent", "clashes", "unknown", "tickets",
        ],
    );
    assert_eq!(desk.json(&["desk", "remove", "rt"])["removed"], "rt");
    assert_eq!(desk.json(&["desk", "list"])["desks"], serde_json::json!([]));
}

#[test]
fn a_desk_that_cannot_be_reached_is_told_and_exits_with_1() {
    let desk = connected();
    let ended = desk.run(&["--json", "desk", "sync", "rt", "--no-wait"]);
    assert_eq!(ended.code, Some(1), "{}", ended.err);
    let report: Value = serde_json::from_str(&ended.out).expect("a document");
    let one = &report["desks"][0];
    has(
        one,
        &[
            "name",
            "status",
            "pulled",
            "pushed",
            "conflicts",
            "unknown",
            "requests",
            "error",
        ],
    );
    assert_eq!(one["status"], "failed");
}

#[test]
fn the_time_zone_is_tested_by_a_ticket_when_asked_to() {
    let fake = Github::start(Clock::default());
    let desk = Desk::fresh();
    let (url, named) = (fake.url(), ["--project", REPO]);
    let add = ["desk", "add", "product", "--kind", "github", "--url", &url];
    let role = ["--role", "product_backlog"];
    desk.json(&[&add[..], &named, &role].concat());
    let check = |more: &[&str]| {
        let words = [
            &["--json", "desk", "check", "product", "--token-stdin"],
            more,
        ]
        .concat();
        let ended = desk.piped(SECRET, &words);
        let answer: Value = serde_json::from_str(&ended.out).expect("JSON");
        answer["clock"].as_str().unwrap_or_default().to_owned()
    };
    assert!(check(&[]).starts_with("Its clock is "));
    assert_eq!(fake.stands(), []);
    let said = check(&["--try-clock"]);
    assert!(
        said.starts_with("Its times are ") && said.ends_with("It was closed again."),
        "{said}"
    );
    assert_eq!(fake.stands()[0].shown["state"], "closed");
}

#[test]
fn a_defect_is_reported_decided_and_found_as_promised() {
    let desk = Desk::fresh();
    let made = desk.json(&[
        "defect",
        "new",
        "Transfers commit above the limit",
        "--severity",
        "S2",
        "--component",
        "central-ledger",
        "--observed",
        "They commit",
        "--expected",
        "They are refused",
    ]);
    has(
        &made,
        &[
            "row",
            "facts",
            "complete",
            "conversation",
            "tickets",
            "history",
            "similar",
            "suggested",
            "findings",
            "op",
        ],
    );
    desk.json(&["defect", "new", "Quotes time out"]);
    let decided = desk.json(&["defect", "triage", "1", "--urgency", "5", "--impact", "4"]);
    assert_eq!(decided["defects"][0]["priority"], "P1");
    desk.json(&["defect", "plan", "1", "2", "--release", "17.2.0"]);
    desk.json(&["defect", "comment", "1", "--internal", "Look at the cache"]);
    desk.json(&["defect", "duplicate", "2", "--of", "1"]);
    desk.json(&["defect", "assign", "1", "--owner", "Amara Diallo"]);
    desk.json(&["defect", "accept", "1"]);
    let list = desk.json(&["defect", "list", "--query", "limit", "--sort", "-number"]);
    let row = &list["defects"][0];
    has(
        row,
        &[
            "id", "ticket", "title", "status", "severity", "priority", "urgency", "impact",
            "release", "sla", "unsent", "clashes",
        ],
    );
    let is = [
        &row["number"],
        &row["release"],
        &row["decided"],
        &row["owner"],
    ];
    let want: [Value; 4] = [
        1.into(),
        "17.2.0".into(),
        "accepted".into(),
        "Amara Diallo".into(),
    ];
    assert_eq!(is, want.each_ref());
    let shown = desk.json(&["defect", "show", "1"]);
    assert_eq!(shown["conversation"][0]["body"], "Look at the cache");
    assert_eq!(shown["duplicates"][0]["number"], 2);
    assert_eq!(desk.json(&["defect", "list", "--inbox"])["total"], 0);
    assert_eq!(
        desk.json(&["outbox", "list"])["outbox"],
        serde_json::json!([])
    );
    assert_eq!(
        desk.json(&["conflict", "list"])["conflicts"],
        serde_json::json!([])
    );
}

#[test]
fn a_reply_asks_for_what_the_report_lacks() {
    let desk = Desk::fresh();
    desk.json(&["defect", "new", "One", "--observed", "It hangs"]);
    let said = desk.json(&["reply", "render", "1", "need_information"]);
    let body = said["body"].as_str().unwrap();
    assert!(body.contains("- the steps that lead there"), "{body}");
    assert!(!body.contains("what happens"), "it is said: {body}");
    assert_eq!(said["missing"], serde_json::json!([]));
    let text = desk.file("ask.txt", "Defect {number} lacks:\n{missing}\n{workaround}");
    let list = desk.json(&["reply", "set", "need_information", "--body", word(&text)]);
    has(
        &list["replies"][1],
        &["id", "title", "body", "public", "built_in"],
    );
    let said = desk.json(&["reply", "render", "1", "need_information"]);
    assert_eq!(said["missing"], serde_json::json!(["workaround"]));
    let printed = desk.run(&["reply", "render", "1", "need_information"]);
    assert!(
        printed.out.starts_with("Defect 1 lacks:\n- "),
        "{}",
        printed.out
    );
    assert!(
        printed.out.ends_with("Not known: workaround\n"),
        "{}",
        printed.out
    );
    let reset = desk.json(&["reply", "reset", "need_information"]);
    assert_eq!(reset["replies"][1]["built_in"], true);
    assert!(
        desk.run(&["reply", "list"])
            .out
            .contains("need_information")
    );
    let missing = desk.refused(&["reply", "render", "1", "nothing"]);
    assert_eq!(missing["code"], "not_found");
}

#[test]
fn targets_are_the_hubs_to_set() {
    let desk = Desk::fresh();
    let set = desk.json(&[
        "target",
        "set",
        "s1",
        "--first-response",
        "30m",
        "--resolution",
        "8 business hours",
    ]);
    assert_eq!(
        set["targets"][0],
        serde_json::json!({"severity": "S1", "first_response": "30 minutes", "next_update": "",
            "resolution": "8 business hours"})
    );
    let printed = desk.run(&["target", "list"]).out;
    assert!(printed.contains("4 business hours"), "{printed}");
    desk.json(&["undo"]);
    assert_eq!(
        desk.json(&["target", "list"])["targets"][0]["first_response"],
        "2 hours"
    );
    let wrong = desk.refused(&["target", "set", "S2", "--first-response", "soon"]);
    assert_eq!(wrong["code"], "invalid");
    let said = wrong["message"].as_str().expect("a message");
    assert!(said.starts_with("`soon`: a target is written"), "{said}");
}

#[test]
fn who_reads_a_comment_must_be_said() {
    let desk = Desk::fresh();
    desk.json(&["defect", "new", "One"]);
    assert_eq!(desk.run(&["defect", "comment", "1", "Hello"]).code, Some(2));
    let both = ["defect", "comment", "1", "Hello", "--public", "--internal"];
    assert_eq!(desk.run(&both).code, Some(2));
    let public = desk.run(&["defect", "comment", "1", "Hello", "--public"]);
    assert_eq!(
        public.code,
        Some(1),
        "nobody outside reads a defect without a ticket"
    );
}

#[test]
fn what_waits_for_a_desk_is_listed_and_taken_back() {
    let desk = connected();
    desk.json(&["desk", "map", "rt", "--set", "title=Subject"]);
    let made = desk.json(&["defect", "new", "One", "--desk", "rt"]);
    assert_eq!(made["row"]["unsent"], 1);
    let waiting = desk.json(&["outbox", "list"]);
    has(
        &waiting["outbox"][0],
        &[
            "id", "defect", "ticket", "desk", "what", "state", "at", "error",
        ],
    );
    assert_eq!(waiting["outbox"][0]["what"], "A ticket: One");
    desk.json(&["undo"]);
    assert_eq!(
        desk.json(&["outbox", "list"])["outbox"],
        serde_json::json!([])
    );
    assert_eq!(desk.json(&["defect", "list"])["total"], 0);
}

#[test]
fn a_file_is_attached_listed_and_saved_as_promised() {
    let desk = connected();
    desk.json(&["desk", "map", "rt", "--set", "title=Subject"]);
    desk.json(&["defect", "new", "One", "--desk", "rt"]);
    let log = desk.file("crash.log", "out of memory");
    let shown = desk.json(&["defect", "attach", "1", word(&log)]);
    let file = &shown["files"][0];
    has(
        file,
        &[
            "id", "ticket", "name", "kind", "size", "by", "at", "public", "state",
        ],
    );
    assert_eq!(
        (&file["name"], &file["size"], &file["state"]),
        (&"crash.log".into(), &13.into(), &"queued".into())
    );
    let printed = desk.run(&["defect", "show", "1"]);
    assert!(printed.out.contains("crash.log  13"), "{}", printed.out);
    let to = desk.data().join("saved.log");
    let saved = desk.json(&["defect", "file", "1", "crash.log", "--to", word(&to)]);
    assert_eq!(saved["bytes"], 13);
    assert_eq!(std::fs::read(&to).unwrap(), b"out of memory");
    let missing = desk.refused(&["defect", "attach", "1", "/nowhere/at/all"]);
    assert_eq!(missing["code"], "invalid", "{missing}");
    assert_eq!(
        desk.run(&["defect", "file", "1", "crash.log"]).code,
        Some(2)
    );
}
