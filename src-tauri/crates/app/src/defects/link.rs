//! Makes a ticket that came as a defect of its own part of another defect, or parts it again.

use super::change::Change;
use super::{Defect, LinkDefect, find, show};
use crate::error::{Error, Result};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_store::table::defect::DefectRow;
use slipway_store::table::{desk, triage};

pub(crate) fn run(app: &App, caller: &Caller, request: LinkDefect) -> Result<Done<Defect>> {
    let whole = app.store.read(|conn| find::one(conn, &request.id))?;
    let done = match request.ticket.trim() {
        "" => transact(app, caller, Op::LinkDefect, |tx, who| {
            let desks = desk::all(tx.conn())?;
            for id in triage::parts_of(tx.conn(), &whole.id)? {
                let row = DefectRow {
                    id,
                    ..DefectRow::default()
                };
                let mut change = Change::open(app, tx, who, &desks, row)?;
                change.triage.part_of = None;
                change.close()?;
            }
            Ok((
                (),
                format!("Parted other tickets from defect {}", whole.number),
            ))
        })?,
        wanted => transact(app, caller, Op::LinkDefect, |tx, who| {
            let desks = desk::all(tx.conn())?;
            let part = find::one(tx.conn(), wanted).map_err(|error| error.at("ticket"))?;
            fits(
                &whole,
                &part,
                !triage::parts_of(tx.conn(), &part.id)?.is_empty(),
            )?;
            let text = format!(
                "Made defect {} part of defect {}",
                part.number, whole.number
            );
            let mut change = Change::open(app, tx, who, &desks, part)?;
            change.triage.part_of = Some(whole.id.clone());
            change.close()?;
            Ok(((), text))
        })?,
    };
    done.map(|()| show::of(app, caller, &whole.id))
}

fn fits(whole: &DefectRow, part: &DefectRow, has_parts: bool) -> Result<()> {
    if part.id == whole.id {
        let message = format!("It is part of defect {} already.", whole.number);
        return Err(Error::invalid("ticket", message, "Name another ticket."));
    }
    if has_parts {
        let message = format!("Defect {} has tickets of others itself.", part.number);
        return Err(Error::invalid(
            "ticket",
            message,
            "Link the other way round.",
        ));
    }
    Ok(())
}
