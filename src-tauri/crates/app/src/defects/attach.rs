//! Puts a file on the ticket of a defect: kept by its hash here, and queued for the desk.

use super::change::{Change, called};
use super::{AttachToDefect, Defect, find, show};
use crate::data::files::keep_checked;
use crate::error::{Error, Result};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use serde_json::json;
use slipway_domain::desk::file::{Reach, clean_name, kind_of};
use slipway_domain::desk::meta::DeskKind;
use slipway_store::table::desk;

pub(crate) fn run(app: &App, caller: &Caller, request: AttachToDefect) -> Result<Done<Defect>> {
    let hint = "Attach a file of at most 20 MiB, or say where it lies.";
    let (sha256, size) = keep_checked(app.data_dir(), &request.content, hint)?;
    let name = clean_name(&request.name);
    let public = request.public;
    let done = transact(app, caller, Op::AttachFile, |tx, who| {
        let desks = desk::all(tx.conn())?;
        let row = find::one(tx.conn(), &request.id)?;
        let mut change = Change::open(app, tx, who, &desks, row)?;
        let (ticket, desk) = place(&change, public)?;
        let work = json!({ "name": name, "kind": kind_of(&name), "size": size,
            "sha256": sha256, "public": public });
        let held = change.held(public);
        change.queue(&ticket, &desk, "attach", work, held)?;
        let row = change.close()?;
        let to = called(std::slice::from_ref(&row));
        Ok((row.id, format!("Attached {name} to {to}")))
    })?;
    done.map(|id| show::of(app, caller, &id))
}

/// The ticket it goes to, with the desk's id: only where it can arrive as it is meant.
fn place(change: &Change<'_>, public: bool) -> Result<(String, String)> {
    let number = change.row.number;
    let Some((ticket, desk)) = change.where_reported() else {
        let message = format!("Defect {number} has no ticket that a file could lie on.");
        let hint = "Make a ticket of it at a service desk first.";
        return Err(Error::invalid("id", message, hint));
    };
    let (reach, name) = (DeskKind::from_slug(&desk.kind), &desk.name);
    match reach.map(DeskKind::reach) {
        Some(Reach::Nobody) => {
            let message = format!("{name} takes no files from here.");
            let hint = "Put it on the ticket in the browser, or add a link in an answer.";
            Err(Error::invalid("id", message, hint))
        }
        Some(Reach::Everybody) if !public => {
            let message = format!("Everybody who sees a ticket of {name} sees its files.");
            let hint = "Attach it publicly, or keep it out of the ticket.";
            Err(Error::invalid("public", message, hint))
        }
        _ => Ok((ticket, desk.id.clone())),
    }
}
