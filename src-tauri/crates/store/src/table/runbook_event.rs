//! What was recorded in runs of runbooks. What happened stays: rows are added and never changed.

use crate::error::Result;
use crate::row::{self, Row};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub(super) const CREATE: &str = "
CREATE TABLE runbook_event (
  id          TEXT PRIMARY KEY,
  run_id      TEXT NOT NULL REFERENCES runbook_run (id),
  seq         INTEGER NOT NULL,
  at          TEXT NOT NULL,
  by          TEXT NOT NULL,
  recorded_by TEXT NOT NULL REFERENCES person (id),
  act         TEXT NOT NULL,
  step        TEXT NOT NULL,
  text        TEXT NOT NULL,
  checked_by  TEXT NOT NULL,
  UNIQUE (run_id, seq)
) STRICT;
";

/// Something that was recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RunbookEventRow {
    /// Id.
    pub id: String,
    /// The run.
    pub run_id: String,
    /// 1, 2, 3 … within the run.
    pub seq: u32,
    /// RFC 3339.
    pub at: String,
    /// The name of who did it; of a decision, of who decided.
    pub by: String,
    /// Who recorded it.
    pub recorded_by: String,
    /// What, such as `start` or `no_go`.
    pub act: String,
    /// The step it is about, or empty.
    pub step: String,
    /// What was said, or empty.
    pub text: String,
    /// Who looked at what was ended, or empty.
    pub checked_by: String,
}

impl Row for RunbookEventRow {
    const TABLE: &'static str = "runbook_event";

    fn key(&self) -> &str {
        &self.id
    }
}

/// Those of a run, oldest first.
///
/// # Errors
/// SQLite's.
pub fn of_run(conn: &Connection, run: &str) -> Result<Vec<RunbookEventRow>> {
    let sql = "SELECT * FROM runbook_event WHERE run_id = ?1 ORDER BY seq";
    row::select(conn, sql, &[&run])
}
