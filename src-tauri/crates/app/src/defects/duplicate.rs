//! Finds defects to be the same as another: the root.

use super::change::decide;
use super::{Decided, DuplicateDefects, find};
use crate::error::{Error, Result};
use crate::transact::{Done, Op};
use crate::{App, Caller};

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
            Ok(())
        },
        |what| format!("Found {what} to be the same as defect {}", root.number),
    )
}
