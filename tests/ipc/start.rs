//! The start: the window is there at once, whatever becomes of the data.

use crate::desk::Desk;
use serde_json::{Value, json};
use slipway_app::catalogue::COMMANDS;
use std::path::Path;

#[test]
fn data_that_cannot_be_opened_is_said_by_every_call() {
    let desk = Desk::open_over(|folder| {
        std::fs::write(folder.join("slipway.db"), "this is not a database").expect("a file");
    });
    assert!(
        desk.window().url().is_ok(),
        "there is no window to say it in"
    );
    let first = desk
        .call("workspace_show", json!({}))
        .expect_err("it was opened");
    for command in COMMANDS.iter().take(5) {
        let error = desk
            .call(command.name, json!({}))
            .expect_err("it was opened");
        assert_eq!(error, first, "{} says something else", command.name);
    }
    let kept = std::fs::read_to_string(desk.folder().join("slipway.db")).expect("the file");
    assert_eq!(kept, "this is not a database", "the file was changed");
}

#[test]
fn the_page_says_that_it_has_painted() {
    let desk = Desk::open();
    desk.send("window_ready", json!({ "scheme": "dark" }))
        .expect("it is heard");
    let kept = std::fs::read_to_string(desk.folder().join("colour-scheme")).expect("a file");
    assert_eq!(kept, "dark", "the next start would flash");
}

/// A folder as it is left when its database has been written over, with a backup from before.
fn damaged(folder: &Path) {
    let whole = Desk::open();
    let set_up = json!({ "person": "Ana Okoro" });
    whole.call("workspace_set_up", set_up).expect("a write");
    whole.call("backup_create", json!({})).expect("a backup");
    let from = whole.folder().join("backups");
    let to = folder.join("backups");
    std::fs::create_dir_all(&to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("it is there") {
        let entry = entry.expect("it is listed");
        std::fs::copy(entry.path(), to.join(entry.file_name())).expect("it is copied");
    }
    std::fs::write(folder.join("slipway.db"), "this is not a database").expect("a file");
}

#[test]
fn a_damaged_database_is_replaced_by_a_backup_from_the_page() {
    let desk = Desk::open_over(damaged);
    let first = desk
        .call("workspace_show", json!({}))
        .expect_err("it was opened");
    assert_eq!(first["code"], "damaged", "{first}");
    let list = desk.send("window_backups", json!({})).expect("a list");
    let backup = list["backups"][0]["file"].clone();
    assert!(backup.is_string(), "{list}");
    let restored = desk
        .send(
            "window_restore",
            json!({ "file": backup, "actor": "Ana Okoro" }),
        )
        .expect("it is restored");
    let kept = restored["kept"].as_str().expect("a path");
    let moved = std::fs::read_to_string(kept).expect("it is kept");
    assert_eq!(moved, "this is not a database");

    let value = |command: &str, request: Value| {
        let answer = desk.call(command, request);
        answer.unwrap_or_else(|error| panic!("{command}: {error}"))["value"].clone()
    };
    let shown = value("workspace_show", json!({}));
    assert_eq!(shown["people"][0]["name"], "Ana Okoro");
    let last = value("log_list", json!({ "limit": 1 }))["operations"][0].clone();
    assert_eq!(last["actor"], "Ana Okoro", "{last}");
    assert!(
        last["summary"]
            .as_str()
            .is_some_and(|words| words.starts_with("Restored slipway-")),
        "{last}"
    );
    let again = desk.send("window_restore", json!({ "file": backup }));
    assert_eq!(again.expect_err("it is open")["code"], "conflict");
}
