//! Release notes as they came.

use crate::error::Result;
use crate::row::{self, Row};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub(super) const CREATE: &str = "
CREATE TABLE release_note (
  id       TEXT PRIMARY KEY REFERENCES release (id),
  text     TEXT NOT NULL,
  origin   TEXT NOT NULL,
  saved_at TEXT NOT NULL
) STRICT;
";

/// The notes of one release.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReleaseNoteRow {
    /// The release.
    pub id: String,
    /// The text.
    pub text: String,
    /// Where it came from.
    pub origin: String,
    /// RFC 3339.
    pub saved_at: String,
}

impl Row for ReleaseNoteRow {
    const TABLE: &'static str = "release_note";

    fn key(&self) -> &str {
        &self.id
    }
}

/// The notes of every release.
///
/// # Errors
/// SQLite's.
pub fn all(conn: &Connection) -> Result<Vec<ReleaseNoteRow>> {
    row::select(conn, "SELECT * FROM release_note ORDER BY id", &[])
}
