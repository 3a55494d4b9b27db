//! `slipwayctl` as one types it: the built binary in a folder of its own.

mod crash;
mod data;
mod hub;
mod release;
mod repo;
mod support;
mod two_processes;
mod usage;
