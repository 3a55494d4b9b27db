//! Release packages: exact versions of products, their components, notes and readiness.

pub mod shape;

pub(crate) mod advance;
pub(crate) mod aliases;
pub(crate) mod assign;
pub(crate) mod check;
pub(crate) mod component;
pub(crate) mod components;
pub(crate) mod compose;
pub(crate) mod diff;
pub(crate) mod edit;
pub(crate) mod evidence;
pub(crate) mod import;
pub(crate) mod list;
pub(crate) mod notes;
pub(crate) mod package;
pub(crate) mod prevent;
pub(crate) mod preview;
pub(crate) mod read;
pub(crate) mod readiness;
pub(crate) mod remove;
pub(crate) mod render;
pub(crate) mod show;

pub use shape::*;
