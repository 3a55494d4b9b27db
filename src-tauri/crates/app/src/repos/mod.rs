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
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
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
    /// Its password or token for this run, kept in the keyring where there is one and it worked.
    #[serde(default)]
    pub secret: Option<String>,
}

/// Accepts an index that lost more than half of its entries.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct ConfirmRepo {
    /// Id or name.
    pub id: String,
    /// Its password or token, as for a sync.
    #[serde(default)]
    pub secret: Option<String>,
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

pub(crate) mod apply;
pub(crate) mod checked;
pub(crate) mod clear;
pub(crate) mod lent;
pub(crate) mod oci;

use crate::book::Book;
use crate::error::Result;
use crate::workspace::App;
use slipway_helm::{Auth, Remote};
use slipway_store::Connection;
use slipway_store::table::repo::RepoRow;
use slipway_store::table::repo_state;

/// Hours after which what is known of a repository counts as stale.
const STALE_HOURS: i64 = 24;

/// The keyring's name for a repository's secret.
pub(crate) fn secret_key(repo_id: &str) -> String {
    format!("repo/{repo_id}")
}

/// How to reach a repository.
///
/// # Errors
/// When its secret cannot be read.
pub(crate) fn remote_of(app: &App, row: &RepoRow) -> Result<Remote> {
    let mut remote = match row.kind.as_str() {
        "oci" => Remote::oci(&row.url, row.charts.clone()),
        _ => Remote::http(&row.url),
    };
    remote.auth = match row.auth.as_str() {
        "basic" => Auth::Basic {
            username: row.username.clone(),
            password: app.secrets.get(&secret_key(&row.id))?,
        },
        "bearer" => Auth::Bearer(app.secrets.get(&secret_key(&row.id))?),
        _ => Auth::Anonymous,
    };
    remote.ca_file = (!row.ca_file.is_empty()).then(|| row.ca_file.clone().into());
    remote.proxy = (!row.proxy.is_empty()).then(|| row.proxy.clone());
    Ok(remote)
}

/// A repository with how it stands.
pub(crate) fn state_of(app: &App, conn: &Connection, book: &Book, row: &RepoRow) -> Result<Repo> {
    let state = repo_state::get(conn, &row.id)?.unwrap_or_default();
    let checked_at = checked::last(app, &row.id).or(state.checked_at);
    let old = checked_at
        .as_deref()
        .and_then(|at| chrono::DateTime::parse_from_rfc3339(at).ok());
    let stale = old.is_some_and(|at| (book.now - at.to_utc()).num_hours() >= STALE_HOURS);
    let status = match state.status.as_str() {
        "" => "never",
        "ok" if stale => "stale",
        other => other,
    };
    Ok(Repo {
        id: row.id.clone(),
        name: row.name.clone(),
        url: row.url.clone(),
        kind: row.kind.clone(),
        charts: row.charts.clone(),
        auth: row.auth.clone(),
        username: row.username.clone(),
        has_secret: row.has_secret,
        ca_file: row.ca_file.clone(),
        proxy: row.proxy.clone(),
        status: status.to_owned(),
        checked_at: checked_at.map(|at| book.stamp(&at)),
        changed_at: state.changed_at.map(|at| book.stamp(&at)),
        error: state.error,
        chart_count: state.charts,
        version_count: state.versions,
        held: state
            .held_before
            .zip(state.held_after)
            .map(|(before, after)| HeldShrink { before, after }),
    })
}
