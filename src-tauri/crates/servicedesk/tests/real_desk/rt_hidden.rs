//! Request Tracker, where much lies between what an account may see.

use super::rt::{Rt, house};
use crate::conformance::{House, applied, desk, fields, live, made, mark, pulled};
use serde_json::{Value as Json, json};
use slipway_domain::desk::Cursor;
use slipway_domain::desk::value::Value;
use slipway_net::line::Verb;
use slipway_testkit::desk_server::DeskServer;
use std::collections::BTreeSet;

/// Tickets on a page, and transactions on one.
const PAGE: usize = 100;

/// Makes tickets; gives their numbers.
fn tickets(rt: &Rt, queue: &str, count: usize, seen_by: &[&str]) -> Vec<String> {
    let one = json!({"Queue": queue, "Subject": "t", "Content": "steps", "AdminCc": seen_by});
    let mut all = Vec::new();
    for part in (0..count).step_by(40) {
        let some = vec![one.clone(); (count - part).min(40)];
        let made = rt.root(Verb::Post, "tickets/bulk", &json!(some));
        let id = |one: &Json| match &one["id"] {
            Json::String(id) => id.clone(),
            id => id.to_string(),
        };
        all.extend(made.as_array().unwrap().iter().map(id));
    }
    assert_eq!(all.len(), count);
    all
}

fn comment(rt: &Rt, tickets: &[String]) {
    for some in tickets.chunks(60) {
        let said =
            |id: &String| json!({"id": id, "Content": "among us", "ContentType": "text/plain"});
        let all: Vec<Json> = some.iter().map(said).collect();
        rt.root(Verb::Post, "tickets/bulk/comment", &json!(all));
    }
}

#[test]
fn tickets_behind_many_that_may_not_be_seen_are_pulled() {
    let rows = DeskServer::start_as("rt.sh", &[("SLIPWAY_DESK_WHOLE_PAGES", "0")]);
    let rt = Rt::new(rows);
    let queue = rt.queue(false);
    let first = tickets(&rt, &queue, 1, &["ana"]).remove(0);
    let mut ana = desk(rt.ana(&queue), true);
    let mut cursor = Cursor::default();
    assert_eq!(pulled(&mut ana, &mut cursor).len(), 1);
    let hidden = tickets(&rt, &queue, 2 * PAGE + 20, &[]);
    comment(&rt, &hidden);
    let last = tickets(&rt, &queue, 1, &["ana"]).remove(0);
    let seen = pulled(&mut ana, &mut cursor);
    assert_eq!(
        seen.iter().map(|one| &one.remote).collect::<Vec<_>>(),
        [&last]
    );
    // What nobody may see was walked through once; nothing new is a look or two.
    let before = (ana.requests(), cursor.clone());
    assert_eq!(ana.pull(&cursor).unwrap().seen, Vec::new());
    assert!(ana.requests() <= before.0 + 2);
    // From the beginning, and in the list of all of them.
    let seen = pulled(&mut ana, &mut Cursor::default());
    let found: BTreeSet<String> = seen.into_iter().map(|one| one.remote).collect();
    assert_eq!(found, BTreeSet::from([first.clone(), last.clone()]));
    let all = [first.clone(), hidden[7].clone(), last.clone()];
    assert_eq!(ana.listed(&all).unwrap(), [first, last]);
}

#[test]
fn changes_behind_many_that_may_not_be_seen_are_pulled() {
    let rt = house();
    let queue = rt.project();
    let mut boss = desk(rt.boss(&queue), true);
    let remote = made(&mut boss, "t");
    let mut guest = desk(rt.guest(&queue), true);
    let mut cursor = Cursor::default();
    pulled(&mut guest, &mut cursor);
    comment(rt, &vec![remote.clone(); 3 * PAGE + 20]);
    applied(boss.edit(&remote, &fields([("title", "u")]), None));
    applied(boss.comment(&remote, &mark(), "to all", true));
    let seen = pulled(&mut guest, &mut cursor);
    assert_eq!(
        seen.last().map(|one| &one.fields["title"]),
        Some(&Value::text("u"))
    );
    let seen = live(&mut guest, &remote);
    assert_eq!(seen.comments.len(), 1, "the history is read to its end");
    assert_eq!(pulled(&mut guest, &mut Cursor::default()), [seen]);
}
