//! What Slipway's tests share: builders, a frozen clock, fault servers for the web and for mail, a schema dump.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "only tests use this crate, and a test may stop at the first surprise"
)]

pub mod charts;
pub mod desk_server;
pub mod dump;
pub mod fakes;
pub mod fault_server;
pub mod host;
pub mod mail_server;
pub mod model_desk;
pub mod proxy;
pub mod test_app;
mod tls;

pub use test_app::TestApp;
