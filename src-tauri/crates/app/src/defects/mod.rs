//! Defects: what was reported, what is decided of it, and what its desks are told.

pub mod accept;
pub(crate) mod asked;
pub mod assign;
pub mod attach;
pub mod chart;
pub mod clone;
pub mod comment;
pub mod decline;
pub mod duplicate;
pub mod edit;
pub mod file;
pub mod link;
pub mod list;
pub mod matrix;
pub mod new;
pub mod plan;
pub mod show;
pub mod snooze;
pub mod status;
pub mod triage;

pub(crate) mod board;
pub(crate) mod change;
pub(crate) mod clock;
pub(crate) mod files;
pub(crate) mod find;
pub(crate) mod fixed;
pub(crate) mod judge;
pub(crate) mod laid;
pub(crate) mod row;
pub(crate) mod said;

mod shape;

pub use shape::*;
