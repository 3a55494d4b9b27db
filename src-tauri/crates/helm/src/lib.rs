//! Chart repositories: HTTP indexes, OCI registries, chart archives; and what Helm keeps of releases.
//!
//! Every public function blocks and is called on a worker thread; none knows the store or the use
//! cases. What comes from a server is hostile until read: each call has a deadline, a size cap and
//! a way to be cancelled.

mod archive;
mod body;
mod cluster;
mod deployed;
mod download;
mod error;
mod fetch;
mod github;
mod http;
mod index;
mod oci;
mod plain;
mod provenance;
mod registry;
mod remote;
mod url;

pub use crate::url::resolve_url;
pub use archive::{ArchiveFile, ArchiveLimits, ChartContents, Lock, Subchart, read_archive};
pub use cluster::{ClusterAsk, ClusterError, ClusterSeen, observe_cluster};
pub use deployed::{
    Carried, DeployedError, Gathered, MAX_FILE, MAX_RELEASE, Manifest, Named, Stored, Whole,
    decode_payload, read_carried, read_manifest,
};
pub use download::{Archive, DigestState, download_chart};
pub use error::{ArchiveError, FetchError, IndexError};
pub use fetch::{Fetched, Framing, Unchanged, fetch_index};
pub use github::{GithubNotes, release_notes};
pub use index::{Dependency, Entry, IndexItem, IndexSummary, Remark, Sink, read_index};
pub use oci::{OciListing, Tagged, list_oci};
pub use plain::{Posted, Small, fetch_small, host_named, post_json};
pub use provenance::{Provenance, provenance};
pub use remote::{Auth, Limits, Remote, RemoteKind, Unwatched, Validators, Watch};
pub use slipway_net::Secret;
