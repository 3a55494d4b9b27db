//! Has a change sent that a desk refused, or lets one go that is held back.

use super::{Outbox, list};
use crate::error::{Code, Error, Result};
use crate::shape::{ById, Nothing};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_store::Connection;
use slipway_store::get;
use slipway_store::table::outbox::OutboxRow;
use slipway_sync::engine::UNFOUND;

pub(crate) fn run(app: &App, caller: &Caller, request: ById) -> Result<Done<Outbox>> {
    let done = transact(app, caller, Op::RetryUnsent, |tx, _| {
        let row = find(tx.conn(), &request.id)?;
        if !matches!(row.state.as_str(), "refused" | "queued") {
            return Err(on_its_way(&row));
        }
        let text = format!("Has sent again: {}", list::what(&row));
        // What was sent and never found is looked up once more before.
        let unfound = row.error.as_deref() == Some(UNFOUND);
        let state = if unfound { "unknown" } else { "queued" };
        tx.put(&OutboxRow {
            state: state.to_owned(),
            error: None,
            attempts: 0,
            not_before: None,
            ..row
        })?;
        Ok(((), text))
    })?;
    done.map(|()| list::run(app, caller, Nothing {}))
}

pub(super) fn find(conn: &Connection, id: &str) -> Result<OutboxRow> {
    let row: Option<OutboxRow> = get(conn, id)?;
    row.ok_or_else(|| Error::not_found("such unsent change", "It may have been sent by now."))
}

/// What nobody knows the fate of is neither sent again nor given up by hand.
pub(super) fn on_its_way(row: &OutboxRow) -> Error {
    let message = match row.state.as_str() {
        "inflight" => "It is on its way to the desk.",
        _ => "Nobody knows yet whether the desk took it.",
    };
    let hint =
        "The next sync looks it up at the desk by its mark, and sends it only if it is not there.";
    Error::new(Code::Conflict, message, hint)
}
