//! Shows what is known of an environment.

use super::packages::{known, wanted};
use super::seen::{Seen, look_shape, release_shapes, slug};
use super::{NameEnvironment, Observed, StandsOn, find};
use crate::book::Book;
use crate::error::Result;
use crate::releases::read::notes_of;
use crate::{App, Caller};
use slipway_domain::drift::{InfrastructureFact, Tested, beside_matrix};
use slipway_domain::notes::MatrixRow;
use slipway_store::Connection;
use slipway_store::table::environment::EnvironmentRow;
use slipway_store::table::infrastructure;

pub(crate) fn run(app: &App, _caller: &Caller, request: NameEnvironment) -> Result<Observed> {
    app.store.read(|conn| {
        let environment = find(conn, &request.environment)?;
        of(app, conn, &environment)
    })
}

pub(crate) fn of(app: &App, conn: &Connection, environment: &EnvironmentRow) -> Result<Observed> {
    let book = Book::read(app, conn)?;
    let seen = Seen::read(conn, &book, environment.clone())?;
    Ok(Observed {
        environment: environment.code.clone(),
        freshness: slug(seen.freshness).to_owned(),
        look: seen.look.as_ref().map(|look| look_shape(&book, look)),
        observed: release_shapes(app, conn, &book, &seen)?,
        undecodable: seen.undecodable,
        gone: seen
            .gone
            .iter()
            .map(|row| format!("{}/{}", row.namespace, row.name))
            .collect(),
        infrastructure: stands_on(app, conn, &book, &seen)?,
    })
}

/// Each fact of the infrastructure, beside what the release that runs was tested with.
pub(crate) fn stands_on(
    app: &App,
    conn: &Connection,
    book: &Book,
    seen: &Seen,
) -> Result<Vec<StandsOn>> {
    let rows = infrastructure::of_environment(conn, &seen.environment.id)?;
    let known = known(app, conn, book)?;
    let wanted = wanted(conn, book, seen, &known, None)?;
    let mut matrix: Vec<MatrixRow> = Vec::new();
    for release in &wanted.releases {
        let notes = notes_of(app, conn, &release.id)?;
        matrix.extend(notes.iter().flat_map(|notes| notes.matrix.clone()));
    }
    let shape = |fact: InfrastructureFact| {
        let row = rows.iter().find(|row| row.fact == fact.slug());
        let value = row.map(|row| row.value.clone());
        let (tested, standing) = beside_matrix(fact, value.as_deref(), &matrix);
        StandsOn {
            fact: fact.slug().to_owned(),
            value,
            at: row.map(|row| book.stamp(&row.at)),
            way: row.map(|row| row.way.clone()),
            tested,
            standing: match standing {
                Tested::AsTested => "as_tested",
                Tested::Otherwise => "otherwise",
                Tested::Unknown => "unknown",
            }
            .to_owned(),
        }
    };
    Ok(InfrastructureFact::ALL.into_iter().map(shape).collect())
}
