//! Gathering a release as it stands: its row, notes, components, checks, and what the rules say.

use super::components::{self, Versions};
use super::{Check, ReleaseSummary, package, readiness};
use crate::book::Book;
use crate::deployments::told;
use crate::error::{Error, Result};
use crate::evidence::proof;
use crate::host::Caller;
use crate::messages::letters::{About, Letters};
use crate::people::actor::acting;
use crate::shape::{FindingShape, LevelShape, OverrideShape};
use crate::time;
use crate::workspace::App;
use slipway_domain::component::{Component, Source};
use slipway_domain::notes::Notes;
use slipway_domain::release::ReleaseState;
use slipway_domain::rules::{
    ChartFact, CheckFact, Judged, Level, NoticeFact, ReleaseFacts, Verdict, judge,
};
use slipway_domain::version::{Version, bare};
use slipway_store::table::release::{self, ReleaseRow};
use slipway_store::table::release_check::ReleaseCheckRow;
use slipway_store::table::release_component::{self, ReleaseComponentRow};
use slipway_store::table::release_note::ReleaseNoteRow;
use slipway_store::table::release_product::{self, ReleaseProductRow};
use slipway_store::table::{chart, chart_version, evidence, finding_override, release_check};
use slipway_store::{Connection, get};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A release as it stands.
pub(crate) struct Standing {
    pub(crate) row: ReleaseRow,
    pub(crate) title: String,
    pub(crate) notes: Option<Arc<Notes>>,
    pub(crate) decisions: Vec<ReleaseComponentRow>,
    pub(crate) components: Vec<Component>,
    /// What the release before held and this one lacks.
    pub(crate) removed: Versions,
    /// Further products that go with it, and the same by name.
    pub(crate) product_rows: Vec<ReleaseProductRow>,
    pub(crate) products: Versions,
    pub(crate) checks: Vec<Check>,
    pub(crate) previous: Option<ReleaseRow>,
    pub(crate) chart_now: Option<ChartFact>,
    pub(crate) skipped: Vec<Version>,
    overrides: Vec<finding_override::FindingOverrideRow>,
    owner: Option<String>,
    acting: Option<String>,
    increment: Option<(String, String, String)>,
    check_facts: Vec<CheckFact>,
    target_day: Option<String>,
    untold: Vec<NoticeFact>,
}

/// Finds a release by id, or by version: `17.1.0`, `v17.1.0`, `17.1.0 r1`, `Mojaloop 17.1.0 r1`.
/// Without a revision the highest is meant.
///
/// # Errors
/// `not_found` with the versions there are, `invalid` when two products have the version.
pub(crate) fn find(conn: &Connection, book: &Book, wanted: &str) -> Result<ReleaseRow> {
    let rows = release::all(conn)?;
    let wanted = wanted.trim();
    if let Some(row) = rows.iter().find(|row| row.id == wanted) {
        return Ok(row.clone());
    }
    let wanted_bare = bare(wanted).to_lowercase();
    let named = |row: &&ReleaseRow| {
        let version = bare(&row.version).to_lowercase();
        let with_revision = format!("{version} r{}", row.revision);
        let full = title(book, row).to_lowercase();
        [version, with_revision, full].contains(&wanted_bare)
    };
    let mut found: Vec<&ReleaseRow> = rows.iter().filter(named).collect();
    found.sort_by_key(|row| std::cmp::Reverse(row.revision));
    let Some(first) = found.first() else {
        let known: Vec<String> = rows.iter().take(8).map(|row| row.version.clone()).collect();
        let hint = match known.as_slice() {
            [] => "Plan one first.".to_owned(),
            known => format!("There are: {}.", known.join(", ")),
        };
        return Err(Error::not_found(format!("release {wanted}"), hint));
    };
    if found.iter().any(|row| row.product_id != first.product_id) {
        let titles: Vec<String> = found.iter().map(|row| title(book, row)).collect();
        let message = format!("Several products have a release {wanted}.");
        let hint = format!("Say which: {}.", titles.join(", "));
        return Err(Error::invalid("release", message, hint));
    }
    Ok((*first).clone())
}

/// Such as `Mojaloop 17.1.0 r1`.
pub(crate) fn title(book: &Book, row: &ReleaseRow) -> String {
    let product = book
        .product(&row.product_id)
        .map_or("", |product| product.name.as_str());
    format!("{product} {} r{}", row.version, row.revision)
}

/// Every release as it stands, highest version first within each product.
pub(crate) fn all(
    app: &App,
    conn: &Connection,
    book: &Book,
    caller: &Caller,
) -> Result<Vec<Standing>> {
    let mut rows = release::all(conn)?;
    rows.sort_by_cached_key(|row| {
        let place = book
            .products
            .iter()
            .position(|product| product.id == row.product_id);
        (
            place,
            std::cmp::Reverse((Version::new(&row.version), row.revision)),
        )
    });
    rows.into_iter()
        .map(|row| standing(app, conn, book, caller, row))
        .collect()
}

/// Every release in a line.
pub(crate) fn summaries(
    app: &App,
    conn: &Connection,
    book: &Book,
    caller: &Caller,
) -> Result<Vec<ReleaseSummary>> {
    let all = all(app, conn, book, caller)?;
    all.iter()
        .map(|standing| super::show::summary(conn, book, standing))
        .collect()
}

/// What belongs to a release beside its row.
pub(crate) struct Parts {
    pub(crate) notes: Option<Arc<Notes>>,
    pub(crate) decisions: Vec<ReleaseComponentRow>,
    pub(crate) checks: Vec<ReleaseCheckRow>,
    pub(crate) products: Vec<ReleaseProductRow>,
}

impl Parts {
    pub(crate) fn of(app: &App, conn: &Connection, id: &str) -> Result<Self> {
        Ok(Self {
            notes: notes_of(app, conn, id)?,
            decisions: release_component::of_release(conn, id)?,
            checks: release_check::of_release(conn, id)?,
            products: release_product::of_release(conn, id)?,
        })
    }
}

/// One release as it stands.
pub(crate) fn standing(
    app: &App,
    conn: &Connection,
    book: &Book,
    caller: &Caller,
    row: ReleaseRow,
) -> Result<Standing> {
    let parts = Parts::of(app, conn, &row.id)?;
    standing_with(app, conn, book, caller, row, parts)
}

/// A release as it would stand with these parts.
pub(crate) fn standing_with(
    app: &App,
    conn: &Connection,
    book: &Book,
    caller: &Caller,
    row: ReleaseRow,
    parts: Parts,
) -> Result<Standing> {
    let (notes, decisions) = (parts.notes, parts.decisions);
    let previous: Option<ReleaseRow> = match &row.previous_id {
        Some(id) => get(conn, id)?,
        None => None,
    };
    let held = previous
        .as_ref()
        .map(|p| components_of(app, conn, book, p))
        .transpose()?;
    let before = held.as_deref().map(components::versions);
    let components =
        components::assemble(book, &row, notes.as_deref(), &decisions, before.as_ref());
    let proofs = evidence::of_release(conn, &row.id)?;
    let proven = proof::core_validated(app, conn, book, &row)?;
    let checks = readiness::checks(
        book,
        &parts.checks,
        &proofs,
        notes.as_deref(),
        proven.as_ref(),
    );
    let increment = row
        .pi_id
        .as_deref()
        .and_then(|id| book.increment(id))
        .map(|increment| {
            (
                increment.label.clone(),
                increment.start_day.clone(),
                increment.end_day.clone(),
            )
        });
    Ok(Standing {
        title: title(book, &row),
        chart_now: chart_fact(conn, &row)?,
        skipped: skipped(conn, &row, previous.as_ref())?,
        overrides: finding_override::of_release(conn, &row.id)?,
        owner: row.owner_id.as_deref().and_then(|id| book.person_name(id)),
        acting: acting(conn, caller).ok().map(|who| who.name),
        check_facts: checks.iter().map(readiness::fact).collect(),
        target_day: row
            .target_local
            .as_deref()
            .map(|local| local.chars().take(10).collect()),
        increment,
        untold: untold(app, conn, book, &row)?,
        row,
        notes,
        decisions,
        removed: components::removed(&components, held.as_deref()),
        products: package::named(book, &parts.products),
        product_rows: parts.products,
        components,
        checks,
        previous,
    })
}

pub(crate) fn notes_of(app: &App, conn: &Connection, id: &str) -> Result<Option<Arc<Notes>>> {
    let row: Option<ReleaseNoteRow> = get(conn, id)?;
    Ok(row.map(|row| app.parsed(id, &row.text)))
}

/// What another release holds, by canonical name.
pub(crate) fn versions_of(
    app: &App,
    conn: &Connection,
    book: &Book,
    row: &ReleaseRow,
) -> Result<Versions> {
    Ok(components::versions(&components_of(app, conn, book, row)?))
}

/// What a release holds, and those that nothing but a person names: neither notes nor chart.
pub(crate) fn versions_and_named(
    app: &App,
    conn: &Connection,
    book: &Book,
    row: &ReleaseRow,
) -> Result<(Versions, BTreeSet<String>)> {
    let components = components_of(app, conn, book, row)?;
    let by_hand = |one: &&Component| {
        let mut sources = one.sources.iter();
        sources.all(|reading| reading.source == Source::Manual)
    };
    let named = components.iter().filter(by_hand);
    let named = named.map(|one| one.name.to_lowercase()).collect();
    Ok((components::versions(&components), named))
}

fn components_of(
    app: &App,
    conn: &Connection,
    book: &Book,
    row: &ReleaseRow,
) -> Result<Vec<Component>> {
    let notes = notes_of(app, conn, &row.id)?;
    let decisions = release_component::of_release(conn, &row.id)?;
    let notes = notes.as_deref();
    Ok(components::assemble(book, row, notes, &decisions, None))
}

/// Messages about a release's target date that must go out and have not.
fn untold(app: &App, conn: &Connection, book: &Book, row: &ReleaseRow) -> Result<Vec<NoticeFact>> {
    if row.target_local.is_none() {
        return Ok(Vec::new());
    }
    let letters = Letters::read(app, conn, book)?;
    let messages = letters.messages(&About::Release(Box::new(row.clone())))?;
    Ok(told::notices(&messages))
}

fn chart_fact(conn: &Connection, row: &ReleaseRow) -> Result<Option<ChartFact>> {
    let Some(name) = &row.chart else {
        return Ok(None);
    };
    let mut now = None;
    for chart in chart::named(conn, name, row.repo.as_deref())? {
        let listed = chart_version::find(conn, chart.id, &row.version)?;
        now = now.or(listed.filter(|v| v.vanished_at.is_none()).map(|v| v.digest));
    }
    Ok(Some(ChartFact {
        title: format!("{name} {}", row.version),
        digest: row.chart_digest.clone(),
        digest_now: now,
    }))
}

/// Stable versions published between the previous release and this one, oldest first.
fn skipped(
    conn: &Connection,
    row: &ReleaseRow,
    previous: Option<&ReleaseRow>,
) -> Result<Vec<Version>> {
    let (Some(name), Some(previous)) = (&row.chart, previous) else {
        return Ok(Vec::new());
    };
    let (from, to) = (Version::new(&previous.version), Version::new(&row.version));
    let mut out = Vec::new();
    for chart in chart::named(conn, name, row.repo.as_deref())? {
        let listed = chart_version::list(conn, chart.id, false)?;
        let versions = listed.iter().map(|listed| Version::new(&listed.version));
        out.extend(versions.filter(|version| from < *version && *version < to));
    }
    out.sort();
    Ok(out)
}

impl Standing {
    pub(crate) fn state(&self) -> ReleaseState {
        ReleaseState::parse(&self.row.state).unwrap_or(ReleaseState::Available)
    }

    pub(crate) fn owner(&self) -> Option<&str> {
        self.owner.as_deref()
    }

    pub(crate) fn target(&self) -> Option<crate::shape::WallTime> {
        time::wall(
            self.row.target_local.as_deref()?,
            self.row.target_zone.as_deref()?,
        )
    }

    /// What the rules look at.
    pub(crate) fn facts(&self) -> ReleaseFacts<'_> {
        ReleaseFacts {
            title: &self.title,
            version: &self.row.version,
            state: self.state(),
            components: &self.components,
            products: &self.products,
            notes: self.notes.as_deref(),
            checks: &self.check_facts,
            chart: self.chart_now.clone(),
            previous: self.previous.as_ref().map(|row| row.version.as_str()),
            skipped: &self.skipped,
            prevented: self.row.prevented_reason.as_deref(),
            owner: self.owner.as_deref(),
            acting: self.acting.as_deref(),
            target_day: self.target_day.as_deref(),
            untold: &self.untold,
            increment: self
                .increment
                .as_ref()
                .map(|(label, start, end)| (label.as_str(), start.as_str(), end.as_str())),
        }
    }

    /// What the rules say: blocks, warnings, unknowns, then what is met.
    pub(crate) fn findings(&self, book: &Book) -> Vec<FindingShape> {
        let judged = judge(&self.facts(), &book.levels);
        let mut out: Vec<FindingShape> = judged
            .iter()
            .flat_map(|judged| self.shapes_of(book, judged))
            .collect();
        out.sort_by_key(|finding| (finding.level, finding.overridden.is_some()));
        out
    }

    fn shapes_of(&self, book: &Book, judged: &Judged) -> Vec<FindingShape> {
        let rule = judged.rule;
        let shape = |level, subject: &str, message: &str, hint: &str, fix: &str| FindingShape {
            rule: rule.id.to_owned(),
            number: rule.number,
            level,
            subject: subject.to_owned(),
            message: message.to_owned(),
            hint: hint.to_owned(),
            fix: fix.to_owned(),
            environments: Vec::new(),
            overridden: self.overridden(book, rule.id, subject),
        };
        if judged.findings.is_empty() {
            return vec![shape(LevelShape::Met, rule.title, rule.basis, "", "")];
        }
        let level = |verdict| match (judged.level, verdict) {
            (_, Verdict::Met) => LevelShape::Met,
            (Level::Block, _) => LevelShape::Block,
            (_, Verdict::Broken) => LevelShape::Warn,
            (_, Verdict::Unknown) => LevelShape::Unknown,
        };
        let shapes = judged
            .findings
            .iter()
            .map(|f| shape(level(f.verdict), &f.subject, &f.message, &f.hint, f.fix));
        shapes.collect()
    }

    /// An override holds for the gate it was given at.
    fn overridden(&self, book: &Book, rule: &str, subject: &str) -> Option<OverrideShape> {
        let next = self.state().next()?;
        let given = self.overrides.iter().rev().find(|given| {
            given.rule == rule && given.subject == subject && given.state == next.slug()
        })?;
        Some(OverrideShape {
            reason: given.reason.clone(),
            by: book.person_name(&given.given_by).unwrap_or_default(),
            at: book.stamp(&given.given_at),
        })
    }
}
