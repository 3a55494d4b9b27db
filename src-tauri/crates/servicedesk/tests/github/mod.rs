//! GitHub's known traps, each against the strict fake.

mod reading;
mod writing;

use slipway_domain::desk::mapping::propose;
use slipway_servicedesk::{Connection, Secret, ServiceDesk, connect};
use slipway_testkit::fakes::clock::Clock;
use slipway_testkit::fakes::github::{Github, REPO, SECRET};

pub(crate) fn start() -> Github {
    Github::start(Clock::default())
}

pub(crate) fn connection(fake: &Github) -> Connection {
    let kind = slipway_domain::desk::meta::DeskKind::Github;
    Connection::new(kind, &fake.url(), REPO, "", Secret::new(SECRET))
}

/// A desk through the mapping that it proposes.
pub(crate) fn desk(fake: &Github) -> Box<dyn ServiceDesk> {
    connect(&mapped(fake)).unwrap()
}

/// A connection with the mapping that the desk proposes.
pub(crate) fn mapped(fake: &Github) -> Connection {
    let mut connection = connection(fake);
    let meta = connect(&connection).unwrap().meta().unwrap();
    connection.mapping = propose(&meta);
    assert_eq!(connection.mapping.wrongs(), Vec::<String>::new());
    connection
}
