//! How strictly this hub holds a rule, where it differs from the default.

use crate::error::Result;
use crate::row::{self, Row};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub(super) const CREATE: &str = "
CREATE TABLE rule_level (
  id    TEXT PRIMARY KEY,
  level TEXT NOT NULL CHECK (level IN ('block', 'warn', 'off'))
) STRICT;
";

/// One changed level.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RuleLevelRow {
    /// The rule's id.
    pub id: String,
    /// `block`, `warn` or `off`.
    pub level: String,
}

impl Row for RuleLevelRow {
    const TABLE: &'static str = "rule_level";

    fn key(&self) -> &str {
        &self.id
    }
}

/// Every changed level.
///
/// # Errors
/// SQLite's.
pub fn all(conn: &Connection) -> Result<Vec<RuleLevelRow>> {
    row::select(conn, "SELECT * FROM rule_level ORDER BY id", &[])
}
