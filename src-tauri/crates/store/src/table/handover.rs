//! What Operations said of a release's handover, item by item and as a whole.

use crate::error::Result;
use crate::row::{self, Row};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub(super) const CREATE: &str = "
CREATE TABLE handover (
  id         TEXT PRIMARY KEY,
  release_id TEXT NOT NULL REFERENCES release (id),
  item       TEXT NOT NULL,
  mark       TEXT NOT NULL,
  verdict    TEXT NOT NULL CHECK (verdict IN ('accepted', 'returned')),
  at         TEXT NOT NULL,
  by         TEXT NOT NULL REFERENCES person (id),
  why        TEXT NOT NULL
) STRICT;
CREATE INDEX handover_release ON handover (release_id);
";

/// One verdict; the last one of an item holds while its mark is still the item's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HandoverRow {
    /// Id; those of one release sort by the time they were made.
    pub id: String,
    /// The release.
    pub release_id: String,
    /// The item's key, such as `notes` or `article/ID`; empty for the whole.
    pub item: String,
    /// What the item was when it was looked at: a hash, a version, or a count.
    pub mark: String,
    /// `accepted` or `returned`.
    pub verdict: String,
    /// RFC 3339.
    pub at: String,
    /// Who of Operations.
    pub by: String,
    /// Why; always there for what was returned.
    pub why: String,
}

impl Row for HandoverRow {
    const TABLE: &'static str = "handover";

    fn key(&self) -> &str {
        &self.id
    }
}

/// What was said of a release's handover, oldest first.
///
/// # Errors
/// SQLite's.
pub fn of_release(conn: &Connection, release: &str) -> Result<Vec<HandoverRow>> {
    let sql = "SELECT * FROM handover WHERE release_id = ?1 ORDER BY id";
    row::select(conn, sql, &[&release])
}
