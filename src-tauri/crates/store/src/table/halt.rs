//! Emergency stops of every change, kept with who lifted them.

use crate::error::Result;
use crate::row::{self, Row, Shape};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub(super) const CREATE: &str = "
CREATE TABLE halt (
  id            TEXT PRIMARY KEY,
  reason        TEXT NOT NULL,
  environments  TEXT NOT NULL,
  set_by        TEXT NOT NULL REFERENCES person (id),
  set_at        TEXT NOT NULL,
  until         TEXT,
  lifted_by     TEXT REFERENCES person (id),
  lifted_at     TEXT,
  lifted_reason TEXT
) STRICT;
";

/// One halt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HaltRow {
    /// Id.
    pub id: String,
    /// Why, as people read it.
    pub reason: String,
    /// `[environment id]`; empty means every one.
    pub environments: Value,
    /// Who.
    pub set_by: String,
    /// When, RFC 3339.
    pub set_at: String,
    /// When it ends by itself, RFC 3339.
    pub until: Option<String>,
    /// Who lifted it.
    pub lifted_by: Option<String>,
    /// When, RFC 3339.
    pub lifted_at: Option<String>,
    /// Why.
    pub lifted_reason: Option<String>,
}

impl Row for HaltRow {
    const TABLE: &'static str = "halt";
    const SHAPES: &'static [(&'static str, Shape)] = &[("environments", Shape::Json)];

    fn key(&self) -> &str {
        &self.id
    }
}

/// Every one.
///
/// # Errors
/// SQLite's.
pub fn all(conn: &Connection) -> Result<Vec<HaltRow>> {
    row::select(conn, "SELECT * FROM halt ORDER BY set_at, id", &[])
}
