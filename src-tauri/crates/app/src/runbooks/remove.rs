//! Removes a runbook that was never run.

use super::edit::names;
use super::{NameRunbook, find};
use crate::book::Book;
use crate::deployments::desk::Desk;
use crate::error::{Code, Error, Result};
use crate::shape::Nothing;
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_store::Tx;
use slipway_store::table::runbook::{self, RunbookRow};
use slipway_store::table::runbook_event::{self, RunbookEventRow};
use slipway_store::table::runbook_run::{self, RunbookRunRow};

pub(crate) fn run(app: &App, caller: &Caller, request: NameRunbook) -> Result<Done<Nothing>> {
    transact(app, caller, Op::RemoveRunbook, |tx, _| {
        let book = Book::read(app, tx.conn())?;
        let desk = Desk::new(app, tx.conn(), caller, &book)?;
        let row = find::runbook(&desk, &request.runbook)?;
        let (title, code) = names(&desk, &row)?;
        if !runbook_run::of_runbook(tx.conn(), &row.id)?.is_empty() {
            let message = format!("The runbook of {title} for {code} was run.");
            let hint = "What happened in its runs stays; edit it instead.";
            return Err(Error::new(Code::Blocked, message, hint));
        }
        take_out(tx, &row)?;
        Ok((
            Nothing {},
            format!("Removed the runbook of {title} for {code}"),
        ))
    })
}

/// Removes a runbook with its runs; those that were made from it forget it.
pub(crate) fn take_out(tx: &Tx<'_>, row: &RunbookRow) -> Result<()> {
    for other in runbook::made_from(tx.conn(), &row.id)? {
        tx.put(&RunbookRow {
            source_id: None,
            ..other
        })?;
    }
    for run in runbook_run::of_runbook(tx.conn(), &row.id)? {
        for event in runbook_event::of_run(tx.conn(), &run.id)? {
            tx.delete::<RunbookEventRow>(&event.id)?;
        }
        tx.delete::<RunbookRunRow>(&run.id)?;
    }
    tx.delete::<RunbookRow>(&row.id)?;
    Ok(())
}
