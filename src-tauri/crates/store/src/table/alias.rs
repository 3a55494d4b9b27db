//! Names of components as some source writes them.

use crate::error::Result;
use crate::row::{self, Row};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub(super) const CREATE: &str = "
CREATE TABLE alias (
  id   TEXT PRIMARY KEY,
  name TEXT NOT NULL
) STRICT;
";

/// One alias.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AliasRow {
    /// The name as written.
    pub id: String,
    /// The canonical name.
    pub name: String,
}

impl Row for AliasRow {
    const TABLE: &'static str = "alias";

    fn key(&self) -> &str {
        &self.id
    }
}

/// Every alias.
///
/// # Errors
/// SQLite's.
pub fn all(conn: &Connection) -> Result<Vec<AliasRow>> {
    row::select(conn, "SELECT * FROM alias ORDER BY id", &[])
}
