//! What an environment stands on, as somebody wrote it down.

use crate::error::Result;
use crate::row::{self, Row};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub(super) const CREATE: &str = "
CREATE TABLE infrastructure (
  id             TEXT PRIMARY KEY,
  environment_id TEXT NOT NULL REFERENCES environment (id),
  fact           TEXT NOT NULL,
  value          TEXT NOT NULL,
  way            TEXT NOT NULL,
  at             TEXT NOT NULL,
  by             TEXT NOT NULL
) STRICT;
";

/// A fact of an environment's infrastructure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InfrastructureRow {
    /// `environment_id/fact`.
    pub id: String,
    /// Where.
    pub environment_id: String,
    /// Slug of the fact.
    pub fact: String,
    /// What is there.
    pub value: String,
    /// Slug of how it was seen.
    pub way: String,
    /// When, RFC 3339.
    pub at: String,
    /// Who says so.
    pub by: String,
}

impl Row for InfrastructureRow {
    const TABLE: &'static str = "infrastructure";

    fn key(&self) -> &str {
        &self.id
    }
}

/// Those of one environment.
///
/// # Errors
/// SQLite's.
pub fn of_environment(conn: &Connection, environment: &str) -> Result<Vec<InfrastructureRow>> {
    let sql = "SELECT * FROM infrastructure WHERE environment_id = ?1 ORDER BY fact";
    row::select(conn, sql, &[&environment])
}
