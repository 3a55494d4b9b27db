//! Maintenance windows, freezes and halts as they are typed.

use crate::support::{Desk, each, keys};
use serde_json::{Value, json};

fn nightly(desk: &Desk) -> Value {
    desk.json(&[
        "window",
        "add",
        "--env",
        "PRD",
        "--start",
        "2026-03-25T02:30",
        "--duration",
        "3h",
        "--tz",
        "Europe/Paris",
        "--rrule",
        "FREQ=DAILY;COUNT=6",
    ])
}

fn year_end(desk: &Desk) -> Value {
    desk.json(&[
        "freeze",
        "add",
        "--reason",
        "Year end",
        "--start",
        "2099-12-15T00:00",
        "--end",
        "2100-01-05T06:00",
        "--tz",
        "Africa/Lagos",
        "--env",
        "PRD",
        "--env",
        "STG",
    ])
}

#[test]
fn a_window_is_expanded_with_its_zones_offset() {
    let desk = Desk::fresh();
    let window = nightly(&desk);
    let id = window["id"].as_str().expect("it has an id");
    let answer = desk.json(&[
        "window",
        "expand",
        id,
        "--from",
        "2026-03-28",
        "--to",
        "2026-03-29",
    ]);
    assert_eq!(keys(&answer), "occurrences");
    assert_eq!(
        keys(&answer["occurrences"][0]),
        "end label local_start shift start tz"
    );
    assert_eq!(
        each(&answer["occurrences"], "start"),
        ["2026-03-28T02:30:00+01:00", "2026-03-29T03:30:00+02:00"]
    );
    assert_eq!(
        each(&answer["occurrences"], "local_start"),
        ["2026-03-28T02:30", "2026-03-29T02:30"]
    );
    let shown = desk.run(&[
        "window",
        "expand",
        id,
        "--from",
        "2026-03-29",
        "--to",
        "2026-03-29",
    ]);
    insta::assert_snapshot!(shown.out, @r"
    START                      END                        NOTE
    2026-03-29T03:30:00+02:00  2026-03-29T06:30:00+02:00  the clock skips this time
    ");
}

#[test]
fn windows_and_freezes_have_the_keys_scripts_rely_on() {
    let desk = Desk::fresh();
    let freeze = year_end(&desk);
    assert_eq!(
        keys(&freeze),
        "allow_overrun allow_rollback end environments exdates hard id kind lifted minutes next op \
         owner owner_id products rdates reason rrule source start state words"
    );
    assert_eq!(freeze["environments"], json!(["STG", "PRD"]));
    assert_eq!(
        freeze["words"],
        "Tue 15 Dec 2099, 00:00 – Tue 5 Jan 2100, 06:00 WAT (UTC+1)"
    );
    let listed = desk.json(&["freeze", "list"]);
    assert_eq!(keys(&listed), "windows");
    assert_eq!(listed["windows"][0]["id"], freeze["id"]);
    assert_eq!(desk.json(&["window", "list"])["windows"], json!([]));
    nightly(&desk);
    assert_eq!(
        each(
            &desk.json(&["window", "list", "--past"])["windows"],
            "state"
        ),
        ["past"]
    );
}

#[test]
fn what_is_not_named_stays_when_one_is_edited() {
    let desk = Desk::fresh();
    let freeze = year_end(&desk);
    let id = freeze["id"].as_str().expect("it has an id");
    let softer = desk.json(&["freeze", "edit", id, "--soft", "--allow-rollback", "false"]);
    assert_eq!(
        (&softer["hard"], &softer["allow_rollback"]),
        (&json!(false), &json!(false))
    );
    for field in ["reason", "start", "end", "environments", "minutes", "owner"] {
        assert_eq!(softer[field], freeze[field], "{field}");
    }
    let moved = desk.json(&[
        "freeze",
        "edit",
        id,
        "--end",
        "2100-01-03T00:00",
        "--reason",
        "Shorter",
    ]);
    assert_eq!(
        (&moved["reason"], &moved["hard"]),
        (&json!("Shorter"), &json!(false))
    );
    assert_eq!(moved["end"]["local"], "2100-01-03T00:00");
    let removed = desk.json(&["freeze", "remove", id]);
    assert_eq!(
        (keys(&removed).as_str(), &removed["id"]),
        ("id op removed", &freeze["id"])
    );
    assert_eq!(desk.refused(&["freeze", "edit", id])["code"], "not_found");
}

#[test]
fn a_freeze_is_lifted_with_a_reason() {
    let desk = Desk::fresh();
    let freeze = year_end(&desk);
    let id = freeze["id"].as_str().expect("it has an id");
    let lifted = desk.json(&["freeze", "lift", id, "--reason", "Settled"]);
    assert_eq!(lifted["lifted"]["reason"], "Settled");
    assert_eq!(desk.json(&["freeze", "list"])["windows"], json!([]));
    assert_eq!(
        each(
            &desk.json(&["freeze", "list", "--past"])["windows"],
            "state"
        ),
        ["lifted"]
    );
    assert_eq!(
        desk.refused(&["freeze", "lift", id, "--reason", "Again"])["code"],
        "conflict"
    );
}

#[test]
fn a_halt_is_typed_quickly_and_lifted_without_its_id() {
    let desk = Desk::fresh();
    let halt = desk.json(&["halt", "--reason", "Payments stand"]);
    assert_eq!(
        keys(&halt),
        "active at by environments id lifted op reason until"
    );
    let listed = desk.json(&["halt", "list"]);
    assert_eq!(
        (keys(&listed).as_str(), &listed["halts"][0]["active"]),
        ("halts", &json!(true))
    );
    let lifted = desk.json(&["halt", "lift", "--reason", "Payments flow"]);
    assert_eq!(
        (&lifted["id"], &lifted["active"]),
        (&halt["id"], &json!(false))
    );
    assert_eq!(
        desk.refused(&["halt", "lift", "--reason", "Again"])["code"],
        "not_found"
    );
    let until = desk.json(&[
        "halt",
        "--reason",
        "Fibre cut",
        "--env",
        "prd",
        "--until",
        "2199-01-01T06:00",
        "--tz",
        "Africa/Nairobi",
    ]);
    assert_eq!(until["until"]["at"], "2199-01-01T03:00:00Z");
}

#[test]
fn environments_share_their_infrastructure() {
    let desk = Desk::fresh();
    let uat = desk.json(&["env", "edit", "UAT", "--shares-with", "STG, sbx"]);
    assert_eq!(uat["shares_with"], json!(["SBX", "STG"]));
    let named = desk.json(&["env", "edit", "UAT", "--notes", "Small"]);
    assert_eq!(named["shares_with"], json!(["SBX", "STG"]));
    let none = desk.json(&["env", "edit", "UAT", "--shares-with", ""]);
    assert_eq!(none["shares_with"], json!([]));
}

#[test]
fn bad_input_is_refused_in_one_line_and_nothing_is_kept() {
    let desk = Desk::fresh();
    let add = |start: &str, more: &[&'static str]| {
        let words = [&["window", "add", "--env", "PRD", "--start", start], more].concat();
        desk.refused(&words)["message"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    let hours = ["--duration", "3h", "--tz", "Europe/London"];
    let secondly = [&hours[..], &["--rrule", "FREQ=SECONDLY"]].concat();
    let refusals = [
        add("2026-02-30T10:00", &hours),
        add("2026-03-29T01:30", &hours),
        add("2026-13-01T10:00", &hours),
        add("2026-11-28 22:00", &hours),
        add("99999-01-01T00:00", &hours),
        add(
            "2026-11-28T22:00",
            &["--duration", "3h", "--tz", "Europe/Lagos"],
        ),
        add(
            "2026-11-28T22:00",
            &["--end", "2026-11-28T21:00", "--tz", "UTC"],
        ),
        add("2026-11-28T22:00", &["--tz", "UTC"]),
        add("2026-11-28T22:00", &secondly),
    ];
    insta::assert_snapshot!(refusals.join("\n"), @"
    “2026-02-30T10:00” is not a time on any clock.
    01:30 on Sun 29 Mar 2026 does not exist in Europe/London: the clock goes forward over it.
    “2026-13-01T10:00” is not a time on any clock.
    “2026-11-28 22:00” is not a time on any clock.
    “99999-01-01T00:00” is not a time on any clock.
    There is no time zone “Europe/Lagos”.
    It ends before it begins.
    A window needs either an end or a length.
    A window may recur hourly at most; FREQ=MINUTELY and FREQ=SECONDLY are refused.
    ");
    for length in ["0h", "-3h", "3 fortnights", "", "99999h", "1.5h"] {
        let words = [
            "window",
            "add",
            "--env",
            "PRD",
            "--start",
            "2026-11-28T22:00",
            "--duration",
            length,
        ];
        assert_eq!(desk.run(&words).code, Some(2), "{length:?}");
    }
    assert_eq!(desk.run(&["halt"]).code, Some(2));
    assert_eq!(
        desk.json(&["window", "list", "--past"])["windows"],
        json!([])
    );
}

#[test]
fn a_range_of_ten_thousand_years_ends_soon_and_says_why() {
    let desk = Desk::fresh();
    let window = desk.json(&[
        "window",
        "add",
        "--env",
        "PRD",
        "--start",
        "2026-01-01T00:00",
        "--duration",
        "30m",
        "--tz",
        "UTC",
        "--rrule",
        "FREQ=HOURLY",
    ]);
    let id = window["id"].as_str().expect("it has an id");
    let refusal = desk.refused(&[
        "window",
        "expand",
        id,
        "--from",
        "0001-01-01",
        "--to",
        "9999-12-31",
    ]);
    assert_eq!(
        refusal["message"],
        "More than 10000 occurrences lie between these days."
    );
}
