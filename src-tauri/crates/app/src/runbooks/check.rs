//! Checks a runbook, or a text before it is saved.

use super::{CheckRunbook, RunbookCheck, edit, facts, find};
use crate::book::Book;
use crate::deployments::desk::Desk;
use crate::error::Result;
use crate::{App, Caller};

pub(crate) fn run(app: &App, caller: &Caller, request: CheckRunbook) -> Result<RunbookCheck> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let desk = Desk::new(app, conn, caller, &book)?;
        let row = find::runbook(&desk, &request.runbook)?;
        let laid = match &request.text {
            None => facts::laid(&desk, &row)?,
            Some(text) => facts::of(&desk, &row, edit::typed(text)?)?,
        };
        facts::check(&desk, &row, &laid)
    })
}
