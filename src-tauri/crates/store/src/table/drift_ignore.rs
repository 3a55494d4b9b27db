//! What does not count as drift, why, and until when.

use crate::error::Result;
use crate::row::{self, Row};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub(super) const CREATE: &str = "
CREATE TABLE drift_ignore (
  id             TEXT PRIMARY KEY,
  environment_id TEXT REFERENCES environment (id),
  layer          TEXT,
  component      TEXT NOT NULL,
  reason         TEXT NOT NULL,
  expires        TEXT NOT NULL,
  given_by       TEXT NOT NULL REFERENCES person (id),
  given_at       TEXT NOT NULL
) STRICT;
";

/// A rule that takes something out of the verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DriftIgnoreRow {
    /// Id.
    pub id: String,
    /// Where it holds; None for everywhere.
    pub environment_id: Option<String>,
    /// Slug of the layer it holds for; None for every one.
    pub layer: Option<String>,
    /// What it is about; `*` stands for any letters.
    pub component: String,
    /// Why.
    pub reason: String,
    /// The moment it ends, RFC 3339.
    pub expires: String,
    /// Who gave it.
    pub given_by: String,
    /// When, RFC 3339.
    pub given_at: String,
}

impl Row for DriftIgnoreRow {
    const TABLE: &'static str = "drift_ignore";

    fn key(&self) -> &str {
        &self.id
    }
}

/// Every rule, the newest first.
///
/// # Errors
/// SQLite's.
pub fn all(conn: &Connection) -> Result<Vec<DriftIgnoreRow>> {
    row::select(conn, "SELECT * FROM drift_ignore ORDER BY id DESC", &[])
}
