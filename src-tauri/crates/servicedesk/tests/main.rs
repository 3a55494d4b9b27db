//! Mirrors `src/`: one test binary for the crate. What is called `real_desk` needs servers.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at the first surprise"
)]
#![allow(
    clippy::disallowed_methods,
    reason = "what a real desk says of the time is compared with this machine's clock"
)]

mod conformance;
mod door;
mod faults;
mod github;
mod html;
mod jira;
mod lost;
mod page;
mod real_desk;
