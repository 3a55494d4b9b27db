//! Moves a rung to another place on the ladder; the others close up. Who feeds whom stays.

use super::{Environments, MoveEnvironment, shape_of};
use crate::error::{Error, Result};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_store::table::environment;

pub(crate) fn run(
    app: &App,
    caller: &Caller,
    request: MoveEnvironment,
) -> Result<Done<Environments>> {
    transact(app, caller, Op::MoveEnvironment, |tx, _| {
        let mut ladder = environment::all(tx.conn())?;
        let from = ladder
            .iter()
            .position(|row| row.id == request.id || row.code == request.id)
            .ok_or_else(|| Error::not_found("such environment", "Reload the list."))?;
        let last = ladder.len() - 1;
        let to = usize::try_from(request.position).unwrap_or(usize::MAX);
        if to > last {
            let message = format!("The ladder has no place {to}.");
            let hint = format!("Places go from 0 to {last}.");
            return Err(Error::invalid("position", message, hint));
        }
        let row = ladder.remove(from);
        let summary = format!("Moved the environment {} on the ladder", row.name);
        ladder.insert(to, row);
        for (position, row) in (0..).zip(&mut ladder) {
            row.position = position;
            tx.put(row)?;
        }
        let environments = ladder.iter().map(shape_of).collect();
        Ok((Environments { environments }, summary))
    })
}
