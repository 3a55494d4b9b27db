//! The page's calls through Tauri's mock runtime, with the real permissions: what a command takes,
//! what it answers, how it fails, and what the page may not ask at all.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

mod calls;
mod desk;
mod permissions;
mod progress;
mod start;
mod story;
