//! The calendar: maintenance windows, freezes, halts, and the calendars of others.

pub(crate) mod ask;
mod checked;
pub mod expand;
pub mod halts;
pub mod lift;
pub mod list;
pub(crate) mod load;
pub mod preview;
pub(crate) mod recurrences;
pub mod remove;
pub(crate) mod rows;
pub mod save;
pub(crate) mod scope;
pub mod shape;
pub mod show;

pub use shape::*;
