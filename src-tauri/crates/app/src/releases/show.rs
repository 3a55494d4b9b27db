//! Shows a release, whole.

use super::read::{Standing, find, standing};
use super::{
    BreakingShape, ChartRef, MatrixRowShape, NameRelease, NoteItem, Prevention, ProductVersion,
    Release, ReleaseSummary, Required, components, package,
};
use crate::book::Book;
use crate::error::Result;
use crate::shape::LevelShape;
use crate::{App, Caller};
use slipway_domain::component::Aliases;
use slipway_domain::notes::{Item, Notes};
use slipway_store::Connection;
use slipway_store::table::op;

pub(crate) fn run(app: &App, caller: &Caller, request: NameRelease) -> Result<Release> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let row = find(conn, &book, &request.release)?;
        whole(conn, &book, &standing(app, conn, &book, caller, row)?)
    })
}

/// The release of this id, for the answer of a write.
pub(crate) fn by_id(app: &App, caller: &Caller, id: &str) -> Result<Release> {
    run(
        app,
        caller,
        NameRelease {
            release: id.to_owned(),
        },
    )
}

/// A release in a line.
pub(crate) fn summary(
    conn: &Connection,
    book: &Book,
    release: &Standing,
) -> Result<ReleaseSummary> {
    let findings = release.findings(book);
    let open = |level| {
        let of = findings
            .iter()
            .filter(|f| f.level == level && f.overridden.is_none());
        u32::try_from(of.count()).unwrap_or(u32::MAX)
    };
    let row = &release.row;
    let settled = release
        .checks
        .iter()
        .filter(|check| check.state.settles())
        .count();
    let last = op::touching(conn, &row.id, 1)?.into_iter().next();
    Ok(ReleaseSummary {
        id: row.id.clone(),
        title: release.title.clone(),
        product: book
            .product(&row.product_id)
            .map(|p| p.name.clone())
            .unwrap_or_default(),
        version: row.version.clone(),
        revision: row.revision,
        state: release.state(),
        owner: release.owner().map(str::to_owned),
        pi: row
            .pi_id
            .as_deref()
            .and_then(|id| book.increment(id))
            .map(|pi| pi.label.clone()),
        target: release.target(),
        blocks: open(LevelShape::Block),
        warns: open(LevelShape::Warn),
        checks_done: u32::try_from(settled).unwrap_or(u32::MAX),
        checks_total: u32::try_from(release.checks.len()).unwrap_or(u32::MAX),
        component_count: u32::try_from(release.components.len()).unwrap_or(u32::MAX),
        prevented: row.prevented_reason.clone(),
        updated_at: book.stamp(last.as_ref().map_or("", |op| op.at.as_str())),
    })
}

pub(super) fn whole(conn: &Connection, book: &Book, release: &Standing) -> Result<Release> {
    let notes = release.notes.as_deref();
    let row = &release.row;
    let breaking = notes
        .map(|n| breaking_of(n, &book.aliases))
        .unwrap_or_default();
    let shapes = release
        .components
        .iter()
        .map(|component| components::shape_of(component, &release.decisions, &breaking));
    Ok(Release {
        summary: summary(conn, book, release)?,
        owner_id: row.owner_id.clone(),
        product_id: row.product_id.clone(),
        products: products(book, release),
        pi_id: row.pi_id.clone(),
        chart: chart_ref(release),
        previous: release
            .previous
            .as_ref()
            .map(|row| super::read::title(book, row)),
        next: release.state().next(),
        components: shapes.collect(),
        removed: release.removed.iter().map(components::gone).collect(),
        required: notes.map(required_of).unwrap_or_default(),
        known_issues: notes.map(|n| items(&n.known_issues)).unwrap_or_default(),
        breaking,
        checks: release.checks.clone(),
        findings: release.findings(book),
        has_notes: notes.is_some(),
        prevention: prevention(book, release),
    })
}

fn products(book: &Book, release: &Standing) -> Vec<ProductVersion> {
    let rows = release.product_rows.iter();
    let named = package::named(book, &release.product_rows).into_iter();
    named
        .zip(rows)
        .map(|((product, version), row)| ProductVersion {
            product,
            product_id: row.product_id.clone(),
            version,
        })
        .collect()
}

fn chart_ref(release: &Standing) -> Option<ChartRef> {
    let row = &release.row;
    let now = release.chart_now.as_ref()?;
    Some(ChartRef {
        repo: row.repo.clone().unwrap_or_default(),
        chart: row.chart.clone()?,
        version: row.version.clone(),
        digest: row.chart_digest.clone(),
        republished: now
            .digest_now
            .as_ref()
            .is_some_and(|digest| *digest != row.chart_digest),
    })
}

fn prevention(book: &Book, release: &Standing) -> Option<Prevention> {
    let row = &release.row;
    Some(Prevention {
        reason: row.prevented_reason.clone()?,
        by: row
            .prevented_by
            .as_deref()
            .and_then(|id| book.person_name(id))
            .unwrap_or_default(),
        at: book.stamp(row.prevented_at.as_deref().unwrap_or_default()),
    })
}

pub(crate) fn breaking_of(notes: &Notes, aliases: &Aliases) -> Vec<BreakingShape> {
    let shape = |change: &slipway_domain::notes::Breaking| BreakingShape {
        component: change
            .component
            .as_deref()
            .map(|name| aliases.canonical(name).to_owned())
            .unwrap_or_default(),
        files: change.files.clone(),
        migrations: change.migrations.clone(),
        configs: change.configs.clone(),
        text: change.text.clone(),
    };
    notes.breaking.iter().map(shape).collect()
}

pub(crate) fn required_of(notes: &Notes) -> Required {
    let row = |row: &slipway_domain::notes::MatrixRow| MatrixRowShape {
        name: row.name.clone(),
        version: row.version.clone(),
    };
    Required {
        test_cases: notes.test_cases.clone(),
        backend: notes.backend.clone(),
        matrix: notes.matrix.iter().map(row).collect(),
    }
}

pub(crate) fn items(items: &[Item]) -> Vec<NoteItem> {
    let shape = |item: &Item| NoteItem {
        text: item.text.clone(),
        refs: item.refs.clone(),
        line: u32::try_from(item.line).unwrap_or(u32::MAX),
    };
    items.iter().map(shape).collect()
}
