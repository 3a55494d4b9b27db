//! The values that were approved for a release of an environment, by their hash alone.

use crate::error::Result;
use crate::row::{self, Row};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub(super) const CREATE: &str = "
CREATE TABLE approved_values (
  id             TEXT PRIMARY KEY,
  environment_id TEXT NOT NULL REFERENCES environment (id),
  namespace      TEXT NOT NULL,
  name           TEXT NOT NULL,
  sha256         TEXT NOT NULL,
  approved_by    TEXT NOT NULL REFERENCES person (id),
  approved_at    TEXT NOT NULL
) STRICT;
";

/// Approved values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApprovedValuesRow {
    /// `environment_id/namespace/name`.
    pub id: String,
    /// Where.
    pub environment_id: String,
    /// Namespace of the release.
    pub namespace: String,
    /// Name of the release.
    pub name: String,
    /// SHA-256 over the values.
    pub sha256: String,
    /// Who approved them.
    pub approved_by: String,
    /// When, RFC 3339.
    pub approved_at: String,
}

impl Row for ApprovedValuesRow {
    const TABLE: &'static str = "approved_values";

    fn key(&self) -> &str {
        &self.id
    }
}

/// Those of one environment.
///
/// # Errors
/// SQLite's.
pub fn of_environment(conn: &Connection, environment: &str) -> Result<Vec<ApprovedValuesRow>> {
    let sql = "SELECT * FROM approved_values WHERE environment_id = ?1 ORDER BY namespace, name";
    row::select(conn, sql, &[&environment])
}
