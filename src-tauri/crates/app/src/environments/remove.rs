//! Removes a rung that feeds no other.

use super::shares;
use crate::error::{Code, Error, Result};
use crate::shape::{ById, Nothing};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_store::table::calendar_window;
use slipway_store::table::environment::{self, EnvironmentRow};
use slipway_store::table::runbook;

pub(crate) fn run(app: &App, caller: &Caller, request: ById) -> Result<Done<Nothing>> {
    transact(app, caller, Op::RemoveEnvironment, |tx, _| {
        let ladder = environment::all(tx.conn())?;
        let row = ladder
            .iter()
            .find(|row| row.id == request.id || row.code == request.id)
            .ok_or_else(|| Error::not_found("such environment", "Reload the list."))?;
        if let Some(fed) = ladder
            .iter()
            .find(|other| other.feeds_from.as_ref() == Some(&row.code))
        {
            let message = format!("{} gets its releases from {}.", fed.name, row.name);
            return Err(Error::new(
                Code::Conflict,
                message,
                "Let it get them from another first.",
            ));
        }
        let named = calendar_window::naming(tx.conn(), &row.id)?;
        if let Some(reason) = named {
            let message = format!("“{reason}” in the calendar is for {}.", row.name);
            let hint = "Remove it there, or let it be for others, first.";
            return Err(Error::new(Code::Conflict, message, hint));
        }
        let held = runbook::all(tx.conn())?;
        if held.iter().any(|held| held.environment_id == row.id) {
            let message = format!("{} has runbooks.", row.name);
            let hint = "Remove those first; what was run stays.";
            return Err(Error::new(Code::Conflict, message, hint));
        }
        for other in &ladder {
            let mut other = other.clone();
            if shares::forget(&mut other, &row.code) {
                tx.put(&other)?;
            }
        }
        crate::observed::forget(tx, &row.id)?;
        tx.delete::<EnvironmentRow>(&row.id)?;
        Ok((Nothing {}, format!("Removed the environment {}", row.name)))
    })
}
