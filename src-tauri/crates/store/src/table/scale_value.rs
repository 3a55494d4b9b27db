//! Severities and priorities.

use crate::error::Result;
use crate::row::{self, Row};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub(super) const CREATE: &str = "
CREATE TABLE scale_value (
  id       TEXT PRIMARY KEY,
  scale    TEXT NOT NULL,
  code     TEXT NOT NULL,
  name     TEXT NOT NULL,
  criteria TEXT NOT NULL,
  position INTEGER NOT NULL,
  UNIQUE (scale, code)
) STRICT;
";

/// One value of a scale.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ScaleValueRow {
    /// Id.
    pub id: String,
    /// `severity` or `priority`.
    pub scale: String,
    /// Such as `S1`.
    pub code: String,
    /// Such as `Critical`.
    pub name: String,
    /// When it applies.
    pub criteria: String,
    /// Place, gravest first.
    pub position: u32,
}

impl Row for ScaleValueRow {
    const TABLE: &'static str = "scale_value";

    fn key(&self) -> &str {
        &self.id
    }
}

/// Every value.
///
/// # Errors
/// SQLite's.
pub fn all(conn: &Connection) -> Result<Vec<ScaleValueRow>> {
    row::select(conn, "SELECT * FROM scale_value ORDER BY scale, position", &[])
}
