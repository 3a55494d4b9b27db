//! Runs of runbooks. Where one stands is read from its events; a run keeps the text it works through.

use crate::error::Result;
use crate::row::{self, Row, Shape};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub(super) const CREATE: &str = "
CREATE TABLE runbook_run (
  id            TEXT PRIMARY KEY,
  runbook_id    TEXT NOT NULL REFERENCES runbook (id),
  number        INTEGER NOT NULL,
  mode          TEXT NOT NULL,
  version       INTEGER NOT NULL,
  text          TEXT NOT NULL,
  durations     TEXT NOT NULL,
  deployment_id TEXT REFERENCES deployment (id),
  begun_at      TEXT NOT NULL,
  begun_by      TEXT NOT NULL REFERENCES person (id),
  UNIQUE (runbook_id, number)
) STRICT;
CREATE INDEX runbook_run_deployment ON runbook_run (deployment_id);
";

/// A run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RunbookRunRow {
    /// Id.
    pub id: String,
    /// What it runs.
    pub runbook_id: String,
    /// 1, 2, 3 … of its runbook.
    pub number: u32,
    /// `rehearsal` or `live`.
    pub mode: String,
    /// The runbook's version when it began.
    pub version: u32,
    /// The runbook's text when it began.
    pub text: String,
    /// Lengths in seconds that it was planned with, by step: how often, median, shortest, longest.
    pub durations: Value,
    /// The deployment whose window it runs in.
    pub deployment_id: Option<String>,
    /// RFC 3339.
    pub begun_at: String,
    /// Who began it.
    pub begun_by: String,
}

impl Row for RunbookRunRow {
    const TABLE: &'static str = "runbook_run";
    const SHAPES: &'static [(&'static str, Shape)] = &[("durations", Shape::Json)];

    fn key(&self) -> &str {
        &self.id
    }
}

/// Those of a runbook, oldest first.
///
/// # Errors
/// SQLite's.
pub fn of_runbook(conn: &Connection, runbook: &str) -> Result<Vec<RunbookRunRow>> {
    let sql = "SELECT * FROM runbook_run WHERE runbook_id = ?1 ORDER BY number";
    row::select(conn, sql, &[&runbook])
}

/// Those in the window of a deployment, oldest first.
///
/// # Errors
/// SQLite's.
pub fn of_deployment(conn: &Connection, deployment: &str) -> Result<Vec<RunbookRunRow>> {
    let sql = "SELECT * FROM runbook_run WHERE deployment_id = ?1 ORDER BY begun_at, id";
    row::select(conn, sql, &[&deployment])
}

/// Those of every runbook of a release, oldest first.
///
/// # Errors
/// SQLite's.
pub fn of_release(conn: &Connection, release: &str) -> Result<Vec<RunbookRunRow>> {
    let sql = "SELECT run.* FROM runbook_run AS run JOIN runbook ON runbook.id = run.runbook_id \
               WHERE runbook.release_id = ?1 ORDER BY run.begun_at, run.id";
    row::select(conn, sql, &[&release])
}
