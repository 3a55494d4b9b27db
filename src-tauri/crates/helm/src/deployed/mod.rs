//! What Helm keeps of a release, as the cluster or a file holds it.
//!
//! Helm 3 and 4 keep each revision in a Secret (or ConfigMap) `sh.helm.release.v1.NAME.vN`: base64 of
//! gzip of JSON. Whoever may not read the cluster carries the same things in files. All of it is
//! hostile until read: sizes, depth and counts are bounded, a part that cannot be read is counted,
//! and values are hashed, never kept.

mod carried;
mod fault;
mod gather;
mod listing;
mod live;
mod manifest;
mod payload;
mod switches;

pub use carried::{Carried, Named, Whole, read_carried};
pub use fault::DeployedError;
pub(crate) use live::workloads_of_json;
pub use manifest::{Manifest, read_manifest};
pub use payload::{Stored, decode_payload};

pub use gather::Gathered;

/// Most bytes of a release after decompression: a Secret holds 1 MiB, and text shrinks tenfold.
pub const MAX_RELEASE: u64 = 32 << 20;
/// Most bytes of a file that was carried here: a dump of three hundred Secrets.
pub const MAX_FILE: u64 = 256 << 20;
/// Most workloads that are kept of one manifest.
pub(crate) const MAX_WORKLOADS: usize = 5_000;
