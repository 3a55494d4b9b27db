//! The calendar: maintenance windows, freezes, halts, and the calendars of others.

pub mod shape;

pub use shape::*;
