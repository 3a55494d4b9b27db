//! The log, undo, backups, restore, integrity and the bundle to send.

use crate::support::{Desk, each, keys, word};
use std::path::Path;

/// Plans the increment `PI-n` in a month of its own.
fn add(desk: &Desk, month: u8) -> serde_json::Value {
    let (label, start) = (format!("PI-{month}"), format!("2026-{month:02}-01"));
    desk.json(&[
        "pi",
        "add",
        &label,
        "--start",
        &start,
        "--end",
        &format!("2026-{month:02}-28"),
    ])
}

fn labels(desk: &Desk) -> Vec<String> {
    let list = desk.json(&["pi", "list"]);
    let mut labels: Vec<String> = each(&list["increments"], "label")
        .into_iter()
        .map(str::to_owned)
        .collect();
    labels.sort();
    labels
}

#[test]
fn an_operation_is_logged_and_undone_by_its_id() {
    let desk = Desk::fresh();
    let (first, second) = (add(&desk, 10), add(&desk, 11));
    let log = desk.json(&["log"]);
    insta::assert_snapshot!(keys(&log["operations"][0]), @"actor at changes device id kind local summary undoes undone_by");
    assert_eq!(
        &each(&log["operations"], "id")[..2],
        [
            second["op"].as_str().unwrap(),
            first["op"].as_str().unwrap()
        ]
    );
    let undone = desk.json(&["undo", first["op"].as_str().expect("an op")]);
    assert_eq!(undone["undoes"], first["op"]);
    assert_eq!(labels(&desk), ["PI-11"]);
    let of_one = desk.json(&["log", "--subject", first["id"].as_str().expect("an id")]);
    assert_eq!(of_one["operations"].as_array().map(Vec::len), Some(2));
    assert_eq!(
        desk.refused(&["undo", "019bd000-0000-7000-8000-000000000000"])["code"],
        "not_found"
    );
}

#[test]
fn the_last_operation_is_undone_when_none_is_named() {
    let desk = Desk::fresh();
    add(&desk, 10);
    add(&desk, 11);
    desk.json(&["undo"]);
    assert_eq!(labels(&desk), ["PI-10"]);
    desk.json(&["undo"]);
    assert!(labels(&desk).is_empty());
}

#[test]
fn a_backup_comes_back_and_what_was_there_is_kept() {
    let desk = Desk::fresh();
    add(&desk, 10);
    let backup = desk.json(&["backup"]);
    assert_eq!(
        (&backup["kind"], &backup["verified"]),
        (&"manual".into(), &true.into())
    );
    let file = backup["file"].as_str().expect("a path");
    add(&desk, 11);
    let restored = desk.json(&["restore", file]);
    assert_eq!(labels(&desk), ["PI-10"]);
    let kept = restored["kept"].as_str().expect("a path");
    assert!(Path::new(kept).is_file(), "{kept}");
    desk.json(&["restore", kept]);
    assert_eq!(labels(&desk), ["PI-10", "PI-11"]);
    let kinds = desk.json(&["backup", "list"]);
    assert!(
        each(&kinds["backups"], "kind").contains(&"before_restore"),
        "{kinds}"
    );
    assert_eq!(desk.json(&["check"])["ok"], true);
}

#[test]
fn what_is_not_a_backup_is_refused_and_nothing_changes() {
    let desk = Desk::fresh();
    add(&desk, 10);
    let file = desk.file("backup.db", "not a database");
    desk.refused(&["restore", word(&file)]);
    desk.refused(&["restore", "/no/such/file.db"]);
    assert_eq!(labels(&desk), ["PI-10"]);
}

#[test]
fn a_first_write_of_the_day_makes_the_days_backup() {
    let desk = Desk::fresh();
    add(&desk, 10);
    add(&desk, 11);
    let backups = desk.json(&["backup", "list"]);
    assert_eq!(each(&backups["backups"], "kind"), ["daily"]);
}

#[test]
fn the_data_is_looked_through_and_a_bundle_written() {
    let desk = Desk::fresh();
    desk.json(&[
        "pi",
        "add",
        "quiet coast",
        "--start",
        "2026-10-05",
        "--end",
        "2026-12-18",
    ]);
    let found = desk.json(&["check"]);
    assert_eq!(found["ok"], true, "{found}");
    assert!(!found["checks"].as_array().expect("checks").is_empty());
    let bundle = desk.json(&["diagnostics"]);
    let bytes = std::fs::read(bundle["file"].as_str().expect("a path")).expect("it is there");
    assert!(!bundle["entries"].as_array().expect("entries").is_empty());
    assert!(
        !bytes.windows(11).any(|window| window == b"quiet coast"),
        "no content leaves"
    );
}

#[test]
fn a_backup_comes_back_over_a_database_that_cannot_be_opened() {
    let desk = Desk::fresh();
    add(&desk, 10);
    let backup = desk.json(&["backup"])["file"]
        .as_str()
        .expect("a path")
        .to_owned();
    let live = desk.data().join("slipway.db");
    std::fs::write(&live, "this is a letter, no database").expect("it is damaged");
    for beside in ["slipway.db-wal", "slipway.db-shm"] {
        let _may_not_be_there = std::fs::remove_file(desk.data().join(beside));
    }
    assert_eq!(desk.refused(&["pi", "list"])["code"], "damaged");
    let restored = desk.json(&["restore", &backup]);
    assert_eq!(labels(&desk), ["PI-10"]);
    let last = desk.json(&["log", "--limit", "1"])["operations"][0].clone();
    assert_eq!(last["actor"], "Amara Diallo", "{last}");
    assert_eq!(
        (&last["kind"], &last["id"]),
        (&"restore_backup".into(), &restored["op"])
    );
    let kept = restored["kept"].as_str().expect("a path");
    let moved_aside = std::fs::read_to_string(kept).expect("it is kept");
    assert_eq!(moved_aside, "this is a letter, no database");
}

#[test]
fn logs_are_kept_for_seven_files_and_hold_no_secret() {
    let desk = Desk::fresh();
    let logs = desk.data().join("logs");
    std::fs::create_dir_all(&logs).expect("a folder");
    for day in 1..=12 {
        let old = logs.join(format!("slipway.2026-01-{day:02}.log"));
        std::fs::write(old, format!("day {day}")).expect("it is written");
        // They are told apart by when they were made.
        std::thread::sleep(std::time::Duration::from_millis(15));
    }
    let add = [
        "repo",
        "add",
        "own",
        "http://127.0.0.1:1/charts?token=canary-7",
    ];
    desk.json(&add);
    desk.run(&["repo", "sync"]);
    let mut kept: Vec<String> = std::fs::read_dir(&logs)
        .expect("it is there")
        .map(|entry| entry.expect("it is listed").file_name())
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    kept.sort();
    assert_eq!(kept.len(), 7, "{kept:?}");
    assert!(
        !kept.contains(&"slipway.2026-01-06.log".to_owned()),
        "{kept:?}"
    );
    assert!(
        kept.contains(&"slipway.2026-01-12.log".to_owned()),
        "{kept:?}"
    );
    let newest = kept.last().expect("today's");
    let text = std::fs::read_to_string(logs.join(newest)).expect("it is text");
    assert!(text.contains("A sync failed."), "{newest}: {text}");
    assert!(!text.contains("canary-7"), "{text}");
}
