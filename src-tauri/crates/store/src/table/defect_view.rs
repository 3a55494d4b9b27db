//! Saved views of defects.

use crate::error::Result;
use crate::row::{self, Row};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub(super) const CREATE: &str = "
CREATE TABLE defect_view (
  id   TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  text TEXT NOT NULL
) STRICT;
";

/// One view.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DefectViewRow {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Filters, columns and order.
    pub text: String,
}

impl Row for DefectViewRow {
    const TABLE: &'static str = "defect_view";

    fn key(&self) -> &str {
        &self.id
    }
}

/// Every view, by name.
///
/// # Errors
/// SQLite's.
pub fn all(conn: &Connection) -> Result<Vec<DefectViewRow>> {
    row::select(conn, "SELECT * FROM defect_view ORDER BY name, id", &[])
}
