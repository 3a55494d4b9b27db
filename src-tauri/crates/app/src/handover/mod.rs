//! The handover of a release to Operations: its items, what was said of each, and whether it is
//! complete.

pub(crate) mod items;
pub mod judge;
mod shape;
pub mod show;

pub use shape::{Handover, HandoverItem, HandoverVerdict, JudgeHandover};
