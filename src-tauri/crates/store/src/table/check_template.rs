//! The checks every new release starts with.

use crate::error::Result;
use crate::row::{self, Row};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub(super) const CREATE: &str = "
CREATE TABLE check_template (
  id         TEXT PRIMARY KEY,
  title      TEXT NOT NULL,
  part       TEXT NOT NULL,
  gate       TEXT NOT NULL,
  fresh_days INTEGER NOT NULL,
  position   INTEGER NOT NULL
) STRICT;
";

/// One check.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CheckTemplateRow {
    /// Stable id, used in commands.
    pub id: String,
    /// What must hold.
    pub title: String,
    /// Slug of its group.
    pub part: String,
    /// Slug of the state that cannot be entered without it.
    pub gate: String,
    /// Days after which a pass is stale; 0 for never.
    pub fresh_days: u32,
    /// Place in lists.
    pub position: u32,
}

impl Row for CheckTemplateRow {
    const TABLE: &'static str = "check_template";

    fn key(&self) -> &str {
        &self.id
    }
}

/// Every check, in order.
///
/// # Errors
/// SQLite's.
pub fn all(conn: &Connection) -> Result<Vec<CheckTemplateRow>> {
    row::select(conn, "SELECT * FROM check_template ORDER BY position", &[])
}
