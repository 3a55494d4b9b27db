//! The calendar: maintenance windows, freezes, halts, and the calendars of others.

pub(crate) mod ask;
pub(crate) mod load;
pub(crate) mod rows;
pub mod shape;

pub use shape::*;
