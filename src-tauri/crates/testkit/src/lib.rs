//! What Slipway's tests share: builders, a frozen clock, a fault server, a schema dump.

pub mod charts;
pub mod fault_server;
