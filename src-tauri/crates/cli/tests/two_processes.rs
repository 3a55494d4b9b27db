//! Two processes on one folder: one writes, the other says why it waits.

use crate::support::{Desk, Ended, each};
use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::process::Child;

fn add(desk: &Desk, month: u8) -> Child {
    let (label, start) = (format!("PI-{month:02}"), format!("2026-{month:02}-01"));
    let end = format!("2026-{month:02}-28");
    desk.start(&[
        "--json", "pi", "add", &label, "--start", &start, "--end", &end,
    ])
}

#[test]
fn who_waits_says_for_whom_and_then_does_its_work() {
    let desk = Desk::fresh();
    desk.json(&["env", "list"]);
    let mut lock = File::options()
        .write(true)
        .open(desk.data().join("slipway.lock"))
        .expect("it is there");
    lock.lock().expect("it can be locked");
    lock.set_len(0).expect("it can be written");
    lock.write_all(b"slipway (process 4711)")
        .expect("it can be written");
    let mut waiting = add(&desk, 10);
    let mut told = BufReader::new(waiting.stderr.take().expect("piped")).lines();
    let line = told.next().expect("it says something").expect("UTF-8");
    assert!(line.contains("slipway (process 4711)"), "{line}");
    assert_eq!(
        waiting.try_wait().expect("it can be asked"),
        None,
        "it waits"
    );
    drop(lock);
    let ended = Ended::of(waiting.wait_with_output().expect("it ends"));
    assert_eq!(ended.code, Some(0), "{}", ended.out);
    assert_eq!(
        told.next().transpose().expect("UTF-8"),
        None,
        "it says so once"
    );
    let list = desk.json(&["pi", "list"]);
    assert_eq!(each(&list["increments"], "label"), ["PI-10"]);
}

#[test]
fn reading_does_not_wait_for_a_writer() {
    let desk = Desk::fresh();
    desk.json(&["env", "list"]);
    let lock = File::options()
        .write(true)
        .open(desk.data().join("slipway.lock"))
        .expect("it is there");
    lock.lock().expect("it can be locked");
    let ended = desk.run(&["env", "list"]);
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""));
}

#[test]
fn many_at_once_all_get_their_turn() {
    let desk = Desk::fresh();
    let children: Vec<Child> = (1..9).map(|month| add(&desk, month)).collect();
    for child in children {
        let ended = Ended::of(child.wait_with_output().expect("it ends"));
        assert_eq!(ended.code, Some(0), "{}", ended.err);
    }
    let list = desk.json(&["pi", "list"]);
    let mut found = each(&list["increments"], "label");
    found.sort_unstable();
    let wanted: Vec<String> = (1..9).map(|month| format!("PI-{month:02}")).collect();
    assert_eq!(found, wanted);
    assert_eq!(
        desk.json(&["person", "list"])["people"]
            .as_array()
            .map(Vec::len),
        Some(1)
    );
}
