//! Takes a run away that was imported by mistake.

use super::run::Shelf;
use crate::error::Result;
use crate::shape::{ById, Nothing};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_store::table::test_run::TestRunRow;

pub(crate) fn run(app: &App, caller: &Caller, request: ById) -> Result<Done<Nothing>> {
    transact(app, caller, Op::RemoveTestRun, |tx, _| {
        let shelf = Shelf::read(app, tx.conn())?;
        let (row, _) = shelf.find(&request.id)?;
        // What its report says stays, so that undo finds it; without a run nobody sees it.
        let summary = format!("Took away the evidence {}", shelf.words(&row)?);
        tx.delete::<TestRunRow>(&row.id)?;
        Ok((Nothing {}, summary))
    })
}
