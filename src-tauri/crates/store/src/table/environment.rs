//! The environment ladder.

use crate::error::Result;
use crate::row::{self, Row, Shape};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub(super) const CREATE: &str = "
CREATE TABLE environment (
  id           TEXT PRIMARY KEY,
  code         TEXT NOT NULL UNIQUE,
  name         TEXT NOT NULL,
  kind         TEXT NOT NULL,
  feeds_from   TEXT,
  position     INTEGER NOT NULL,
  dfsp_visible INTEGER NOT NULL,
  notes        TEXT NOT NULL
) STRICT;
";

/// Schema 2: which environments stand on the same infrastructure.
pub(crate) const SHARES: &[&str] =
    &["ALTER TABLE environment ADD COLUMN shares_with TEXT NOT NULL DEFAULT '[]';"];

/// One rung.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EnvironmentRow {
    /// Id.
    pub id: String,
    /// Short code.
    pub code: String,
    /// Name in full.
    pub name: String,
    /// Slug of its kind.
    pub kind: String,
    /// Code of the environment before it.
    pub feeds_from: Option<String>,
    /// Place on the ladder.
    pub position: u32,
    /// Whether DFSPs see it.
    pub dfsp_visible: bool,
    /// What to know about it.
    pub notes: String,
    /// `[code]` of environments on the same infrastructure.
    pub shares_with: Value,
}

impl Row for EnvironmentRow {
    const TABLE: &'static str = "environment";
    const SHAPES: &'static [(&'static str, Shape)] = &[("dfsp_visible", Shape::Bool), ("shares_with", Shape::Json)];

    fn key(&self) -> &str {
        &self.id
    }
}

/// The ladder in order.
///
/// # Errors
/// SQLite's.
pub fn all(conn: &Connection) -> Result<Vec<EnvironmentRow>> {
    row::select(conn, "SELECT * FROM environment ORDER BY position, code", &[])
}
