//! Decides a check, or says who owes it by when.

use super::assign::find_person;
use super::read::{find, title};
use super::readiness::slug;
use super::{Release, SetCheck, show};
use crate::book::Book;
use crate::error::{Error, Result};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_domain::readiness::CheckState;
use slipway_domain::settings::is_date;
use slipway_store::table::release_check::ReleaseCheckRow;

pub(crate) fn run(app: &App, caller: &Caller, request: SetCheck) -> Result<Done<Release>> {
    let done = transact(app, caller, Op::SetCheck, |tx, who| {
        let book = Book::read(app, tx.conn())?;
        let release = find(tx.conn(), &book, &request.release)?;
        let key = format!("{}/{}", release.id, request.check);
        let row = tx.get::<ReleaseCheckRow>(&key)?;
        let mut row = row.ok_or_else(|| {
            let what = format!("check {}", request.check);
            Error::not_found(what, "See the release's checks for their ids.")
        })?;
        match request.owner.as_deref() {
            Some("") => row.owner_id = None,
            Some(owner) => row.owner_id = Some(find_person(&book, owner)?),
            None => {}
        }
        match request.due.as_deref() {
            Some("") => row.due = None,
            Some(due) if is_date(due) => row.due = Some(due.to_owned()),
            Some(due) => {
                let message = format!("“{due}” is not a date.");
                return Err(Error::invalid("due", message, "Write YYYY-MM-DD."));
            }
            None => {}
        }
        if let Some(reason) = &request.reason {
            row.reason = reason.trim().to_owned();
        }
        if let Some(state) = request.state {
            decide(&mut row, state, request.reason.is_some())?;
            row.decided_by = (state != CheckState::Pending).then(|| who.id.clone());
            row.decided_at = (state != CheckState::Pending).then(|| app.now_text());
        }
        tx.put(&row)?;
        let summary = format!("{}: “{}” {}", title(&book, &release), row.title, row.state);
        Ok((release.id, summary))
    })?;
    done.map(|id| show::by_id(app, caller, &id))
}

fn decide(row: &mut ReleaseCheckRow, state: CheckState, reason_given: bool) -> Result<()> {
    if !state.needs_reason() && !reason_given {
        row.reason = String::new();
    }
    if state.needs_reason() && row.reason.is_empty() {
        let hint = "Say why; whoever approves will read it.";
        return Err(Error::invalid("reason", "This needs a reason.", hint));
    }
    row.state = slug(state);
    Ok(())
}
