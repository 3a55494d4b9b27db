//! Mirrors `src/`: one test binary for the crate.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

mod archive;
mod cluster;
mod deployed;
mod download;
mod fetch;
mod index;
mod index_readers;
mod oci;
mod provenance;
mod remote;
mod url;
