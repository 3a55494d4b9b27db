//! Chart repositories: where releases come from.

pub mod confirm;
pub mod list;
pub mod remove;
pub mod save;
pub mod sync;

use crate::shape::Stamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A chart repository and how it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Repo {
    /// Id.
    pub id: String,
    /// Name, as commands use it.
    pub name: String,
    /// Address.
    pub url: String,
    /// `http` or `oci`.
    pub kind: String,
    /// Charts to ask for, where the registry cannot list them.
    pub charts: Vec<String>,
    /// `anonymous`, `basic` or `bearer`.
    pub auth: String,
    /// User name for basic.
    pub username: String,
    /// Whether a secret is kept for it.
    pub has_secret: bool,
    /// Own certificate authority, a file's path; empty for the system's.
    pub ca_file: String,
    /// Proxy; empty for the system's.
    pub proxy: String,
    /// `never`, `ok`, `stale`, `failed` or `held`.
    pub status: String,
    /// When it was last asked.
    pub checked_at: Option<Stamp>,
    /// When its content last changed.
    pub changed_at: Option<Stamp>,
    /// Why the last sync failed; the last good state stays.
    pub error: Option<String>,
    /// Charts stored.
    pub chart_count: u32,
    /// Versions stored.
    pub version_count: u32,
    /// A shrink that waits for a person's word.
    pub held: Option<HeldShrink>,
}

/// An index that lost more than half of its entries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HeldShrink {
    /// Versions known before.
    pub before: u32,
    /// Versions in the index that was read.
    pub after: u32,
}

/// Every repository.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Repos {
    /// By name.
    pub repos: Vec<Repo>,
}

/// Adds or edits a repository.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SaveRepo {
    /// None adds one.
    #[serde(default)]
    pub id: Option<String>,
    /// Name.
    pub name: String,
    /// `http(s)://…` or `oci://…`.
    pub url: String,
    /// Charts to ask for, for a registry.
    #[serde(default)]
    pub charts: Vec<String>,
    /// `anonymous`, `basic` or `bearer`.
    #[serde(default)]
    pub auth: String,
    /// User name for basic.
    #[serde(default)]
    pub username: String,
    /// Password or token; goes to the keyring and never comes back. None leaves it as it is.
    #[serde(default)]
    pub secret: Option<String>,
    /// Own certificate authority.
    #[serde(default)]
    pub ca_file: String,
    /// Proxy.
    #[serde(default)]
    pub proxy: String,
}

/// Asks repositories what they hold now.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SyncRepos {
    /// One repository's name; None asks all.
    #[serde(default)]
    pub name: Option<String>,
}

/// What a sync found.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Synced {
    /// One for each repository asked.
    pub repos: Vec<SyncReport>,
}

/// What the sync of one repository found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SyncReport {
    /// Name.
    pub name: String,
    /// `changed`, `not_modified`, `failed` or `held`.
    pub status: String,
    /// Charts in the index.
    pub charts: u32,
    /// Versions in the index.
    pub versions: u32,
    /// Versions not seen before.
    pub added: u32,
    /// Versions that are no longer listed; they are kept and marked.
    pub removed: u32,
    /// Versions listed with another digest than before.
    pub republished: u32,
    /// Entries that could not be read.
    pub skipped: u32,
    /// HTTP requests made.
    pub requests: u32,
    /// Bytes received.
    #[ts(type = "number")]
    pub bytes: u64,
    /// What was wrong in single entries.
    pub warnings: Vec<String>,
    /// Why it failed.
    pub error: Option<String>,
}
