//! Edits what people decide of a release: increment, owner, target, what goes with it, and what it
//! is compared with.

use super::assign::{find_increment, find_person, set_target};
use super::read::{find, title};
use super::{EditRelease, Release, package, show};
use crate::book::Book;
use crate::error::{Error, Result};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_store::table::release_product;

pub(crate) fn run(app: &App, caller: &Caller, request: EditRelease) -> Result<Done<Release>> {
    let done = transact(app, caller, Op::EditRelease, |tx, _| {
        let book = Book::read(app, tx.conn())?;
        let mut row = find(tx.conn(), &book, &request.release)?;
        if request.pi.is_some() {
            row.pi_id = find_increment(&book, request.pi.as_deref())?;
        }
        match request.owner.as_deref() {
            Some("") => row.owner_id = None,
            Some(owner) => row.owner_id = Some(find_person(&book, owner)?),
            None => {}
        }
        if let Some(target) = &request.target {
            set_target(&mut row, target, book.zone.name())?;
        }
        match request.previous.as_deref() {
            Some("") => row.previous_id = None,
            Some(previous) => {
                let previous = find(tx.conn(), &book, previous)?;
                if previous.id == row.id {
                    let message = "A release cannot be compared with itself.";
                    return Err(Error::invalid("previous", message, "Choose another."));
                }
                row.previous_id = Some(previous.id);
            }
            None => {}
        }
        tx.put(&row)?;
        let before = release_product::of_release(tx.conn(), &row.id)?;
        let products = package::after(&book, &row, before, &request.products)?;
        package::write(tx, &row.id, &products)?;
        Ok((row.id.clone(), format!("Edited {}", title(&book, &row))))
    })?;
    done.map(|id| show::by_id(app, caller, &id))
}
