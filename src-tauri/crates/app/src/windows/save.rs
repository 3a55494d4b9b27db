//! Adds or edits a maintenance window or a freeze.

use super::checked::checked;
use super::lift::may_end;
use super::rows::Names;
use super::{SaveWindow, WindowShape};
use crate::book::Book;
use crate::error::{Code, Error, Result};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_store::Tx;
use slipway_store::table::calendar_window::CalendarWindowRow;

pub(crate) fn run(app: &App, caller: &Caller, request: SaveWindow) -> Result<Done<WindowShape>> {
    transact(app, caller, Op::SaveWindow, |tx, who| {
        let book = Book::read(app, tx.conn())?;
        let names = Names::read(tx.conn(), &book)?;
        let old = request
            .id
            .as_deref()
            .map(|id| editable(tx, id))
            .transpose()?;
        if let Some(old) = &old {
            may_end(who, old, &book)?;
        }
        let id = app.host.new_id().to_string();
        let row = checked(&names, &request, old.as_ref(), &id, &who.id)?;
        tx.put(&row)?;
        let shape = names.shape(&row)?;
        let kind = spoken(&row.kind);
        let summary = format!("Saved the {kind} “{}”, {}", row.reason, shape.words);
        Ok((shape, summary))
    })
}

/// A window that people may change: their own, and not lifted.
///
/// # Errors
/// `not_found`, `conflict` for one of another calendar or one that was lifted.
pub(crate) fn editable(tx: &Tx<'_>, id: &str) -> Result<CalendarWindowRow> {
    let row = found(tx.get(id)?)?;
    if row.source_id.is_some() {
        return Err(Error::new(
            Code::Conflict,
            format!("“{}” comes from another calendar.", row.reason),
            "Change it there and read that calendar again, or remove the calendar.",
        ));
    }
    if row.lifted_at.is_some() {
        return Err(Error::new(
            Code::Conflict,
            format!("“{}” was lifted, and stays as it was.", row.reason),
            "Add another one, or undo the lifting.",
        ));
    }
    Ok(row)
}

/// What was looked up by its id, or why not.
pub(crate) fn found(row: Option<CalendarWindowRow>) -> Result<CalendarWindowRow> {
    row.ok_or_else(|| {
        let hint = "Windows and freezes are named by the id their list shows.";
        Error::not_found("such window or freeze", hint)
    })
}

/// A kind as people say it.
pub(crate) fn spoken(kind: &str) -> &'static str {
    match kind {
        "maintenance" => "maintenance window",
        _ => "freeze",
    }
}
