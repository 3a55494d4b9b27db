//! What others said to a release that was made available to them, as their answers held it.

use crate::error::Result;
use crate::row::{self, Row, Shape};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub(super) const CREATE: &str = "
CREATE TABLE bundle_answer (
  id         TEXT PRIMARY KEY REFERENCES bundle (id),
  release_id TEXT NOT NULL REFERENCES release (id),
  state      TEXT NOT NULL,
  checks     TEXT NOT NULL,
  windows    TEXT NOT NULL,
  defects    TEXT NOT NULL
) STRICT;
CREATE INDEX bundle_answer_release ON bundle_answer (release_id);
";

/// An answer. It is theirs: nothing in it changes what is planned or decided here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BundleAnswerRow {
    /// The bundle it came in.
    pub id: String,
    /// The release it is about.
    pub release_id: String,
    /// Where the release stands there.
    pub state: String,
    /// `[{check, title, state, reason}]`.
    pub checks: Value,
    /// `[{environment, name, start_local, zone, minutes, state, confirmed, outcome, note}]`.
    pub windows: Value,
    /// `[{number, title, severity, status}]`.
    pub defects: Value,
}

impl Row for BundleAnswerRow {
    const TABLE: &'static str = "bundle_answer";
    const SHAPES: &'static [(&'static str, Shape)] = &[("checks", Shape::Json), ("windows", Shape::Json), ("defects", Shape::Json)];

    fn key(&self) -> &str {
        &self.id
    }
}

/// Those of a release.
///
/// # Errors
/// SQLite's.
pub fn of_release(conn: &Connection, release: &str) -> Result<Vec<BundleAnswerRow>> {
    row::select(conn, "SELECT * FROM bundle_answer WHERE release_id = ?1 ORDER BY id", &[&release])
}
