//! Files that other calendars subscribe to, rewritten when things change.

use crate::error::Result;
use crate::row::{self, Row, Shape};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub(super) const CREATE: &str = "
CREATE TABLE calendar_feed (
  id           TEXT PRIMARY KEY,
  path         TEXT NOT NULL,
  release_id   TEXT REFERENCES release (id),
  environments TEXT NOT NULL,
  written_at   TEXT,
  hash         TEXT NOT NULL,
  error        TEXT
) STRICT;
";

/// One file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CalendarFeedRow {
    /// Id.
    pub id: String,
    /// Where it lies.
    pub path: String,
    /// Only this release.
    pub release_id: Option<String>,
    /// `[environment id]`; empty means every one.
    pub environments: Value,
    /// When it was last written, RFC 3339.
    pub written_at: Option<String>,
    /// SHA-256 of what was written, or empty.
    pub hash: String,
    /// Why the last try failed.
    pub error: Option<String>,
}

impl Row for CalendarFeedRow {
    const TABLE: &'static str = "calendar_feed";
    const SHAPES: &'static [(&'static str, Shape)] = &[("environments", Shape::Json)];

    fn key(&self) -> &str {
        &self.id
    }
}

/// Every one.
///
/// # Errors
/// SQLite's.
pub fn all(conn: &Connection) -> Result<Vec<CalendarFeedRow>> {
    row::select(conn, "SELECT * FROM calendar_feed ORDER BY path", &[])
}

/// Notes how the last writing of a file went: an observation, which no operation logs or undoes.
///
/// # Errors
/// SQLite's.
pub fn observe(conn: &Connection, row: &CalendarFeedRow) -> Result<()> {
    let sql = "UPDATE calendar_feed SET written_at = ?2, hash = ?3, error = ?4 WHERE id = ?1";
    conn.prepare_cached(sql)?
        .execute((&row.id, &row.written_at, &row.hash, &row.error))?;
    Ok(())
}
