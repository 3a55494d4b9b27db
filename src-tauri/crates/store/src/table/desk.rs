//! Connections to service desks. Their secrets are in the keyring.

use crate::error::Result;
use crate::row::{self, Row, Shape};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub(super) const CREATE: &str = "
CREATE TABLE desk (
  id         TEXT PRIMARY KEY,
  name       TEXT NOT NULL UNIQUE COLLATE NOCASE,
  kind       TEXT NOT NULL,
  url        TEXT NOT NULL,
  project    TEXT NOT NULL,
  role       TEXT NOT NULL,
  username   TEXT NOT NULL,
  has_secret INTEGER NOT NULL,
  ca_file    TEXT NOT NULL,
  mapping    TEXT
) STRICT;
";

/// A connection to a service desk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeskRow {
    /// Id.
    pub id: String,
    /// Name, as commands use it.
    pub name: String,
    /// Slug of its kind.
    pub kind: String,
    /// Address.
    pub url: String,
    /// Queue, project or repository.
    pub project: String,
    /// Slug of its role.
    pub role: String,
    /// Who signs in.
    pub username: String,
    /// Whether a secret was given for it.
    pub has_secret: bool,
    /// Own certificate authority.
    pub ca_file: String,
    /// Which of our fields and values stand for which of its own; null until somebody looked.
    pub mapping: Value,
}

impl Row for DeskRow {
    const TABLE: &'static str = "desk";
    const SHAPES: &'static [(&'static str, Shape)] =
        &[("has_secret", Shape::Bool), ("mapping", Shape::Json)];

    fn key(&self) -> &str {
        &self.id
    }
}

/// Every desk, by name.
///
/// # Errors
/// SQLite's.
pub fn all(conn: &Connection) -> Result<Vec<DeskRow>> {
    row::select(conn, "SELECT * FROM desk ORDER BY name, id", &[])
}
