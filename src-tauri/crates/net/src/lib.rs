//! What every line to a server has in common: secrets that do not print, one way to build a client,
//! how long a busy server is left alone, and a [`line::Line`] for small questions and answers.
//!
//! Nothing here knows what is spoken over the line. Every public call blocks.
#![deny(missing_docs)]

pub mod address;
pub mod client;
pub mod line;
pub mod retry;
mod secret;

pub use secret::Secret;
