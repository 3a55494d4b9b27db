//! The real binary, driven through WebKitWebDriver as a person would drive it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

#[allow(dead_code, reason = "the screenshots share it")]
mod harness;

mod accessible;
mod bundles;
mod first_release;
mod hardened;
mod hostile;
mod killed;
mod knowledge;
#[allow(dead_code, reason = "the tests of real servers use more of it")]
#[path = "../servers/kube.rs"]
mod kube;
mod running;
mod single;
mod triage;
mod windows;
