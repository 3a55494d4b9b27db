//! Removes a service desk. Its tickets stay in the file, unseen, so that undo brings them back; its
//! secret is forgotten and must be entered again.

use super::{list, secret_key};
use crate::error::{Code, Error, Result};
use crate::shape::{ById, Nothing};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_store::table::desk::DeskRow;
use slipway_store::table::outbox;

pub(crate) fn run(app: &App, caller: &Caller, request: ById) -> Result<Done<Nothing>> {
    let mut removed = String::new();
    let done = transact(app, caller, Op::RemoveDesk, |tx, _| {
        let row = list::find(tx.conn(), &request.id)?;
        let waiting: u32 = outbox::states(tx.conn(), &row.id)?
            .iter()
            .map(|(_, n)| n)
            .sum();
        if waiting > 0 {
            let message = format!("{waiting} changes wait for {}.", row.name);
            let hint = "Sync it first, or give them up in the outbox.";
            return Err(Error::new(Code::Conflict, message, hint));
        }
        removed.clone_from(&row.id);
        tx.delete::<DeskRow>(&row.id)?;
        tx.touch("defect", "");
        Ok((Nothing {}, format!("Removed the service desk {}", row.name)))
    })?;
    app.secrets.delete(&secret_key(&removed));
    Ok(done)
}
