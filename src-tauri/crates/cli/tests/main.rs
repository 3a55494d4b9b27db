//! `slipwayctl` as one types it: the built binary in a folder of its own.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop"
)]

mod archive;
mod bundle;
mod calendars;
mod canary;
mod contract;
mod crash;
mod data;
mod defect;
mod deployment;
mod evidence;
#[cfg(unix)]
mod full_disk;
mod hostile;
mod hub;
mod kb;
mod kb_import;
mod keyring;
mod killed_sync;
mod memory;
mod messages;
mod observed;
mod release;
mod repo;
mod runbook;
mod support;
mod two_processes;
mod usage;
mod windows;
