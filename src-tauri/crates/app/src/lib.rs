//! Slipway's use cases, one file a verb, and the catalogue through which every host reaches them.
#![deny(missing_docs)]

pub mod bindings;
pub mod bundles;
pub mod catalogue;
pub mod charts;
pub mod clashes;
pub mod data;
pub mod defects;
pub mod deployments;
pub mod desks;
pub mod environments;
pub mod error;
pub mod evidence;
pub mod handover;
pub mod host;
pub mod hub;
pub mod increments;
mod kept_files;
pub mod knowledge;
pub mod log;
pub mod messages;
pub mod observed;
pub mod outbox;
pub mod overview;
pub mod people;
pub mod products;
pub mod releases;
pub mod replies;
pub mod repos;
pub mod rules;
pub mod runbooks;
pub mod shape;
pub mod standards;
pub mod transact;
pub mod views;
pub mod windows;

mod book;
mod calendars;
mod known;
mod secrets;
mod time;
mod workspace;
mod write_file;

pub use host::{Caller, Event, Host};
pub use slipway_domain::calendar::length::parse as parse_length;
pub use workspace::{App, Options, SecretStore};
