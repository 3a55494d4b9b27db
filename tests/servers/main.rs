//! The use cases against servers that are not ours: what the real Helm pushed to a real registry.

mod desk;
mod oci;
mod registry;
