//! Replaces a runbook's text.

use super::{EditRunbook, Runbook, find, show};
use crate::book::Book;
use crate::data::check::hex;
use crate::deployments::desk::Desk;
use crate::error::{Code, Error, Result};
use crate::people::actor::Actor;
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_domain::runbook;
use slipway_store::Tx;
use slipway_store::table::runbook::RunbookRow;

pub(crate) fn run(app: &App, caller: &Caller, request: EditRunbook) -> Result<Done<Runbook>> {
    let typed = typed(&request.text)?;
    let done = transact(app, caller, Op::EditRunbook, |tx, who| {
        let book = Book::read(app, tx.conn())?;
        let desk = Desk::new(app, tx.conn(), caller, &book)?;
        let row = find::runbook(&desk, &request.runbook)?;
        over(&row, request.version)?;
        let row = put(app, tx, who, row, &typed)?;
        let (title, code) = names(&desk, &row)?;
        let summary = format!("Edited the runbook of {title} for {code}");
        Ok((row.id, summary))
    })?;
    done.map(|id| show::by_name(app, caller, &id))
}

/// A runbook as somebody typed it.
///
/// # Errors
/// `invalid` with the line.
pub(crate) fn typed(text: &str) -> Result<runbook::Runbook> {
    runbook::read(text).map_err(|error| unread(&error))
}

/// A text that is no runbook.
pub(super) fn unread(error: &runbook::TextError) -> Error {
    let message = format!("Line {}: {}.", error.line, error.what);
    let hint = "Nothing was changed. Mend that line.";
    Error::invalid("text", message, hint)
}

/// Refuses when somebody else saved in the meantime.
pub(super) fn over(row: &RunbookRow, version: Option<u32>) -> Result<()> {
    if version.is_none_or(|version| version == row.version) {
        return Ok(());
    }
    let message = format!("It is at version {} by now.", row.version);
    let hint = "Nothing was changed. Look at what changed, and edit that.";
    Err(Error::new(Code::Conflict, message, hint))
}

/// Saves another text as the next version; one that is the same changes nothing.
pub(crate) fn put(
    app: &App,
    tx: &Tx<'_>,
    who: &Actor,
    row: RunbookRow,
    runbook: &runbook::Runbook,
) -> Result<RunbookRow> {
    let text = runbook::write(runbook);
    if text == row.text {
        return Ok(row);
    }
    if text.len() > runbook::MOST_BYTES {
        let hint = "Put long texts into articles, and name them here.";
        return Err(Error::invalid(
            "text",
            "The runbook becomes too long.",
            hint,
        ));
    }
    let row = RunbookRow {
        version: row.version.saturating_add(1),
        sha256: hex(text.as_bytes()),
        text,
        edited_at: app.now_text(),
        edited_by: who.id.clone(),
        ..row
    };
    tx.put(&row)?;
    Ok(row)
}

/// What a runbook's release is called, and its environment's code.
pub(super) fn names(desk: &Desk<'_>, row: &RunbookRow) -> Result<(String, String)> {
    let title = show::title(desk, &row.release_id)?;
    Ok((title, desk.environment(&row.environment_id)?.code))
}
