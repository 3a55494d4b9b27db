//! Mirrors `src/`: one test binary for the crate.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at the first surprise"
)]

mod faults;
mod github;
mod jira;
mod lost;
