//! Finds defects to be the same as another: the root.

use super::change::{Change, decide};
use super::{Decided, DuplicateDefects, find};
use crate::error::{Error, Result};
use crate::transact::{Done, Op};
use crate::{App, Caller};
use slipway_store::table::triage;

pub(crate) fn run(app: &App, caller: &Caller, request: DuplicateDefects) -> Result<Done<Decided>> {
    let root = app.store.read(|conn| {
        let mut root = find::one(conn, &request.of).map_err(|error| error.at("of"))?;
        // A duplicate's own root is the root: chains are not followed by people.
        for _ in 0..16 {
            match &root.duplicate_of {
                Some(next) => root = find::one(conn, next)?,
                None => break,
            }
        }
        Ok::<_, Error>(root)
    })?;
    decide(
        app,
        caller,
        Op::MarkDuplicate,
        &request.ids,
        |change| {
            if change.row.id == root.id {
                let message = format!("Defect {} is not a duplicate of itself.", root.number);
                return Err(Error::invalid("of", message, "Name another one."));
            }
            change.decided("duplicate");
            change.triage.duplicate_of = Some(root.id.clone());
            hang(change, &root.id)?;
            change.tell(request.answer.as_deref())
        },
        |what| format!("Found {what} to be the same as defect {}", root.number),
    )
}

/// What repeated this one repeats the root now: there are no chains.
fn hang(change: &Change<'_>, root: &str) -> Result<()> {
    for id in triage::duplicates_of(change.tx.conn(), &change.row.id)? {
        let row = find::one(change.tx.conn(), &id)?;
        let mut moved = Change::open(change.app, change.tx, change.who, change.desks, row)?;
        if moved.row.id != root {
            moved.triage.duplicate_of = Some(root.to_owned());
            moved.close()?;
        }
    }
    Ok(())
}
