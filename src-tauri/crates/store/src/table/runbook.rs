//! Runbooks: one for each release and environment, kept as the text that people review.

use crate::error::Result;
use crate::row::{self, Row};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub(super) const CREATE: &str = "
CREATE TABLE runbook (
  id             TEXT PRIMARY KEY,
  release_id     TEXT NOT NULL REFERENCES release (id),
  environment_id TEXT NOT NULL REFERENCES environment (id),
  version        INTEGER NOT NULL,
  text           TEXT NOT NULL,
  sha256         TEXT NOT NULL,
  source         TEXT NOT NULL,
  source_id      TEXT REFERENCES runbook (id),
  made_at        TEXT NOT NULL,
  made_by        TEXT NOT NULL REFERENCES person (id),
  edited_at      TEXT NOT NULL,
  edited_by      TEXT NOT NULL REFERENCES person (id),
  UNIQUE (release_id, environment_id)
) STRICT;
CREATE INDEX runbook_source ON runbook (source_id);
";

/// A runbook.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RunbookRow {
    /// Id.
    pub id: String,
    /// What it deploys.
    pub release_id: String,
    /// Where.
    pub environment_id: String,
    /// 1, then one more with each edit.
    pub version: u32,
    /// The whole of it, in the one form that is written.
    pub text: String,
    /// Hash of the text.
    pub sha256: String,
    /// `template`, `release`, `rehearsed` or `file`.
    pub source: String,
    /// The runbook it was made from, where it was one.
    pub source_id: Option<String>,
    /// RFC 3339.
    pub made_at: String,
    /// Who made it.
    pub made_by: String,
    /// RFC 3339.
    pub edited_at: String,
    /// Who edited it last.
    pub edited_by: String,
}

impl Row for RunbookRow {
    const TABLE: &'static str = "runbook";

    fn key(&self) -> &str {
        &self.id
    }
}

/// Every one, in the order they were made.
///
/// # Errors
/// SQLite's.
pub fn all(conn: &Connection) -> Result<Vec<RunbookRow>> {
    row::select(conn, "SELECT * FROM runbook ORDER BY made_at, id", &[])
}

/// Those of a release.
///
/// # Errors
/// SQLite's.
pub fn of_release(conn: &Connection, release: &str) -> Result<Vec<RunbookRow>> {
    let sql = "SELECT * FROM runbook WHERE release_id = ?1 ORDER BY made_at, id";
    row::select(conn, sql, &[&release])
}

/// That of a release in an environment.
///
/// # Errors
/// SQLite's.
pub fn of(conn: &Connection, release: &str, environment: &str) -> Result<Option<RunbookRow>> {
    let sql = "SELECT * FROM runbook WHERE release_id = ?1 AND environment_id = ?2";
    Ok(row::select(conn, sql, &[&release, &environment])?.pop())
}

/// Those that were made from one.
///
/// # Errors
/// SQLite's.
pub fn made_from(conn: &Connection, source: &str) -> Result<Vec<RunbookRow>> {
    let sql = "SELECT * FROM runbook WHERE source_id = ?1 ORDER BY made_at, id";
    row::select(conn, sql, &[&source])
}
