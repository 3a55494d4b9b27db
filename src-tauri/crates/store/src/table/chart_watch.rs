//! Charts whose new stable versions propose their intake.

use crate::error::Result;
use crate::row::{self, Row};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub(super) const CREATE: &str = "
CREATE TABLE chart_watch (
  id      TEXT PRIMARY KEY,
  repo_id TEXT NOT NULL REFERENCES repo (id),
  chart   TEXT NOT NULL,
  UNIQUE (repo_id, chart)
) STRICT;
";

/// One watched chart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChartWatchRow {
    /// `repo_id/chart`.
    pub id: String,
    /// The repository.
    pub repo_id: String,
    /// The chart.
    pub chart: String,
}

impl Row for ChartWatchRow {
    const TABLE: &'static str = "chart_watch";

    fn key(&self) -> &str {
        &self.id
    }
}

/// Every watched chart.
///
/// # Errors
/// SQLite's.
pub fn all(conn: &Connection) -> Result<Vec<ChartWatchRow>> {
    row::select(conn, "SELECT * FROM chart_watch ORDER BY id", &[])
}

/// Those of one repository.
///
/// # Errors
/// SQLite's.
pub fn of_repo(conn: &Connection, repo_id: &str) -> Result<Vec<ChartWatchRow>> {
    row::select(conn, "SELECT * FROM chart_watch WHERE repo_id = ?1 ORDER BY chart", &[&repo_id])
}
