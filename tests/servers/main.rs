//! The use cases against servers that are not ours: what the real Helm pushed to a real registry.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

mod desk;
mod desk_pages;
mod kube;
mod observed;
mod oci;
mod registry;
