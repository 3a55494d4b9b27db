//! Blocks that someone with the role let pass.

use crate::error::Result;
use crate::row::{self, Row};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub(super) const CREATE: &str = "
CREATE TABLE finding_override (
  id         TEXT PRIMARY KEY,
  release_id TEXT NOT NULL REFERENCES release (id),
  rule       TEXT NOT NULL,
  subject    TEXT NOT NULL,
  state      TEXT NOT NULL,
  reason     TEXT NOT NULL,
  given_by   TEXT NOT NULL REFERENCES person (id),
  given_at   TEXT NOT NULL
) STRICT;
CREATE INDEX finding_override_release ON finding_override (release_id);
";

/// One override.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FindingOverrideRow {
    /// Id.
    pub id: String,
    /// The release.
    pub release_id: String,
    /// The rule.
    pub rule: String,
    /// The finding's subject.
    pub subject: String,
    /// Slug of the state the gate leads to.
    pub state: String,
    /// Why.
    pub reason: String,
    /// Who.
    pub given_by: String,
    /// RFC 3339.
    pub given_at: String,
}

impl Row for FindingOverrideRow {
    const TABLE: &'static str = "finding_override";

    fn key(&self) -> &str {
        &self.id
    }
}

/// The overrides of one release.
///
/// # Errors
/// SQLite's.
pub fn of_release(conn: &Connection, release_id: &str) -> Result<Vec<FindingOverrideRow>> {
    row::select(conn, "SELECT * FROM finding_override WHERE release_id = ?1 ORDER BY given_at, id", &[&release_id])
}

/// Every override.
///
/// # Errors
/// SQLite's.
pub fn all(conn: &Connection) -> Result<Vec<FindingOverrideRow>> {
    row::select(conn, "SELECT * FROM finding_override ORDER BY id", &[])
}
