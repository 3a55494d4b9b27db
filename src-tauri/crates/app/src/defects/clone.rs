//! Makes a ticket of a defect at another desk, such as the product's backlog; both are linked by it.

use super::change::decide;
use super::{CloneDefect, Defect, show};
use crate::desks::list;
use crate::error::{Code, Error, Result};
use crate::transact::{Done, Op};
use crate::{App, Caller};

pub(crate) fn run(app: &App, caller: &Caller, request: CloneDefect) -> Result<Done<Defect>> {
    let desk = app
        .store
        .read(|conn| list::find(conn, &request.desk))
        .map_err(|error| error.at("desk"))?;
    let done = decide(
        app,
        caller,
        Op::CloneDefect,
        std::slice::from_ref(&request.id),
        |change| {
            let there = change.sources.ticket_ids().into_iter().any(|ticket| {
                change
                    .desk_of(ticket)
                    .is_some_and(|known| known.id == desk.id)
            });
            if there {
                let message = format!(
                    "Defect {} has a ticket at {}.",
                    change.row.number, desk.name
                );
                return Err(Error::new(Code::Conflict, message, ""));
            }
            let from = change.first_ticket();
            let from = from.map(|ticket| format!("First reported as {ticket}"));
            change.note(&format!("Cloned to {}, where it is mended.", desk.name))?;
            change.make_ticket(&desk, from.as_deref())
        },
        |what| format!("Made a ticket of {what} at {}", desk.name),
    )?;
    done.map(|_| show::of(app, caller, &request.id))
}
