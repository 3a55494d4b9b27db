//! Environments beside products and components: what runs where.

use super::compare::{Side, beside, side};
use super::drift::{of, word};
use super::packages::{Known, Wanted, known, wanted};
use super::seen::{Seen, look_shape, slug};
use super::upgrade::core_behind;
use super::{
    BoardCell, BoardEnvironment, BoardProduct, BoardProof, BoardRow, BoardWindow, EnvironmentBoard,
};
use crate::book::Book;
use crate::deployments::desk::{span_of, state_of, wall_at, zone_of};
use crate::error::Result;
use crate::evidence::proof;
use crate::releases::read::title;
use crate::shape::Nothing;
use crate::{App, Caller};
use chrono::SecondsFormat;
use slipway_domain::drift::{Drift, Item, Layer, Package};
use slipway_domain::evidence::proof::Doubt;
use slipway_domain::version::same_text;
use slipway_store::Connection;
use slipway_store::table::deployment::{self, DeploymentRow};
use slipway_store::table::environment::{self, EnvironmentRow};
use slipway_store::table::product::ProductRow;
use std::collections::BTreeSet;

/// An environment with all that its column is made of.
struct Column {
    seen: Seen,
    wanted: Wanted,
    drift: Drift,
    side: Side,
    /// Deployments there that are not closed, by start.
    booked: Vec<DeploymentRow>,
}

pub(crate) fn run(app: &App, _caller: &Caller, _request: Nothing) -> Result<EnvironmentBoard> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let known = known(app, conn, &book)?;
        let mut columns = Vec::new();
        for row in environment::all(conn)? {
            columns.push(column(conn, &book, &known, row)?);
        }
        let production = columns
            .iter()
            .position(|one| one.seen.environment.kind == "production");
        let mut environments = Vec::new();
        for (at, column) in columns.iter().enumerate() {
            let other = production.filter(|place| *place != at);
            let other = other.and_then(|place| columns.get(place));
            environments.push(head(conn, &book, &known, column, other)?);
        }
        let mut products = Vec::new();
        for product in &book.products {
            let mut proofs = Vec::new();
            for column in &columns {
                proofs.push(shown(app, conn, (&book, &known), column, product)?);
            }
            let rows = rows(&book, &known, product, &columns);
            products.push(BoardProduct { proofs, ..rows });
        }
        Ok(EnvironmentBoard {
            environments,
            products,
        })
    })
}

fn column(conn: &Connection, book: &Book, known: &Known, row: EnvironmentRow) -> Result<Column> {
    let seen = Seen::read(conn, book, row)?;
    let wanted = wanted(conn, book, &seen, known, None)?;
    Ok(Column {
        drift: of(conn, book, &seen, known, &wanted)?,
        side: side(conn, book, known, &seen)?,
        booked: deployment::unfinished(conn, &seen.environment.id)?,
        seen,
        wanted,
    })
}

fn head(
    conn: &Connection,
    book: &Book,
    known: &Known,
    column: &Column,
    production: Option<&Column>,
) -> Result<BoardEnvironment> {
    let row = &column.seen.environment;
    let next = column.booked.first();
    let parity = production.map(|production| beside(&production.side, &column.side));
    Ok(BoardEnvironment {
        id: row.id.clone(),
        code: row.code.clone(),
        name: row.name.clone(),
        kind: row.kind.clone(),
        feeds_from: row.feeds_from.clone(),
        releases: column
            .wanted
            .releases
            .iter()
            .map(|release| title(book, release))
            .collect(),
        release_ids: column.wanted.ids(book),
        freshness: slug(column.seen.freshness).to_owned(),
        look: column.seen.look.as_ref().map(|look| look_shape(book, look)),
        verdict: word(&column.drift.verdict),
        reason: column.drift.reason.clone(),
        drift: counted(&column.drift),
        behind: core_behind(conn, book, known, &column.wanted)?,
        next_window: next.map(|one| {
            let start = span_of(one).start;
            BoardWindow {
                label: wall_at(start, zone_of(one)).label,
                at: start.to_rfc3339_opts(SecondsFormat::Secs, true),
                open: state_of(one).under_way(),
                deployment_id: one.id.clone(),
            }
        }),
        parity: parity.and_then(|parity| parity.score),
    })
}

/// What is not as it should be and counts.
fn counted(drift: &Drift) -> u32 {
    let items = drift.layers.iter().flat_map(|layer| &layer.items);
    u32::try_from(items.filter(|item| item.counts()).count()).unwrap_or(u32::MAX)
}

fn rows(book: &Book, known: &Known, product: &ProductRow, columns: &[Column]) -> BoardProduct {
    let mut names: BTreeSet<String> = BTreeSet::new();
    for (row, versions) in &known.releases {
        // Only releases that run somewhere: a name that was given up long ago is no row.
        let runs = columns
            .iter()
            .any(|column| column.wanted.releases.iter().any(|one| one.id == row.id));
        if row.product_id == product.id && runs {
            names.extend(versions.iter().map(|(name, _)| name.clone()));
        }
    }
    let component = |name: String| BoardRow {
        cells: columns
            .iter()
            .map(|column| component_cell(book, column, product, &name))
            .collect(),
        name,
    };
    BoardProduct {
        name: product.name.clone(),
        proofs: Vec::new(),
        cells: columns
            .iter()
            .map(|column| product_cell(column, product))
            .collect(),
        components: names.into_iter().map(component).collect(),
    }
}

/// What the last golden path shows of the release of a product that should run there; None where none
/// should.
fn shown(
    app: &App,
    conn: &Connection,
    (book, known): (&Book, &Known),
    column: &Column,
    product: &ProductRow,
) -> Result<Option<BoardProof>> {
    let mut releases = column.wanted.releases.iter();
    let Some(release) = releases.find(|one| one.product_id == product.id) else {
        return Ok(None);
    };
    let place = &column.seen.environment;
    let proof = proof::of(app, conn, book, release, place)?;
    // What is being brought there is not proven by what was tested before.
    let brings = |one: &DeploymentRow| {
        let brought = one.release_id.as_ref();
        let mut all = known.releases.iter();
        all.any(|(row, _)| Some(&row.id) == brought && row.product_id == product.id)
    };
    let open = |one: &&DeploymentRow| state_of(one).under_way();
    let validating = column.booked.iter().filter(open).any(brings);
    let (state, words) = match proof.doubt() {
        _ if validating => ("validating", "Its window is open.".to_owned()),
        None => ("proven", proof.words()),
        Some(Doubt::Against(said)) => ("failed", said),
        Some(Doubt::Unknown(said)) => ("none", said),
    };
    Ok(Some(BoardProof {
        state: state.to_owned(),
        words,
    }))
}

/// The package of a product in an environment.
fn package_of<'c>(column: &'c Column, product: &ProductRow) -> Option<&'c Package> {
    let chart = Some(&product.chart).filter(|chart| !chart.is_empty());
    let packages = column.wanted.packages.iter();
    let mut named = packages.filter(|package| package.chart.as_ref() == chart && chart.is_some());
    named.next()
}

fn product_cell(column: &Column, product: &ProductRow) -> BoardCell {
    let running = column.seen.rows.iter().find_map(|(facts, _)| {
        let runs = facts.runs()?;
        (runs.chart.as_deref() == Some(product.chart.as_str())).then(|| runs.version.clone())?
    });
    let expected = package_of(column, product).map(|package| package.version.clone());
    let drift = match (&running, &expected) {
        (Some(found), Some(wanted)) if !same_text(found, wanted) => "differs",
        _ => "",
    };
    BoardCell {
        version: running,
        expected,
        drift: drift.to_owned(),
    }
}

fn component_cell(book: &Book, column: &Column, product: &ProductRow, name: &str) -> BoardCell {
    let key = book.aliases.canonical(name).to_lowercase();
    let version = column.side.components.iter().find(|(name, _)| *name == key);
    let held = package_of(column, product).and_then(|package| package.components.as_ref());
    let expected = held.and_then(|held| held.iter().find(|(one, _)| one == name));
    let items = column.drift.layers.iter();
    let items = items.filter(|layer| layer.layer == Layer::Components);
    let item = items
        .flat_map(|layer| &layer.items)
        .find(|item: &&Item| item.component.to_lowercase() == key && item.ignored.is_none());
    BoardCell {
        version: version.map(|(_, version)| version.clone()),
        expected: expected.map(|(_, version)| version.clone()),
        drift: item.map(|item| word(&item.kind)).unwrap_or_default(),
    }
}
