//! Mirrors `src/`: one test binary for the crate. What is called `real_desk` needs servers.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at the first surprise"
)]

mod conformance;
mod door;
mod html;
mod real_desk;
