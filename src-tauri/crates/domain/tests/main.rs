//! Mirrors `src/`: one test binary for the crate.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at the first surprise"
)]

mod app_version;
mod article;
mod bundle;
mod calendar;
mod component;
mod defect;
mod desk;
mod drift;
mod evidence;
mod message;
mod notes;
mod observed;
mod rules;
mod runbook;
mod support;
mod version;
