//! The start: the window is there at once, whatever becomes of the data.

use crate::desk::Desk;
use serde_json::json;
use slipway_app::catalogue::COMMANDS;

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
