//! Begins a run of a runbook.

use super::edit::names;
use super::facts::{self, blocks};
use super::{BeginRun, RunbookRun, find, runs, show_run};
use crate::book::Book;
use crate::deployments::desk::{Desk, state_of, when};
use crate::error::{Code, Error, Result};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_domain::runbook::run::Mode;
use slipway_store::table::deployment::DeploymentRow;
use slipway_store::table::runbook::RunbookRow;
use slipway_store::table::runbook_run::{self, RunbookRunRow};

pub(crate) fn run(app: &App, caller: &Caller, request: BeginRun) -> Result<Done<RunbookRun>> {
    let done = transact(app, caller, Op::BeginRun, |tx, who| {
        let conn = tx.conn();
        let book = Book::read(app, conn)?;
        let desk = Desk::new(app, conn, caller, &book)?;
        let row = find::runbook(&desk, &request.runbook)?;
        let (title, code) = names(&desk, &row)?;
        let before = runbook_run::of_runbook(conn, &row.id)?;
        let number = before
            .last()
            .map_or(1, |last| last.number.saturating_add(1));
        if let Some(last) = before.into_iter().next_back() {
            one_at_a_time(&desk, last, &title, &code)?;
        }
        let laid = facts::laid(&desk, &row)?;
        let deployment = match request.mode {
            Mode::Rehearsal => None,
            Mode::Live => {
                sound(&blocks(&laid), &title, &code)?;
                window(&desk, &row, request.deployment.as_deref())?
            }
        };
        let run = RunbookRunRow {
            id: app.host.new_id().to_string(),
            runbook_id: row.id,
            number,
            mode: request.mode.slug().to_owned(),
            version: row.version,
            text: row.text,
            durations: runs::durations_out(&laid.measured.durations),
            deployment_id: deployment.map(|row| row.id),
            begun_at: app.now_text(),
            begun_by: who.id.clone(),
        };
        tx.put(&run)?;
        let mode = request.mode.title().to_lowercase();
        let summary = format!("Began {mode} run {number} of the runbook of {title} for {code}");
        Ok((run.id, summary))
    })?;
    done.map(|id| show_run::by_name(app, caller, &id))
}

fn one_at_a_time(desk: &Desk<'_>, last: RunbookRunRow, title: &str, code: &str) -> Result<()> {
    let number = last.number;
    if runs::told(desk.conn, last)?.run.ended.is_some() {
        return Ok(());
    }
    let message = format!("Run {number} of the runbook of {title} for {code} has not ended.");
    let hint = "Go on with it, or abandon it first.";
    Err(Error::new(Code::Conflict, message, hint))
}

/// A live run takes a runbook in which nothing blocks.
fn sound(blocks: &[String], title: &str, code: &str) -> Result<()> {
    let Some(first) = blocks.first() else {
        return Ok(());
    };
    let message = format!("The runbook of {title} for {code} is not ready. {first}");
    let hint = "runbook check says all of it; a rehearsal may go on as it is.";
    Err(Error::new(Code::Blocked, message, hint))
}

/// The deployment whose window a live run lies in. Where one is planned, its window must be open.
fn window(
    desk: &Desk<'_>,
    row: &RunbookRow,
    wanted: Option<&str>,
) -> Result<Option<DeploymentRow>> {
    let found = match wanted {
        Some(id) => Some(desk.find(id)?),
        None => facts::window(desk, row)?,
    };
    let Some(found) = found else {
        return Ok(None);
    };
    let ours = found.release_id.as_ref() == Some(&row.release_id)
        && found.environment_id == row.environment_id;
    if !ours {
        let message = "That deployment is of another release or environment.";
        let hint = "Name one of this release into this environment.";
        return Err(Error::invalid("deployment", message, hint));
    }
    let state = state_of(&found);
    if !state.under_way() {
        let message = format!(
            "The window {} is not open: its deployment is {}.",
            when(&found),
            state.title().to_lowercase()
        );
        let hint = "Open the window first, or rehearse.";
        return Err(Error::new(Code::Blocked, message, hint));
    }
    Ok(Some(found))
}
