//! Service desks: where the tickets of defects live, and how they are kept the same here and there.

pub mod check;
mod clock;
pub(crate) mod entry;
pub(crate) mod ledger;
pub(crate) mod lent;
pub(crate) mod line;
pub mod list;
pub(crate) mod mapping;
mod page;
pub mod remove;
pub mod rounds;
pub mod save;
mod shape;
mod sweep;
pub mod sync;
pub mod turn;

pub use shape::*;

use crate::error::Result;
use slipway_domain::desk::meta::DeskKind;
use slipway_store::Connection;
use slipway_store::table::desk::DeskRow;
use slipway_store::table::desk_state;

/// Whether a desk has comments that only the team reads: as it was the last time it was asked, else
/// as desks of its kind are.
///
/// # Errors
/// The store's.
pub(crate) fn internal_comments(conn: &Connection, row: &DeskRow) -> Result<bool> {
    let known = desk_state::get(conn, &row.id)?.and_then(|state| state.internal_comments);
    Ok(known.unwrap_or(row.kind != DeskKind::Github.slug()))
}

/// The keyring's name for a desk's secret.
pub(crate) fn secret_key(desk_id: &str) -> String {
    format!("desk/{desk_id}")
}
