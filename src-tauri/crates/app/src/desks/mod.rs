//! Service desks: where the tickets of defects live, and how they are kept the same here and there.

pub mod check;
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
pub mod sync;
pub mod turn;

pub use shape::*;

/// The keyring's name for a desk's secret.
pub(crate) fn secret_key(desk_id: &str) -> String {
    format!("desk/{desk_id}")
}
