//! One environment beside another, and how far the one is like the other.

use super::drift::word;
use super::packages::{Known, known};
use super::seen::{Seen, slug};
use super::{CompareEnvironments, EnvironmentComparison, ParityLineShape, ParityShape, find};
use crate::book::Book;
use crate::error::Result;
use crate::releases::DifferenceShape;
use crate::releases::components::change_slug;
use crate::{App, Caller};
use slipway_domain::component::{Change, diff};
use slipway_domain::drift::{Group, Parity, Standing, parity, seen_charts, seen_versions};
use slipway_domain::observed::Freshness;
use slipway_store::Connection;
use slipway_store::table::infrastructure;

type Pairs = Vec<(String, String)>;

/// What one side is compared by.
pub(super) struct Side {
    pub(super) components: Pairs,
    charts: Pairs,
    infrastructure: Pairs,
    /// Whether what is not in it is not there.
    whole: bool,
    /// Whether somebody looked, and all that was seen could be read: charts, then components.
    read: (bool, bool),
}

pub(crate) fn run(
    app: &App,
    _caller: &Caller,
    request: CompareEnvironments,
) -> Result<EnvironmentComparison> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let known = known(app, conn, &book)?;
        let from = Seen::read(conn, &book, find(conn, &request.from)?)?;
        let to = Seen::read(conn, &book, find(conn, &request.to)?)?;
        let (there, here) = (
            side(conn, &book, &known, &from)?,
            side(conn, &book, &known, &to)?,
        );
        Ok(EnvironmentComparison {
            from: from.environment.code.clone(),
            to: to.environment.code.clone(),
            from_freshness: slug(from.freshness).to_owned(),
            to_freshness: slug(to.freshness).to_owned(),
            components: differences(
                (&there.components, there.read.1),
                (&here.components, here.read.1),
            ),
            charts: differences((&there.charts, there.read.0), (&here.charts, here.read.0)),
            parity: shape(beside(&there, &here)),
        })
    })
}

pub(super) fn side(conn: &Connection, book: &Book, known: &Known, seen: &Seen) -> Result<Side> {
    let releases = seen.releases();
    let read = |release: &slipway_domain::observed::HelmRelease| {
        release
            .runs()
            .is_none_or(|one| one.workloads.is_some() && one.unread == 0)
    };
    let whole = seen.complete
        && seen.undecodable == 0
        && seen.freshness == Freshness::Fresh
        && releases.iter().all(read);
    let charts_read = seen.look.is_some() && seen.undecodable == 0;
    let images_read = charts_read && !releases.is_empty() && releases.iter().all(read);
    Ok(Side {
        components: seen_versions(&releases, &book.aliases, &known.names),
        charts: seen_charts(&releases),
        infrastructure: infrastructure::of_environment(conn, &seen.environment.id)?
            .into_iter()
            .map(|row| (row.fact, row.value))
            .collect(),
        whole,
        read: (charts_read, images_read || whole),
    })
}

pub(super) fn beside(there: &Side, here: &Side) -> Parity {
    parity(&[
        Group {
            name: "component",
            there: &there.components,
            there_whole: there.whole,
            here: &here.components,
            here_whole: here.whole,
        },
        Group {
            name: "chart",
            there: &there.charts,
            there_whole: there.whole,
            here: &here.charts,
            here_whole: here.whole,
        },
        Group {
            name: "infrastructure",
            there: &there.infrastructure,
            there_whole: false,
            here: &here.infrastructure,
            here_whole: false,
        },
    ])
}

/// What differs between two sides, each with whether it was read. What was not read may hold anything,
/// so that nothing is new or removed beside it.
fn differences(from: (&Pairs, bool), to: (&Pairs, bool)) -> Vec<DifferenceShape> {
    let shape = |one: slipway_domain::component::Difference| {
        let change = match one.change {
            Change::New if !from.1 => Change::Unknown,
            Change::Removed if !to.1 => Change::Unknown,
            change => change,
        };
        DifferenceShape {
            name: one.name,
            from: one.from,
            to: one.to,
            change: change_slug(change),
        }
    };
    diff(from.0, to.0).into_iter().map(shape).collect()
}

fn shape(parity: Parity) -> ParityShape {
    let lines = parity.lines.into_iter();
    ParityShape {
        score: parity.score,
        same: parity.same,
        differs: parity.differs,
        unknown: parity.unknown,
        lines: lines
            .filter(|line| line.standing != Standing::Same)
            .map(|line| ParityLineShape {
                standing: word(&line.standing),
                group: line.group,
                name: line.name,
                from: line.there,
                to: line.here,
            })
            .collect(),
    }
}
