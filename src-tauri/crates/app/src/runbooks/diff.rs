//! Compares a runbook with the last release's, or with another.

use super::edit::names;
use super::{DiffRunbook, RunbookChange, RunbookDiff, RunbookDifference, find, runs};
use crate::book::Book;
use crate::deployments::desk::Desk;
use crate::error::{Error, Result};
use crate::{App, Caller};
use slipway_domain::runbook::{ChangeKind, Difference, between};
use slipway_store::get;
use slipway_store::table::release::ReleaseRow;
use slipway_store::table::runbook::{self, RunbookRow};

pub(crate) fn run(app: &App, caller: &Caller, request: DiffRunbook) -> Result<RunbookDiff> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let desk = Desk::new(app, conn, caller, &book)?;
        let new = find::runbook(&desk, &request.runbook)?;
        let old = match request.against.as_deref().map(str::trim) {
            Some(wanted) if !wanted.is_empty() => find::runbook(&desk, wanted)?,
            _ => before(&desk, &new)?,
        };
        let differences = between(&runs::parsed(&old.text)?, &runs::parsed(&new.text)?);
        Ok(RunbookDiff {
            old: called(&desk, &old)?,
            new: called(&desk, &new)?,
            differences: differences.iter().map(shape).collect(),
        })
    })
}

fn called(desk: &Desk<'_>, row: &RunbookRow) -> Result<String> {
    let (title, code) = names(desk, row)?;
    Ok(format!("{title} into {code}, version {}", row.version))
}

/// That of the release before in the same environment, else the one it was made from.
fn before(desk: &Desk<'_>, row: &RunbookRow) -> Result<RunbookRow> {
    let release: Option<ReleaseRow> = get(desk.conn, &row.release_id)?;
    let previous = release.and_then(|release| release.previous_id);
    if let Some(previous) = previous
        && let Some(found) = runbook::of(desk.conn, &previous, &row.environment_id)?
    {
        return Ok(found);
    }
    let from: Option<RunbookRow> = match &row.source_id {
        Some(id) => get(desk.conn, id)?,
        None => None,
    };
    from.ok_or_else(|| {
        let hint = "Say which: --against RELEASE/ENVIRONMENT.";
        Error::not_found("runbook before this one", hint)
    })
}

fn shape(one: &Difference) -> RunbookDifference {
    let kind = match one.kind {
        ChangeKind::Added => "added",
        ChangeKind::Removed => "removed",
        ChangeKind::Changed => "changed",
    };
    let changes = one.changes.iter().map(|change| RunbookChange {
        field: change.field.to_owned(),
        before: change.before.clone(),
        after: change.after.clone(),
    });
    RunbookDifference {
        section: one.section.map_or("", |section| section.title()).to_owned(),
        name: one.name.clone(),
        variable: one.variable,
        kind: kind.to_owned(),
        changes: changes.collect(),
    }
}
