//! New stable versions of watched charts.

use crate::error::Result;
use crate::row::{self, Row};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub(super) const CREATE: &str = "
CREATE TABLE intake (
  id       TEXT PRIMARY KEY,
  repo     TEXT NOT NULL,
  chart    TEXT NOT NULL,
  version  TEXT NOT NULL,
  found_at TEXT NOT NULL,
  state    TEXT NOT NULL CHECK (state IN ('proposed', 'planned', 'dismissed')),
  reason   TEXT NOT NULL,
  UNIQUE (repo, chart, version)
) STRICT;
";

/// One proposal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IntakeRow {
    /// Id.
    pub id: String,
    /// The repository's name.
    pub repo: String,
    /// The chart.
    pub chart: String,
    /// The new version.
    pub version: String,
    /// RFC 3339.
    pub found_at: String,
    /// `proposed`, `planned` or `dismissed`.
    pub state: String,
    /// Why it was dismissed, or empty.
    pub reason: String,
}

impl Row for IntakeRow {
    const TABLE: &'static str = "intake";

    fn key(&self) -> &str {
        &self.id
    }
}

/// Every proposal, newest first.
///
/// # Errors
/// SQLite's.
pub fn all(conn: &Connection) -> Result<Vec<IntakeRow>> {
    row::select(conn, "SELECT * FROM intake ORDER BY found_at DESC, version DESC", &[])
}
