//! Jira's known traps, each against the strict fake.

mod adf;
mod reading;
mod writing;

use slipway_domain::desk::mapping::propose;
use slipway_domain::desk::value::{Fields, Value};
use slipway_domain::desk::{Cursor, Fetched, Observed, Page, Written};
use slipway_servicedesk::{Connection, Secret, ServiceDesk, connect};
use slipway_testkit::fakes::clock::Clock;
use slipway_testkit::fakes::jira::{EMAIL, Edition, Jira, PROJECT, SECRET};

pub(crate) const EDITIONS: [Edition; 2] = [Edition::Cloud, Edition::DataCenter];

pub(crate) fn start(edition: Edition) -> Jira {
    Jira::start(edition, Clock::default())
}

pub(crate) fn connection(fake: &Jira, edition: Edition) -> Connection {
    let account = match edition {
        Edition::Cloud => EMAIL,
        Edition::DataCenter => "",
    };
    let kind = slipway_domain::desk::meta::DeskKind::Jira;
    Connection::new(kind, &fake.url(), PROJECT, account, Secret::new(SECRET))
}

/// A desk through the mapping that it proposes.
pub(crate) fn desk(fake: &Jira, edition: Edition) -> Box<dyn ServiceDesk> {
    connect(&mapped(fake, edition)).unwrap()
}

/// A connection with the mapping that the desk proposes.
pub(crate) fn mapped(fake: &Jira, edition: Edition) -> Connection {
    let mut connection = connection(fake, edition);
    let meta = connect(&connection).unwrap().meta().unwrap();
    connection.mapping = propose(&meta);
    assert_eq!(connection.mapping.wrongs(), Vec::<String>::new());
    connection
}

pub(crate) fn fields<const N: usize>(pairs: [(&str, &str); N]) -> Fields {
    let text = |(field, value): (&str, &str)| (field.to_owned(), Value::text(value));
    pairs.into_iter().map(text).collect()
}

pub(crate) fn live(desk: &mut Box<dyn ServiceDesk>, remote: &str) -> Observed {
    match desk.fetch(remote).unwrap() {
        Fetched::Live(seen) => seen,
        other => panic!("{remote} is not live: {other:?}"),
    }
}

pub(crate) fn applied(written: Written) -> String {
    match written {
        Written::Applied { remote } => remote,
        other => panic!("it was not applied: {other:?}"),
    }
}

/// Every page from a cursor on.
pub(crate) fn pulled(desk: &mut Box<dyn ServiceDesk>, cursor: &mut Cursor) -> Vec<Observed> {
    let mut all = Vec::new();
    loop {
        let Page { seen, next, more } = desk.pull(cursor).unwrap();
        all.extend(seen);
        *cursor = next;
        if !more {
            return all;
        }
    }
}
