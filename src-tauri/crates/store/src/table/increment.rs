//! Program Increments.

use crate::error::Result;
use crate::row::{self, Row};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub(super) const CREATE: &str = "
CREATE TABLE increment (
  id             TEXT PRIMARY KEY,
  label          TEXT NOT NULL UNIQUE,
  start_day      TEXT NOT NULL,
  end_day        TEXT NOT NULL,
  feature_freeze TEXT,
  bugfix_freeze  TEXT
) STRICT;
";

/// A Program Increment; days are `YYYY-MM-DD`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IncrementRow {
    /// Id.
    pub id: String,
    /// Label, such as `PI-32`.
    pub label: String,
    /// First day.
    pub start_day: String,
    /// Last day.
    pub end_day: String,
    /// No feature joins from here.
    pub feature_freeze: Option<String>,
    /// No bug fix but the critical joins from here.
    pub bugfix_freeze: Option<String>,
}

impl Row for IncrementRow {
    const TABLE: &'static str = "increment";

    fn key(&self) -> &str {
        &self.id
    }
}

/// Every one, newest first.
///
/// # Errors
/// SQLite's.
pub fn all(conn: &Connection) -> Result<Vec<IncrementRow>> {
    row::select(conn, "SELECT * FROM increment ORDER BY start_day DESC, label", &[])
}
