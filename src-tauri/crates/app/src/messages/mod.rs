//! Messages: what must be told to whom by when, written from the plan, and how it went out.

pub mod shape;

pub(crate) mod audiences;
pub(crate) mod content;
pub(crate) mod draft;
pub(crate) mod letters;
pub(crate) mod list;
pub(crate) mod mail;
pub(crate) mod name;
pub(crate) mod owed;
pub(crate) mod render;
pub(crate) mod send;
pub(crate) mod server;
pub(crate) mod smtp;
pub(crate) mod templates;

pub use shape::*;
