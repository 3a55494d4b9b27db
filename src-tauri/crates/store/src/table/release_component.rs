//! What people decided of single components.

use crate::error::Result;
use crate::row::{self, Row};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub(super) const CREATE: &str = "
CREATE TABLE release_component (
  id         TEXT PRIMARY KEY,
  release_id TEXT NOT NULL REFERENCES release (id),
  name       TEXT NOT NULL,
  source     TEXT,
  version    TEXT,
  UNIQUE (release_id, name)
) STRICT;
";

/// A decision: which source is right, or a version set by hand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReleaseComponentRow {
    /// `release_id/name`.
    pub id: String,
    /// The release.
    pub release_id: String,
    /// Canonical name.
    pub name: String,
    /// The source that is right.
    pub source: Option<String>,
    /// The version set by hand.
    pub version: Option<String>,
}

impl Row for ReleaseComponentRow {
    const TABLE: &'static str = "release_component";

    fn key(&self) -> &str {
        &self.id
    }
}

/// The decisions of one release, as they were made.
///
/// # Errors
/// SQLite's.
pub fn of_release(conn: &Connection, release_id: &str) -> Result<Vec<ReleaseComponentRow>> {
    row::select(conn, "SELECT * FROM release_component WHERE release_id = ?1 ORDER BY rowid", &[&release_id])
}

/// The decisions of all releases.
///
/// # Errors
/// SQLite's.
pub fn all(conn: &Connection) -> Result<Vec<ReleaseComponentRow>> {
    row::select(conn, "SELECT * FROM release_component ORDER BY release_id, rowid", &[])
}
