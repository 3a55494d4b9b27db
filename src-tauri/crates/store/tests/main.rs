//! The store: opening, the row door, the lock, backups.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at the first surprise, in its helpers too"
)]

mod article;
mod backup;
mod calendar;
mod connection;
mod defect;
mod evidence;
mod observed;
mod tx;

use slipway_store::table::op::{self, OpRow};
use slipway_store::{Changed, Error, Store, Tx};

/// Runs `f` as an operation of this id.
fn operate(
    store: &Store,
    id: &str,
    waiting: &dyn Fn(&str),
    f: impl FnOnce(&Tx<'_>) -> Result<(), Error>,
) -> Result<Vec<Changed>, Error> {
    let row = OpRow {
        id: id.to_owned(),
        kind: "test".to_owned(),
        summary: String::new(),
        actor: "Ana".to_owned(),
        device: "here".to_owned(),
        at: "2026-11-23T15:42:00Z".to_owned(),
        local: true,
        undoes: None,
        undone_by: None,
    };
    let done = store.write(id, waiting, |tx| {
        op::insert(tx.conn(), &row)?;
        f(tx)
    })?;
    Ok(done.1)
}
