//! Chart repositories, as people configured them.

use crate::error::Result;
use crate::row::{self, Row, Shape};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub(super) const CREATE: &str = "
CREATE TABLE repo (
  id         TEXT PRIMARY KEY,
  name       TEXT NOT NULL UNIQUE,
  url        TEXT NOT NULL,
  kind       TEXT NOT NULL CHECK (kind IN ('http', 'oci')),
  charts     TEXT NOT NULL,
  auth       TEXT NOT NULL CHECK (auth IN ('anonymous', 'basic', 'bearer')),
  username   TEXT NOT NULL,
  has_secret INTEGER NOT NULL,
  ca_file    TEXT NOT NULL,
  proxy      TEXT NOT NULL
) STRICT;
";

/// A repository's configuration.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RepoRow {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Address.
    pub url: String,
    /// `http` or `oci`.
    pub kind: String,
    /// Charts to ask a registry for.
    pub charts: Vec<String>,
    /// `anonymous`, `basic` or `bearer`.
    pub auth: String,
    /// For basic.
    pub username: String,
    /// Whether the keyring holds one for it.
    pub has_secret: bool,
    /// Own certificate authority, or empty.
    pub ca_file: String,
    /// Proxy, or empty.
    pub proxy: String,
}

impl Row for RepoRow {
    const TABLE: &'static str = "repo";
    const SHAPES: &'static [(&'static str, Shape)] = &[("charts", Shape::Json), ("has_secret", Shape::Bool)];

    fn key(&self) -> &str {
        &self.id
    }
}

/// Every repository.
///
/// # Errors
/// SQLite's.
pub fn all(conn: &Connection) -> Result<Vec<RepoRow>> {
    row::select(conn, "SELECT * FROM repo ORDER BY name COLLATE NOCASE", &[])
}
