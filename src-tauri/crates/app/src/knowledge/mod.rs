//! The knowledge base: articles, their review, and finding them.
//!
//! An article's text is a document of versions that never change, each named by its hash; where it
//! stands is read from what was done with them (`slipway_domain::article::review`). What people type
//! is kept as a draft of theirs alone until they submit it.

pub(crate) mod article;
pub mod broken;
pub mod comment;
pub mod confirm;
pub mod decide;
pub mod desk;
pub mod diff;
pub mod draft;
pub mod draw;
pub(crate) mod edit;
pub mod file;
pub(crate) mod find;
pub mod flag;
pub mod import;
pub mod list;
pub(crate) mod merge;
pub mod mirror;
pub mod miss;
pub(crate) mod owner;
pub(crate) mod rebase;
pub mod restore;
pub(crate) mod row;
pub mod search;
pub mod set;
mod shape;
pub(crate) mod shelf;
pub mod show;
pub(crate) mod sieve;
pub mod submit;
pub mod suggest;
pub(crate) mod target;
pub mod template;
pub mod uses;
pub mod vote;
mod whole;
pub(crate) mod words;

pub use edit::MOST_TEXT_BYTES;
pub use shape::*;
