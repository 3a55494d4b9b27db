//! Mirrors `src/`, and the simulation of the whole.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at the first surprise"
)]
mod comments;
mod engine;
mod merge;
mod outbox;
mod simulation;
