//! Moves defects to another of the six states.

use super::change::decide;
use super::{Decided, SetDefectStatus};
use crate::error::{Error, Result};
use crate::transact::{Done, Op};
use crate::{App, Caller};
use slipway_domain::desk::field;
use slipway_domain::desk::value::Value;

pub(crate) fn run(app: &App, caller: &Caller, request: SetDefectStatus) -> Result<Done<Decided>> {
    let status = request
        .status
        .trim()
        .to_lowercase()
        .replace([' ', '-'], "_");
    if !field::STATUSES.contains(&status.as_str()) {
        let message = format!("“{}” is not a state of a ticket.", request.status);
        let hint = format!("Use one of: {}.", field::STATUSES.join(", "));
        return Err(Error::invalid("status", message, hint));
    }
    decide(
        app,
        caller,
        Op::SetDefectStatus,
        &request.ids,
        |change| change.set(field::STATUS, Value::text(status.clone())),
        |what| format!("Moved {what} to {}", status.replace('_', " ")),
    )
}
