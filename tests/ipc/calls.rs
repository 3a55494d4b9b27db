//! What a call carries and what comes back.

use crate::desk::Desk;
use serde_json::{Value, json};
use slipway_app::catalogue::COMMANDS;

/// An error has a code, a message and a hint, sometimes a field, and nothing else.
fn assert_error(command: &str, error: &Value) {
    let error = error
        .as_object()
        .unwrap_or_else(|| panic!("{command} failed with {error}"));
    for key in ["code", "message", "hint"] {
        assert!(
            error.get(key).is_some_and(Value::is_string),
            "{command}: no {key} in {error:?}"
        );
    }
    assert!(
        error
            .keys()
            .all(|key| ["code", "message", "hint", "field"].contains(&key.as_str()))
    );
}

fn assert_outcome(command: &str, outcome: &Value) {
    let outcome = outcome
        .as_object()
        .unwrap_or_else(|| panic!("{command} answered {outcome}"));
    assert!(outcome.contains_key("value"), "{command}: {outcome:?}");
    assert!(outcome["changed"].is_array(), "{command}: {outcome:?}");
    assert!(
        outcome
            .keys()
            .all(|key| ["value", "op", "changed"].contains(&key.as_str()))
    );
}

#[test]
fn every_command_answers_in_one_of_two_shapes() {
    let desk = Desk::open();
    for command in COMMANDS {
        for request in [json!(null), json!({}), json!([1, 2]), json!({ "id": 7 })] {
            match desk.call(command.name, request) {
                Ok(outcome) => assert_outcome(command.name, &outcome),
                Err(error) => assert_error(command.name, &error),
            }
        }
    }
}

#[test]
fn what_is_written_is_read_again() {
    let desk = Desk::open();
    let before = desk.call("workspace_show", json!({})).expect("a read");
    assert_eq!(before["value"]["set_up"], false);
    assert_eq!(before["changed"], json!([]));
    assert_eq!(before.get("op"), None);

    let written = desk
        .call("workspace_set_up", json!({ "person": "Ana Okoro" }))
        .expect("a write");
    assert!(
        written["op"].is_string(),
        "a write names its operation: {written}"
    );
    assert_ne!(written["changed"], json!([]));

    let after = desk.call("workspace_show", json!({})).expect("a read");
    assert_eq!(after["value"]["set_up"], true);
    assert_eq!(after["value"]["people"][0]["name"], "Ana Okoro");
    assert_eq!(after["value"]["now"]["at"], "2026-11-23T15:42:00.000Z");
}

#[test]
fn who_acts_is_recorded() {
    let desk = Desk::open();
    desk.call("workspace_set_up", json!({ "person": "Ana Okoro" }))
        .expect("a write");
    let unknown = desk
        .send(
            "increment_save",
            json!({
                "request": { "label": "PI-32", "start": "2026-11-02", "end": "2027-02-26" },
                "actor": "Nobody Here",
            }),
        )
        .expect_err("nobody of this name may act");
    assert_error("increment_save", &unknown);
}

#[test]
fn arguments_other_than_three_are_refused() {
    let desk = Desk::open();
    for arguments in [
        json!({ "req": {} }),
        json!({ "request": {}, "Actor": "Ana" }),
        json!({ "request": {}, "actor": 7 }),
        json!({ "request": {}, "call": ["a"] }),
        json!([]),
        json!("workspace_show"),
    ] {
        let error = desk
            .send("workspace_show", arguments.clone())
            .expect_err("it was taken");
        assert_error("workspace_show", &error);
        assert_eq!(error["code"], "invalid", "{arguments}");
    }
}

#[test]
fn the_window_s_own_commands_refuse_what_they_do_not_know() {
    let desk = Desk::open();
    for (command, arguments) in [
        ("cancel_call", json!({})),
        (
            "window_pick_file",
            json!({ "title": "Notes", "path": "/etc/passwd" }),
        ),
        (
            "window_pick_path",
            json!({ "title": "Notes", "path": "/etc/passwd" }),
        ),
        ("window_open_link", json!({ "url": "file:///etc/passwd" })),
        (
            "window_open_link",
            json!({ "url": "https://mojaloop.io", "with": "sh" }),
        ),
        ("window_notify", json!({ "body": "no title" })),
        ("window_ready", json!({ "scheme": "../../dark" })),
        ("window_backups", json!({ "folder": "/etc" })),
        ("window_restore", json!({})),
    ] {
        let error = desk.send(command, arguments).expect_err("it was taken");
        assert_error(command, &error);
        assert_eq!(error["code"], "invalid", "{command}: {error}");
    }
}

#[test]
fn a_call_that_has_ended_may_be_cancelled() {
    let desk = Desk::open();
    assert_eq!(
        desk.send("cancel_call", json!({ "call": "long gone" })),
        Ok(Value::Null)
    );
}
