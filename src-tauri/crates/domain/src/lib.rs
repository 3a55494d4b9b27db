//! Types, parsers and rules of Slipway: pure functions over values. No I/O, no clock, no SQL.
#![deny(missing_docs)]

pub mod app_version;
pub mod article;
pub mod bundle;
pub mod calendar;
pub mod component;
pub mod defect;
pub mod deployment;
pub mod desk;
pub mod drift;
pub mod environment;
pub mod evidence;
pub mod handover;
pub mod id;
pub mod message;
pub mod notes;
pub mod observed;
pub mod readiness;
pub mod release;
pub mod role;
pub mod rules;
pub mod runbook;
pub mod settings;
pub mod version;

mod words;
