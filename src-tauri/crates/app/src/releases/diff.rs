//! Compares two releases, and rolls up what every release between them breaks.

use super::components::change_slug;
use super::read::{find, notes_of, title, versions_of};
use super::{DiffReleases, DifferenceShape, ReleaseDiff, Rollup, RollupEntry};
use crate::book::Book;
use crate::error::Result;
use crate::{App, Caller};
use slipway_domain::component::diff;
use slipway_domain::version::{Version, bare};
use slipway_store::Connection;
use slipway_store::table::release::{self, ReleaseRow};
use slipway_store::table::{chart, chart_version};
use std::collections::BTreeMap;

pub(crate) fn run(app: &App, _caller: &Caller, request: DiffReleases) -> Result<ReleaseDiff> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let from = find(conn, &book, &request.from)?;
        let to = find(conn, &book, &request.to)?;
        let (before, after) = (
            versions_of(app, conn, &book, &from)?,
            versions_of(app, conn, &book, &to)?,
        );
        let components = diff(&before, &after)
            .into_iter()
            .map(|difference| DifferenceShape {
                name: difference.name,
                from: difference.from,
                to: difference.to,
                change: change_slug(difference.change),
            });
        Ok(ReleaseDiff {
            from: title(&book, &from),
            to: title(&book, &to),
            components: components.collect(),
            rollup: rollup(app, conn, &book, &from, &to)?,
        })
    })
}

/// What going up brings along; going down brings nothing that notes could tell.
fn rollup(
    app: &App,
    conn: &Connection,
    book: &Book,
    from: &ReleaseRow,
    to: &ReleaseRow,
) -> Result<Rollup> {
    let mut out = Rollup::default();
    for (version, row) in between(conn, from, to)? {
        let notes = match &row {
            Some(row) => notes_of(app, conn, &row.id)?,
            None => None,
        };
        let Some(notes) = notes else {
            out.missing.push(version);
            continue;
        };
        for change in super::show::breaking_of(&notes, &book.aliases) {
            out.breaking.push(RollupEntry {
                version: version.clone(),
                component: change.component,
                files: change.files,
                migrations: change.migrations,
            });
        }
        out.versions.push(version);
    }
    Ok(out)
}

/// Versions after `from` up to `to`, oldest first: those planned here, and stable ones published.
fn between(
    conn: &Connection,
    from: &ReleaseRow,
    to: &ReleaseRow,
) -> Result<Vec<(String, Option<ReleaseRow>)>> {
    let (low, high) = (Version::new(&from.version), Version::new(&to.version));
    let inside = |version: &Version| low < *version && *version <= high;
    let mut found: BTreeMap<Version, Option<ReleaseRow>> = BTreeMap::new();
    if let Some(name) = &to.chart {
        for chart in chart::named(conn, name, to.repo.as_deref())? {
            for listed in chart_version::list(conn, chart.id, false)? {
                found.insert(Version::new(bare(&listed.version)), None);
            }
        }
    }
    for row in release::all(conn)?
        .into_iter()
        .filter(|row| row.product_id == to.product_id)
    {
        let place = found.entry(Version::new(bare(&row.version))).or_default();
        if place
            .as_ref()
            .is_none_or(|known: &ReleaseRow| known.revision < row.revision)
        {
            *place = Some(row);
        }
    }
    let kept = found.into_iter().filter(|(version, _)| inside(version));
    Ok(kept
        .map(|(version, row)| (version.text().to_owned(), row))
        .collect())
}
