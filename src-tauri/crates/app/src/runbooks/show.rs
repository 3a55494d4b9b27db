//! Shows a runbook.

use super::facts::{self, Laid, length};
use super::runs::{self, told};
use super::{
    NameRunbook, Runbook, RunbookNote, RunbookStep, RunbookVariable, diff, find, versions,
};
use crate::book::Book;
use crate::deployments::desk::Desk;
use crate::error::Result;
use crate::releases::read;
use crate::{App, Caller};
use slipway_domain::runbook::{self as domain, Step, Timing, Variable};
use slipway_store::get;
use slipway_store::table::release::ReleaseRow;
use slipway_store::table::runbook::RunbookRow;
use slipway_store::table::runbook_run;

pub(crate) fn run(app: &App, caller: &Caller, request: NameRunbook) -> Result<Runbook> {
    by_name(app, caller, &request.runbook)
}

/// A runbook by id or name.
pub(crate) fn by_name(app: &App, caller: &Caller, wanted: &str) -> Result<Runbook> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let desk = Desk::new(app, conn, caller, &book)?;
        let row = find::runbook(&desk, wanted)?;
        of(&desk, &row)
    })
}

fn of(desk: &Desk<'_>, row: &RunbookRow) -> Result<Runbook> {
    let laid = facts::laid(desk, row)?;
    let environment = desk.environment(&row.environment_id)?;
    let mut runs = Vec::new();
    for run in runbook_run::of_runbook(desk.conn, &row.id)? {
        runs.push(runs::summary(desk.book, &told(desk.conn, run)?));
    }
    runs.reverse();
    let runbook = &laid.runbook;
    let notes = runbook.notes.iter().map(|(section, text)| RunbookNote {
        section: section.slug().to_owned(),
        text: text.clone(),
    });
    let before = diff::before(desk, row)?;
    let compared_with = match &before {
        Some(before) => diff::called(desk, before)?,
        None => String::new(),
    };
    let before = before.map(|row| runs::parsed(&row.text)).transpose()?;
    Ok(Runbook {
        id: row.id.clone(),
        release: row.release_id.clone(),
        release_title: title(desk, &row.release_id)?,
        environment: environment.code,
        environment_name: environment.name,
        version: row.version,
        title: runbook.title.clone(),
        from: runbook.from.clone(),
        strategy: runbook.strategy.map_or("", |one| one.slug()).to_owned(),
        text: row.text.clone(),
        sha256: row.sha256.clone(),
        source: source(desk, row)?,
        source_id: row.source_id.clone(),
        edited_at: desk.book.stamp(&row.edited_at),
        edited_by: desk
            .name(Some(&row.edited_by))
            .unwrap_or_default()
            .to_owned(),
        check: facts::check(desk, row, &laid)?,
        notes: notes.collect(),
        variables: variables(runbook, before.as_ref()),
        compared_with,
        steps: steps(&laid),
        runs,
        versions: versions::listed(desk, row)?,
    })
}

/// Variables, each beside what it was in the runbook before; what is no longer there comes last.
fn variables(new: &domain::Runbook, old: Option<&domain::Runbook>) -> Vec<RunbookVariable> {
    let shape = |one: &Variable, change: &str, before: &str| RunbookVariable {
        name: one.name.clone(),
        value: one.value.clone(),
        note: one.note.clone(),
        change: change.to_owned(),
        before: before.to_owned(),
    };
    let Some(old) = old else {
        let all = new.variables.iter();
        return all.map(|one| shape(one, "", "")).collect();
    };
    let named = |all: &'_ [Variable], name: &str| all.iter().any(|one| one.name == name);
    let now = new.variables.iter().map(|one| {
        let was = old.variables.iter().find(|was| was.name == one.name);
        match was {
            None => shape(one, "added", ""),
            Some(was) if was.value == one.value => shape(one, "same", &was.value),
            Some(was) => shape(one, "changed", &was.value),
        }
    });
    let gone = old.variables.iter();
    let gone = gone.filter(|was| !named(&new.variables, &was.name));
    let gone = gone.map(|was| RunbookVariable {
        value: String::new(),
        ..shape(was, "removed", &was.value)
    });
    now.chain(gone).collect()
}

/// What a release is called.
pub(crate) fn title(desk: &Desk<'_>, release: &str) -> Result<String> {
    let row: Option<ReleaseRow> = get(desk.conn, release)?;
    Ok(row.map_or_else(String::new, |row| read::title(desk.book, &row)))
}

/// What a runbook was made from, in words.
fn source(desk: &Desk<'_>, row: &RunbookRow) -> Result<String> {
    let from: Option<RunbookRow> = match &row.source_id {
        Some(id) => get(desk.conn, id)?,
        None => None,
    };
    let Some(from) = from else {
        return Ok(match (row.source.as_str(), &row.source_id) {
            ("file", _) => "a bundle",
            (_, Some(_)) => "a runbook that is gone",
            (_, None) => "a template",
        }
        .to_owned());
    };
    let environment = desk.environment(&from.environment_id)?.code;
    Ok(match from.release_id == row.release_id {
        true if runs::was_rehearsed(desk.conn, &from, &row.made_at)? => {
            format!("the one that was rehearsed in {environment}")
        }
        true => format!("that of {environment}, which was not rehearsed by then"),
        false => format!(
            "that of {} in {environment}",
            title(desk, &from.release_id)?
        ),
    })
}

fn steps(laid: &Laid) -> Vec<RunbookStep> {
    let timings = laid
        .plan
        .there
        .timings
        .iter()
        .chain(&laid.plan.back.timings);
    let step = |timing: &Timing| {
        let step = laid.runbook.steps.get(timing.step)?;
        Some(shape(step, timing))
    };
    timings.filter_map(step).collect()
}

fn shape(step: &Step, timing: &Timing) -> RunbookStep {
    RunbookStep {
        said: step.clone().into(),
        length: length(timing.length, timing.known),
        start: timing.start,
        end: timing.end,
        latest_start: timing.latest_start,
        latest_end: timing.latest_end,
        critical: timing.critical,
    }
}
