//! The checks of releases.

use crate::error::Result;
use crate::row::{self, Row};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub(super) const CREATE: &str = "
CREATE TABLE release_check (
  id         TEXT PRIMARY KEY,
  release_id TEXT NOT NULL REFERENCES release (id),
  check_id   TEXT NOT NULL,
  title      TEXT NOT NULL,
  part       TEXT NOT NULL,
  gate       TEXT NOT NULL,
  fresh_days INTEGER NOT NULL,
  position   INTEGER NOT NULL,
  state      TEXT NOT NULL,
  owner_id   TEXT REFERENCES person (id),
  due        TEXT,
  reason     TEXT NOT NULL,
  decided_at TEXT,
  decided_by TEXT REFERENCES person (id),
  UNIQUE (release_id, check_id)
) STRICT;
";

/// One check of one release.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReleaseCheckRow {
    /// `release_id/check_id`.
    pub id: String,
    /// The release.
    pub release_id: String,
    /// Stable id.
    pub check_id: String,
    /// What must hold.
    pub title: String,
    /// Slug of its group.
    pub part: String,
    /// Slug of the state that cannot be entered without it.
    pub gate: String,
    /// Days after which a pass is stale.
    pub fresh_days: u32,
    /// Place in lists.
    pub position: u32,
    /// Slug of its state.
    pub state: String,
    /// Who owes it.
    pub owner_id: Option<String>,
    /// `YYYY-MM-DD`.
    pub due: Option<String>,
    /// Why it is waived, failed or does not apply.
    pub reason: String,
    /// RFC 3339.
    pub decided_at: Option<String>,
    /// Who decided.
    pub decided_by: Option<String>,
}

impl Row for ReleaseCheckRow {
    const TABLE: &'static str = "release_check";

    fn key(&self) -> &str {
        &self.id
    }
}

/// The checks of one release, in order.
///
/// # Errors
/// SQLite's.
pub fn of_release(conn: &Connection, release_id: &str) -> Result<Vec<ReleaseCheckRow>> {
    row::select(conn, "SELECT * FROM release_check WHERE release_id = ?1 ORDER BY position", &[&release_id])
}

/// The checks of every release.
///
/// # Errors
/// SQLite's.
pub fn all(conn: &Connection) -> Result<Vec<ReleaseCheckRow>> {
    row::select(conn, "SELECT * FROM release_check ORDER BY release_id, position", &[])
}
