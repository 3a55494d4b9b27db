//! What every desk must do, whatever its product. A [`House`] says how a desk is reached and what
//! somebody else does there; [`conformance!`] makes the tests.

pub(crate) mod engine;
mod fakes;
pub(crate) mod replica;
pub(crate) mod suite;

use chrono::{DateTime, Utc};
use slipway_domain::desk::mapping::propose;
use slipway_domain::desk::value::{Fields, Value};
use slipway_domain::desk::{Cursor, Fetched, Observed, Written};
use slipway_servicedesk::{Connection, ServiceDesk, connect};
use std::sync::atomic::{AtomicU64, Ordering};

/// A product, as the suite sees it.
pub(crate) trait House: Sync {
    /// A fresh queue or project that nobody else uses.
    fn project(&self) -> String;
    /// Who works there; through its token.
    fn ana(&self, project: &str) -> Connection;
    /// Another who works there, by name and password where the product has it.
    fn boss(&self, project: &str) -> Connection;
    /// One who sees tickets and may change nothing.
    fn guest(&self, project: &str) -> Connection;
    /// Takes a ticket away, for good.
    fn delete(&self, project: &str, remote: &str);
    /// Takes away what somebody may see.
    fn hide(&self, project: &str, remote: &str);
    /// Makes one ticket part of another; false where the product cannot.
    fn merge(&self, project: &str, remote: &str, into: &str) -> bool;

    /// What time it is there.
    fn now(&self, _project: &str) -> DateTime<Utc> {
        std::time::SystemTime::now().into()
    }
    /// A moment passes, where clocks stand still and times are to the second.
    fn pass(&self, _project: &str) {}
    /// The state that a ticket is made with, and one that it can go to at once.
    fn states(&self) -> [&'static str; 2] {
        ["pending", "resolved"]
    }
    /// As long a text as the product takes in a comment, about.
    fn longest(&self) -> usize {
        1_080_000
    }
    /// Whether it tells what is hidden from what was deleted.
    fn tells_hidden(&self) -> bool {
        true
    }
}

static MARKS: AtomicU64 = AtomicU64::new(1);

/// A mark as the app makes them: an id of version 7, here of this very moment.
pub(crate) fn mark() -> String {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let millis = u64::try_from(since.expect("after 1970").as_millis()).expect("before 5000");
    let at = format!("{millis:012x}");
    let count = MARKS.fetch_add(1, Ordering::Relaxed);
    format!("{}-{}-7000-8000-{count:012x}", &at[..8], &at[8..])
}

/// A desk through its mapping, or the one that it proposes; without the field for the mark when asked.
pub(crate) fn desk(mut connection: Connection, mark_field: bool) -> Box<dyn ServiceDesk> {
    if connection.mapping.fields.is_empty() {
        let meta = connect(&connection).unwrap().meta().unwrap();
        connection.mapping = propose(&meta);
    }
    assert!(connection.mapping.wrongs().is_empty());
    if !mark_field {
        connection.mapping.mark = None;
    }
    connect(&connection).unwrap()
}

pub(crate) fn fields<const N: usize>(pairs: [(&str, &str); N]) -> Fields {
    pairs
        .into_iter()
        .map(|(field, value)| (field.to_owned(), Value::text(value)))
        .collect()
}

pub(crate) fn applied(written: Written) -> String {
    match written {
        Written::Applied { remote } => remote,
        other => panic!("it was not applied: {other:?}"),
    }
}

pub(crate) fn live(desk: &mut Box<dyn ServiceDesk>, remote: &str) -> Observed {
    match desk.fetch(remote).unwrap() {
        Fetched::Live(seen) => seen,
        other => panic!("{remote} is not live: {other:?}"),
    }
}

/// Makes a ticket.
pub(crate) fn made(desk: &mut Box<dyn ServiceDesk>, title: &str) -> String {
    applied(desk.create(
        &mark(),
        &fields([("title", title), ("description", "as reported")]),
    ))
}

/// Pulls until there is no more; what was seen last of each.
pub(crate) fn pulled(desk: &mut Box<dyn ServiceDesk>, cursor: &mut Cursor) -> Vec<Observed> {
    let mut all: Vec<Observed> = Vec::new();
    loop {
        let page = desk.pull(cursor).unwrap();
        *cursor = page.next;
        for seen in page.seen {
            all.retain(|known| known.remote != seen.remote);
            all.push(seen);
        }
        if !page.more {
            return all;
        }
    }
}

/// The suite as tests of a house.
macro_rules! conformance {
    ($house:expr) => {
        $crate::conformance::conformance!(@ $house;
            what_is_made_is_found_by_its_mark
            what_is_changed_stands_in_the_history
            a_fix_is_planned_where_the_desk_knows_releases
            what_is_said_arrives_once_as_it_was
            a_file_lies_there_as_it_was_sent
            who_may_not_attach_is_told
            a_pull_sees_every_change_of_others_to_the_end
            many_changes_in_one_second_are_all_seen
            nothing_new_is_one_look_and_no_write
            a_version_that_moved_on_is_not_overwritten
            what_is_gone_hidden_or_merged_is_told_apart
            who_may_not_write_is_told_and_nothing_is_lost
            a_wrong_secret_locks_and_does_not_leak
            a_field_that_does_not_exist_is_not_taken_for_written
            times_are_those_of_the_desk
        );
        #[test]
        fn lost_answers_do_not_double_or_lose_anything() {
            $crate::conformance::engine::every_mishap($house);
        }
        #[test]
        fn several_go_at_once_and_each_keeps_its_order() {
            $crate::conformance::engine::several_go_at_once_and_each_keeps_its_order($house);
        }
    };
    (@ $house:expr; $($name:ident)*) => {
        $(#[test]
        fn $name() {
            $crate::conformance::suite::$name($house);
        })*
    };
}
pub(crate) use conformance;
