//! A disk without room while somebody writes: what was kept before is still there, and the message
//! says where room is needed and how much.

use crate::support::{Desk, Ended};
use std::process::Command;

/// No file grows beyond 256 KiB, as if the disk were full there; the signal that would end the program
/// is ignored, so that the write itself fails.
const FULL: &str = "trap '' XFSZ; ulimit -f 512; exec \"$@\"";

fn on_a_full_disk(desk: &Desk, words: &[&str]) -> Ended {
    let mut command = Command::new("/bin/sh");
    command.args(["-c", FULL, "sh", env!("CARGO_BIN_EXE_slipwayctl")]);
    command.args(words).env_clear();
    command
        .env("SLIPWAY_DATA", desk.data())
        .env("USER", "Amara Diallo");
    Ended::of(command.output().expect("the shell starts"))
}

#[test]
fn a_draft_that_finds_no_room_leaves_the_one_before() {
    let desk = Desk::fresh();
    let before = "---\ntitle: Restore positions\nkind: how_to\n---\n\nStop the handlers first.\n";
    let file = desk.file("before.md", before);
    let file = file.to_string_lossy();
    let new = [
        "kb",
        "new",
        "--kind",
        "how_to",
        "--title",
        "Restore positions",
        "--file",
        &file,
    ];
    let article = desk.json(&new)["article"]
        .as_str()
        .expect("an id")
        .to_owned();
    let long = format!("{before}{}", "A line of what was seen.\n".repeat(40_000));
    let long = desk.file("long.md", &long);
    let edit = [
        "--json",
        "kb",
        "edit",
        &article,
        "--file",
        &long.to_string_lossy(),
    ];
    let ended = on_a_full_disk(&desk, &edit);
    assert_eq!(ended.code, Some(1), "{}{}", ended.out, ended.err);
    let refused: serde_json::Value = serde_json::from_str(&ended.err).expect("one error");
    assert_eq!(refused["code"], "no_space", "{refused}");
    let message = refused["message"].as_str().expect("a message");
    let place = desk.data().join("slipway.db");
    assert!(message.contains(&*place.to_string_lossy()), "{message}");
    assert!(message.contains("takes 978 KiB"), "{message}");
    desk.json(&["kb", "submit", &article]);
    let kept = desk.json(&["kb", "show", &article]);
    assert_eq!(kept["text"], before, "{kept}");
    assert_eq!(desk.json(&["check"])["ok"], true);
    let later = desk.json(edit.get(1..).expect("words"));
    let length = later["text"].as_str().expect("a text").len();
    assert!(length > 900_000, "with room it is kept");
}
