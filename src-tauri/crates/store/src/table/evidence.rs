//! What shows a check.

use crate::error::Result;
use crate::row::{self, Row};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub(super) const CREATE: &str = "
CREATE TABLE evidence (
  id         TEXT PRIMARY KEY,
  release_id TEXT NOT NULL REFERENCES release (id),
  check_id   TEXT NOT NULL,
  kind       TEXT NOT NULL CHECK (kind IN ('link', 'file', 'note')),
  text       TEXT NOT NULL,
  sha256     TEXT NOT NULL,
  added_at   TEXT NOT NULL,
  added_by   TEXT NOT NULL REFERENCES person (id)
) STRICT;
CREATE INDEX evidence_release ON evidence (release_id);
";

/// A link, a file or a note.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EvidenceRow {
    /// Id.
    pub id: String,
    /// The release.
    pub release_id: String,
    /// The check.
    pub check_id: String,
    /// `link`, `file` or `note`.
    pub kind: String,
    /// The address, the file's name, or the text.
    pub text: String,
    /// Hash of a file's content, or empty.
    pub sha256: String,
    /// RFC 3339.
    pub added_at: String,
    /// Who added it.
    pub added_by: String,
}

impl Row for EvidenceRow {
    const TABLE: &'static str = "evidence";

    fn key(&self) -> &str {
        &self.id
    }
}

/// The evidence of one release.
///
/// # Errors
/// SQLite's.
pub fn of_release(conn: &Connection, release_id: &str) -> Result<Vec<EvidenceRow>> {
    row::select(conn, "SELECT * FROM evidence WHERE release_id = ?1 ORDER BY added_at, id", &[&release_id])
}

/// All evidence.
///
/// # Errors
/// SQLite's.
pub fn all(conn: &Connection) -> Result<Vec<EvidenceRow>> {
    row::select(conn, "SELECT * FROM evidence ORDER BY id", &[])
}
