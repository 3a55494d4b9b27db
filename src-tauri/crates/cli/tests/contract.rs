//! The keys and the JSON of windows, freezes, deployments, halts, calendars and messages that
//! scripts were promised.

use crate::support::{Desk, word};
use serde_json::Value;

fn has(answer: &Value, keys: &[&str]) {
    for key in keys {
        assert!(answer.get(key).is_some(), "no `{key}` in {answer}");
    }
}

fn id(answer: &Value) -> &str {
    answer["id"].as_str().expect("an id")
}

#[test]
fn freezes_windows_and_halts_are_typed_as_promised() {
    let desk = Desk::fresh();
    let freeze = desk.json(&[
        "freeze",
        "add",
        "--reason",
        "Year end",
        "--start",
        "2037-12-15T00:00",
        "--end",
        "2037-12-16T00:00",
        "--tz",
        "Africa/Lagos",
        "--rrule",
        "FREQ=YEARLY",
        "--env",
        "PRD",
        "--env",
        "STG",
        "--soft",
    ]);
    has(
        &freeze,
        &[
            "id",
            "reason",
            "hard",
            "start",
            "end",
            "rrule",
            "environments",
            "op",
        ],
    );
    has(&desk.json(&["freeze", "list"]), &["windows"]);
    let window = desk.json(&[
        "window",
        "add",
        "--env",
        "PRD",
        "--start",
        "2037-11-27T22:00",
        "--duration",
        "4h",
        "--tz",
        "Africa/Lagos",
        "--rrule",
        "FREQ=WEEKLY",
    ]);
    let expand = [
        "window",
        "expand",
        id(&window),
        "--from",
        "2037-11-27",
        "--to",
        "2037-12-31",
    ];
    let occurrences = desk.json(&expand)["occurrences"].clone();
    assert_eq!(occurrences.as_array().map(Vec::len), Some(5));
    for one in occurrences.as_array().expect("a list") {
        has(one, &["start", "end", "local_start", "tz"]);
        for key in ["start", "end"] {
            assert!(
                one[key].as_str().is_some_and(|at| at.ends_with("+01:00")),
                "{one}"
            );
        }
    }
    has(
        &desk.json(&["freeze", "lift", id(&freeze), "--reason", "Settled"]),
        &["lifted"],
    );
    has(
        &desk.json(&["halt", "--reason", "Payments stand", "--env", "PRD"]),
        &["id", "reason", "environments"],
    );
    has(
        &desk.json(&["halt", "lift", "--reason", "Payments flow"]),
        &["lifted", "active"],
    );
}

#[test]
fn deployments_are_typed_as_promised() {
    let desk = Desk::fresh();
    let notes = crate::support::notes("17.9.0");
    desk.json(&[
        "release",
        "import",
        "--version",
        "17.9.0",
        "--notes",
        word(&notes),
    ]);
    let when = [
        "--env",
        "UAT",
        "--start",
        "2037-11-24T22:00",
        "--duration",
        "3h",
        "--tz",
        "Africa/Lagos",
    ];
    let plan = desk.json(
        &[
            &[
                "deployment",
                "plan",
                "--release",
                "17.9.0",
                "--type",
                "major",
            ],
            &when[..],
        ]
        .concat(),
    );
    assert_eq!(plan["change_type"], "major");
    let answers = [
        desk.json(&["deployment", "check", id(&plan)]),
        desk.json(&[&["deployment", "check", "--release", "17.9.0"], &when[..]].concat()),
        desk.json(&[&["deployment", "check"], &when[..]].concat()),
    ];
    for answer in &answers {
        has(
            answer,
            &[
                "allowed",
                "findings",
                "conflicts",
                "next_open",
                "next_close",
                "next_slots",
            ],
        );
        assert!(
            answer["allowed"].is_boolean() && answer["findings"].is_array(),
            "{answer}"
        );
    }
    desk.json(&[
        "freeze",
        "add",
        "--reason",
        "Audit",
        "--start",
        "2037-11-24T00:00",
        "--duration",
        "2d",
        "--tz",
        "Africa/Lagos",
    ]);
    let refused = desk.json(&["deployment", "check", id(&plan)]);
    assert_eq!(refused["allowed"], false);
    has(&refused["conflicts"][0], &["kind", "with", "start", "end"]);
    has(&refused["next_slots"][0], &["start", "end"]);
    has(&desk.json(&["deployment", "list"]), &["deployments"]);
    has(
        &desk.json(&[
            "deployment",
            "confirm",
            id(&plan),
            "--override",
            "Ready, audit or not",
        ]),
        &["confirmation"],
    );
    has(
        &desk.json(&["deployment", "announce", id(&plan)]),
        &["messages"],
    );
    let open = ["deployment", "open", id(&plan), "--override", "Rehearsal"];
    assert_eq!(desk.json(&open)["state"], "window_open");
    desk.json(&["deployment", "advance", id(&plan), "deploying"]);
    desk.json(&[
        "deployment",
        "advance",
        id(&plan),
        "rolling_back",
        "--reason",
        "502",
    ]);
    let close = [
        "deployment",
        "close",
        id(&plan),
        "--outcome",
        "backed_out",
        "--regression",
        "TTK 42",
    ];
    assert_eq!(desk.json(&close)["state"], "closed");
    let other = desk.json(&[&["deployment", "plan", "--title", "x"], &when[..]].concat());
    assert_eq!(
        desk.json(&["deployment", "cancel", id(&other), "--reason", "No"])["state"],
        "cancelled"
    );
}

#[test]
fn calendars_and_messages_are_typed_as_promised() {
    let desk = Desk::fresh();
    let plan = desk.json(&[
        "deployment",
        "plan",
        "--title",
        "x",
        "--env",
        "UAT",
        "--start",
        "2037-11-24T22:00",
        "--duration",
        "3h",
    ]);
    let file = desk.data().join("hub.ics");
    has(
        &desk.json(&["calendar", "export", word(&file)]),
        &["path", "events"],
    );
    has(
        &desk.json(&["calendar", "import", word(&file)]),
        &["source", "status", "added"],
    );
    let list = desk.json(&["message", "list"]);
    let first = list["messages"]
        .as_array()
        .expect("messages")
        .first()
        .expect("one is owed");
    assert_eq!(first["deployment_id"], plan["id"]);
    has(
        &desk.json(&["message", "render", id(first)]),
        &["subject", "body", "missing", "ways"],
    );
}
