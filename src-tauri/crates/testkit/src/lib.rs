//! What Slipway's tests share: builders, a frozen clock, a fault server, a schema dump.

pub mod charts;
pub mod dump;
pub mod fault_server;
pub mod host;
pub mod test_app;

pub use test_app::TestApp;
