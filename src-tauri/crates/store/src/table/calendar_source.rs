//! Calendars that others publish: holidays, vendor maintenance.

use crate::error::Result;
use crate::row::{self, Row, Shape};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub(super) const CREATE: &str = "
CREATE TABLE calendar_source (
  id            TEXT PRIMARY KEY,
  name          TEXT NOT NULL,
  location      TEXT NOT NULL,
  environments  TEXT NOT NULL,
  zone          TEXT NOT NULL,
  etag          TEXT NOT NULL,
  last_modified TEXT NOT NULL,
  read_at       TEXT,
  error         TEXT
) STRICT;
";

/// One calendar; its entries are soft freezes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CalendarSourceRow {
    /// Id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// URL or path of the .ics file.
    pub location: String,
    /// `[environment id]` its entries freeze; empty means every one.
    pub environments: Value,
    /// IANA zone for entries without one.
    pub zone: String,
    /// Validator of the last answer, or empty.
    pub etag: String,
    /// Validator of the last answer, or empty.
    pub last_modified: String,
    /// When it was last read whole, RFC 3339.
    pub read_at: Option<String>,
    /// Why the last try failed.
    pub error: Option<String>,
}

impl Row for CalendarSourceRow {
    const TABLE: &'static str = "calendar_source";
    const SHAPES: &'static [(&'static str, Shape)] = &[("environments", Shape::Json)];

    fn key(&self) -> &str {
        &self.id
    }
}

/// Every one.
///
/// # Errors
/// SQLite's.
pub fn all(conn: &Connection) -> Result<Vec<CalendarSourceRow>> {
    row::select(conn, "SELECT * FROM calendar_source ORDER BY name, id", &[])
}
