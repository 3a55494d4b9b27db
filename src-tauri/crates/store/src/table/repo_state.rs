//! How each chart repository stands: an observation, never undone.

use crate::error::Result;
use rusqlite::{Connection, OptionalExtension, params};

pub(super) const CREATE: &str = "
CREATE TABLE repo_state (
  repo_id       TEXT PRIMARY KEY REFERENCES repo (id) ON DELETE CASCADE,
  status        TEXT NOT NULL,
  etag          TEXT,
  last_modified TEXT,
  sha256        TEXT,
  checked_at    TEXT,
  changed_at    TEXT,
  error         TEXT,
  charts        INTEGER NOT NULL,
  versions      INTEGER NOT NULL,
  held_before   INTEGER,
  held_after    INTEGER
) STRICT;
";

/// How a repository stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RepoStateRow {
    /// The repository.
    pub repo_id: String,
    /// `ok`, `failed` or `held`.
    pub status: String,
    /// Validator of the last body.
    pub etag: Option<String>,
    /// Validator of the last body.
    pub last_modified: Option<String>,
    /// Hash of the last body.
    pub sha256: Option<String>,
    /// When it was last asked, RFC 3339.
    pub checked_at: Option<String>,
    /// When its content last changed, RFC 3339.
    pub changed_at: Option<String>,
    /// Why the last sync failed.
    pub error: Option<String>,
    /// Charts listed.
    pub charts: u32,
    /// Versions listed.
    pub versions: u32,
    /// Versions before a shrink that waits.
    pub held_before: Option<u32>,
    /// Versions after a shrink that waits.
    pub held_after: Option<u32>,
}

/// How one repository stands; None when it was never asked.
///
/// # Errors
/// SQLite's.
pub fn get(conn: &Connection, repo_id: &str) -> Result<Option<RepoStateRow>> {
    let mut statement = conn.prepare_cached("SELECT * FROM repo_state WHERE repo_id = ?1")?;
    let row = statement
        .query_row([repo_id], |row| {
            Ok(RepoStateRow {
                repo_id: row.get("repo_id")?,
                status: row.get("status")?,
                etag: row.get("etag")?,
                last_modified: row.get("last_modified")?,
                sha256: row.get("sha256")?,
                checked_at: row.get("checked_at")?,
                changed_at: row.get("changed_at")?,
                error: row.get("error")?,
                charts: row.get("charts")?,
                versions: row.get("versions")?,
                held_before: row.get("held_before")?,
                held_after: row.get("held_after")?,
            })
        })
        .optional()?;
    Ok(row)
}

/// Writes how a repository stands.
///
/// # Errors
/// SQLite's.
pub fn put(conn: &Connection, state: &RepoStateRow) -> Result<()> {
    conn.prepare_cached(
        "INSERT OR REPLACE INTO repo_state (repo_id, status, etag, last_modified, sha256, \
         checked_at, changed_at, error, charts, versions, held_before, held_after) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?
    .execute(params![
        state.repo_id,
        state.status,
        state.etag,
        state.last_modified,
        state.sha256,
        state.checked_at,
        state.changed_at,
        state.error,
        state.charts,
        state.versions,
        state.held_before,
        state.held_after
    ])?;
    Ok(())
}
