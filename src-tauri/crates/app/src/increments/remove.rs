//! Removes a Program Increment that holds no release.

use crate::error::{Code, Error, Result};
use crate::shape::{ById, Nothing};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_store::table::increment::{self, IncrementRow};
use slipway_store::table::release;

pub(crate) fn run(app: &App, caller: &Caller, request: ById) -> Result<Done<Nothing>> {
    transact(app, caller, Op::RemoveIncrement, |tx, _| {
        let row = increment::all(tx.conn())?
            .into_iter()
            .find(|row| row.id == request.id || row.label == request.id)
            .ok_or_else(|| Error::not_found("such Program Increment", "Reload the list."))?;
        let held = release::all(tx.conn())?
            .iter()
            .filter(|release| release.pi_id.as_ref() == Some(&row.id))
            .count();
        if held > 0 {
            let message = format!("{held} releases are planned into {}.", row.label);
            return Err(Error::new(
                Code::Conflict,
                message,
                "Plan them into another first.",
            ));
        }
        tx.delete::<IncrementRow>(&row.id)?;
        Ok((Nothing {}, format!("Removed {}", row.label)))
    })
}
