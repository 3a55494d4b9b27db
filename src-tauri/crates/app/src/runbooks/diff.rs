//! Compares a runbook with the last release's, or with another.

use super::edit::{self, names};
use super::{DiffRunbook, RunbookChange, RunbookDiff, RunbookDifference, find, runs, versions};
use crate::book::Book;
use crate::deployments::desk::Desk;
use crate::error::{Error, Result};
use crate::knowledge::diff::{compare, places};
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
        let (old, old_called) = match (request.from, request.against.as_deref().map(str::trim)) {
            (Some(number), _) => {
                let row = RunbookRow {
                    text: versions::text(&desk, &new, number)?,
                    version: number,
                    ..new.clone()
                };
                let called = called(&desk, &row)?;
                (row.text, called)
            }
            (None, Some(wanted)) if !wanted.is_empty() => {
                let row = find::runbook(&desk, wanted)?;
                let called = called(&desk, &row)?;
                (row.text, called)
            }
            _ => {
                let row = before(&desk, &new)?.ok_or_else(|| {
                    let hint = "Say which: --against RELEASE/ENVIRONMENT, or --from VERSION.";
                    Error::not_found("runbook before this one", hint)
                })?;
                let called = called(&desk, &row)?;
                (row.text, called)
            }
        };
        let text = request.text.as_ref().unwrap_or(&new.text);
        let differences = between(&runs::parsed(&old)?, &edit::typed(text)?);
        let rows = compare(&old, text);
        let count = |kind: &str| {
            let rows = rows
                .iter()
                .filter(|row| row.kind == kind || row.kind == "changed");
            u32::try_from(rows.count()).unwrap_or(u32::MAX)
        };
        Ok(RunbookDiff {
            old: old_called,
            new: called(&desk, &new)?,
            differences: differences.iter().map(shape).collect(),
            added: count("added"),
            removed: count("removed"),
            changes: places(&rows),
            rows,
        })
    })
}

pub(super) fn called(desk: &Desk<'_>, row: &RunbookRow) -> Result<String> {
    let (title, code) = names(desk, row)?;
    Ok(format!("{title} into {code}, version {}", row.version))
}

/// That of the release before in the same environment, else the one it was made from.
pub(super) fn before(desk: &Desk<'_>, row: &RunbookRow) -> Result<Option<RunbookRow>> {
    let release: Option<ReleaseRow> = get(desk.conn, &row.release_id)?;
    let previous = release.and_then(|release| release.previous_id);
    if let Some(previous) = previous
        && let Some(found) = runbook::of(desk.conn, &previous, &row.environment_id)?
    {
        return Ok(Some(found));
    }
    match &row.source_id {
        Some(id) => Ok(get(desk.conn, id)?),
        None => Ok(None),
    }
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
