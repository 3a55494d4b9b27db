//! Gives up a change that a desk does not have yet.

use super::{Outbox, list, retry};
use crate::error::{Code, Error, Result};
use crate::shape::{ById, Nothing};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_store::table::outbox::{self, OutboxRow};

pub(crate) fn run(app: &App, caller: &Caller, request: ById) -> Result<Done<Outbox>> {
    let done = transact(app, caller, Op::DropUnsent, |tx, _| {
        let row = retry::find(tx.conn(), &request.id)?;
        if !matches!(row.state.as_str(), "refused" | "queued") {
            return Err(retry::on_its_way(&row));
        }
        let later = outbox::of_ticket(tx.conn(), &row.ticket_id)?;
        if row.kind == "create" && later.len() > 1 {
            let message = "Other changes wait for the ticket that this one makes.";
            return Err(Error::new(Code::Conflict, message, "Give those up first."));
        }
        tx.delete::<OutboxRow>(&row.id)?;
        Ok(((), format!("Gave up: {}", list::what(&row))))
    })?;
    done.map(|()| list::run(app, caller, Nothing {}))
}
