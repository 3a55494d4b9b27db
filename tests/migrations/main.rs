//! Databases of every schema ever released open whole. What is newer, not ours, or cannot be
//! migrated is left as it was.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

mod dump;
mod old;
mod refused;
mod workspace;
