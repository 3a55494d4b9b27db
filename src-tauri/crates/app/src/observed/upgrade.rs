//! How many releases an environment is behind, and what the way up brings along.

use super::packages::{Known, Wanted, chart_of, known, wanted};
use super::seen::Seen;
use super::{NameEnvironment, ProductPath, UpgradePath, find};
use crate::book::Book;
use crate::error::Result;
use crate::releases::diff::rollup;
use crate::releases::read::title;
use crate::{App, Caller};
use slipway_domain::drift::{Behind, behind};
use slipway_domain::version::{Channel, Version, bare};
use slipway_store::Connection;
use slipway_store::table::release::ReleaseRow;
use slipway_store::table::{chart, chart_version};

pub(crate) fn run(app: &App, _caller: &Caller, request: NameEnvironment) -> Result<UpgradePath> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let seen = Seen::read(conn, &book, find(conn, &request.environment)?)?;
        let known = known(app, conn, &book)?;
        let wanted = wanted(conn, &book, &seen, &known, None)?;
        let mut products = Vec::new();
        for row in &wanted.releases {
            products.push(path(app, conn, &book, &known, row)?);
        }
        Ok(UpgradePath {
            environment: seen.environment.code.clone(),
            products,
        })
    })
}

fn path(
    app: &App,
    conn: &Connection,
    book: &Book,
    known: &Known,
    row: &ReleaseRow,
) -> Result<ProductPath> {
    let way = way_up(conn, book, known, row)?;
    let top = known.releases.iter().map(|(one, _)| one).filter(|one| {
        one.product_id == row.product_id
            && way.path.iter().any(|version| version == bare(&one.version))
    });
    let top = top.max_by_key(|one| (Version::new(&one.version), one.revision));
    let rollup = top
        .map(|top| rollup(app, conn, book, row, top))
        .transpose()?;
    Ok(ProductPath {
        running: title(book, row),
        behind: way
            .known
            .then(|| u32::try_from(way.path.len()).unwrap_or(u32::MAX)),
        path: way.path,
        rollup,
    })
}

/// Stable versions above a release: those planned here, and those published.
fn way_up(conn: &Connection, book: &Book, known: &Known, row: &ReleaseRow) -> Result<Behind> {
    let mut versions: Vec<String> = known
        .releases
        .iter()
        .filter(|(one, _)| one.product_id == row.product_id)
        .map(|(one, _)| one.version.clone())
        .filter(|version| Version::new(version).channel() == Channel::Stable)
        .collect();
    if let Some(name) = chart_of(book, row) {
        for chart in chart::named(conn, &name, row.repo.as_deref())? {
            let listed = chart_version::list(conn, chart.id, false)?;
            versions.extend(listed.into_iter().map(|listed| listed.version));
        }
    }
    Ok(behind(&row.version, versions.iter().map(String::as_str)))
}

/// How many releases the core is behind, as far as that is known.
pub(super) fn core_behind(
    conn: &Connection,
    book: &Book,
    known: &Known,
    wanted: &Wanted,
) -> Result<Option<u32>> {
    let core = wanted.releases.iter().find(|row| {
        let product = book.product(&row.product_id);
        product.is_some_and(|product| product.kind == "mojaloop_core")
    });
    let Some(core) = core else { return Ok(None) };
    let way = way_up(conn, book, known, core)?;
    Ok(way
        .known
        .then(|| u32::try_from(way.path.len()).unwrap_or(u32::MAX)))
}
