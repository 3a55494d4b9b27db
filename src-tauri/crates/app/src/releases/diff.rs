//! Compares two releases, and rolls up what the notes of every release between them say.

use super::components::change_slug;
use super::read::{find, notes_of, title, versions_of};
use super::show::{breaking_of, items};
use super::{
    BreakingShape, DiffReleases, DifferenceShape, ReleaseDiff, RolledComponent, RolledFileShape,
    RolledNotes, RolledTextShape, Rollup, RollupEntry,
};
use crate::book::Book;
use crate::error::Result;
use crate::{App, Caller};
use slipway_domain::component::diff;
use slipway_domain::notes::{self, Notes, RolledFile, RolledText, RolledUp};
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
pub(crate) fn rollup(
    app: &App,
    conn: &Connection,
    book: &Book,
    from: &ReleaseRow,
    to: &ReleaseRow,
) -> Result<Rollup> {
    let mut out = Rollup::default();
    let mut told: Vec<(String, Notes)> = Vec::new();
    for (version, row) in between(conn, from, to)? {
        let notes = match &row {
            Some(row) => notes_of(app, conn, &row.id)?,
            None => None,
        };
        let Some(notes) = notes else {
            out.missing.push(version);
            continue;
        };
        let breaking = breaking_of(&notes, &book.aliases);
        out.breaking
            .extend(breaking.into_iter().map(|change| entry(&version, change)));
        let said = said(&version, &notes);
        out.notes.extend(Some(said).filter(|said| !said.is_empty()));
        told.push((version.clone(), by_canonical_name(&notes, book)));
        out.versions.push(version);
    }
    let told: Vec<(String, &Notes)> = told.iter().map(|(v, notes)| (v.clone(), notes)).collect();
    out.by_component = notes::rollup(&told).into_iter().map(rolled).collect();
    Ok(out)
}

fn entry(version: &str, change: BreakingShape) -> RollupEntry {
    RollupEntry {
        version: version.to_owned(),
        component: change.component,
        files: change.files,
        migrations: change.migrations,
        configs: change.configs,
        text: change.text,
    }
}

fn said(version: &str, notes: &Notes) -> RolledNotes {
    RolledNotes {
        version: version.to_owned(),
        features: items(&notes.features),
        fixes: items(&notes.fixes),
        known_issues: items(&notes.known_issues),
        upgrade_notes: items(&notes.upgrade_notes),
        deprecations: items(&notes.deprecations),
    }
}

/// The breaking changes with the names that components have here, so that one component is one
/// however each release spells it.
fn by_canonical_name(notes: &Notes, book: &Book) -> Notes {
    let mut breaking = notes.breaking.clone();
    for component in breaking.iter_mut().filter_map(|one| one.component.as_mut()) {
        *component = book.aliases.canonical(component).to_owned();
    }
    Notes {
        breaking,
        ..Notes::default()
    }
}

fn rolled(component: RolledUp) -> RolledComponent {
    let file = |file: RolledFile| RolledFileShape {
        path: file.path,
        migration: file.migration,
        config: file.config,
        versions: file.versions,
    };
    let text = |text: RolledText| RolledTextShape {
        version: text.version,
        text: text.text,
    };
    RolledComponent {
        component: component.component.unwrap_or_default(),
        files: component.files.into_iter().map(file).collect(),
        text: component.text.into_iter().map(text).collect(),
    }
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
