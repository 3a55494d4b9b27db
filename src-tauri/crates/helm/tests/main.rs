//! Mirrors `src/`: one test binary for the crate.

mod archive;
mod download;
mod fetch;
mod index;
mod index_readers;
mod oci;
mod provenance;
mod remote;
mod url;
