//! Bundles that were made here or received, each once.

use crate::error::Result;
use crate::row::{self, Row, Shape};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub(super) const CREATE: &str = "
CREATE TABLE bundle (
  id           TEXT PRIMARY KEY,
  direction    TEXT NOT NULL CHECK (direction IN ('made', 'received')),
  kind         TEXT NOT NULL CHECK (kind IN ('release', 'answer')),
  release_id   TEXT NOT NULL REFERENCES release (id),
  sequence     INTEGER NOT NULL,
  organisation TEXT NOT NULL,
  key_id       TEXT NOT NULL,
  made_at      TEXT NOT NULL,
  at           TEXT NOT NULL,
  by           TEXT NOT NULL REFERENCES person (id),
  file         TEXT NOT NULL,
  sha256       TEXT NOT NULL,
  answers      TEXT,
  taken        TEXT NOT NULL
) STRICT;
CREATE INDEX bundle_release ON bundle (release_id);
";

/// A bundle. What it held is where it went: notes, runbooks, articles, evidence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BundleRow {
    /// Its id, which its maker gave it.
    pub id: String,
    /// `made` or `received`.
    pub direction: String,
    /// `release` or `answer`.
    pub kind: String,
    /// The release it is about.
    pub release_id: String,
    /// Its number among those of its release and kind that its maker made.
    pub sequence: u32,
    /// Who made it: ourselves, or what its key is trusted as.
    pub organisation: String,
    /// Fingerprint of the key it is signed with.
    pub key_id: String,
    /// When it was made, RFC 3339.
    pub made_at: String,
    /// When it was made or received here, RFC 3339.
    pub at: String,
    /// Who made or received it here.
    pub by: String,
    /// Name of the file.
    pub file: String,
    /// Hash of the file.
    pub sha256: String,
    /// The bundle it answers.
    pub answers: Option<String>,
    /// What was in it, or taken of it, and what was left: `{what: [words]}`.
    pub taken: Value,
}

impl Row for BundleRow {
    const TABLE: &'static str = "bundle";
    const SHAPES: &'static [(&'static str, Shape)] = &[("taken", Shape::Json)];

    fn key(&self) -> &str {
        &self.id
    }
}

/// Those of a release, oldest first.
///
/// # Errors
/// SQLite's.
pub fn of_release(conn: &Connection, release: &str) -> Result<Vec<BundleRow>> {
    row::select(conn, "SELECT * FROM bundle WHERE release_id = ?1 ORDER BY at, rowid", &[&release])
}
