//! Removes a maintenance window or a freeze.

use super::lift::may_end;
use super::save::{editable, spoken};
use crate::book::Book;
use crate::error::Result;
use crate::shape::{ById, Nothing};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_store::table::calendar_window::CalendarWindowRow;

pub(crate) fn run(app: &App, caller: &Caller, request: ById) -> Result<Done<Nothing>> {
    transact(app, caller, Op::RemoveWindow, |tx, who| {
        let book = Book::read(app, tx.conn())?;
        let row = editable(tx, &request.id)?;
        may_end(who, &row, &book)?;
        tx.delete::<CalendarWindowRow>(&row.id)?;
        let summary = format!("Removed the {} “{}”", spoken(&row.kind), row.reason);
        Ok((Nothing {}, summary))
    })
}
