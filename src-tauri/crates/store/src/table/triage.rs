//! What people decide of defects here, and what no desk holds.

use crate::error::Result;
use crate::row::{Row, Shape};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub(super) const CREATE: &str = "
CREATE TABLE triage (
  id             TEXT PRIMARY KEY,
  made_at        TEXT,
  fields         TEXT NOT NULL,
  facts          TEXT NOT NULL,
  decision       TEXT NOT NULL,
  decided_at     TEXT,
  decided_by     TEXT,
  reason         TEXT NOT NULL,
  duplicate_of   TEXT,
  snoozed_until  TEXT,
  matrix_version INTEGER NOT NULL,
  stage          TEXT NOT NULL,
  part_of        TEXT,
  notes          TEXT NOT NULL
) STRICT;
CREATE INDEX triage_part ON triage (part_of) WHERE part_of IS NOT NULL;
CREATE INDEX triage_duplicate ON triage (duplicate_of) WHERE duplicate_of IS NOT NULL;
";

/// What was decided of one defect.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TriageRow {
    /// The defect.
    pub id: String,
    /// When it was reported here; None when it came from a desk.
    pub made_at: Option<String>,
    /// Fields that no desk holds, by our name.
    pub fields: Value,
    /// What its report says, as far as somebody wrote it here; an object.
    pub facts: Value,
    /// `accepted`, `duplicate`, `declined` or empty.
    pub decision: String,
    /// When, RFC 3339.
    pub decided_at: Option<String>,
    /// Who.
    pub decided_by: Option<String>,
    /// Why it was declined, or its priority is not the matrix's.
    pub reason: String,
    /// The defect it is the same as.
    pub duplicate_of: Option<String>,
    /// Out of the inbox until then, RFC 3339 in UTC.
    pub snoozed_until: Option<String>,
    /// Version of the matrix its priority was read from; 0 when it was not.
    pub matrix_version: u32,
    /// `candidate`, `planned`, `in_notes` or empty.
    pub stage: String,
    /// The defect its ticket is part of.
    pub part_of: Option<String>,
    /// What was said here of a defect without a ticket: a list of `{id, author, at, body}`.
    pub notes: Value,
    /// What the customer decided of its state, and where that is written; or empty.
    #[serde(default)]
    pub customer_decision: String,
}

/// Schema 5: what the customer decided of its state, and where that is written.
pub(crate) const DECIDED: &[&str] =
    &["ALTER TABLE triage ADD COLUMN customer_decision TEXT NOT NULL DEFAULT '';"];

impl TriageRow {
    /// Nothing decided yet.
    pub fn new(id: &str) -> Self {
        TriageRow {
            id: id.to_owned(),
            made_at: None,
            fields: Value::Object(Default::default()),
            facts: Value::Object(Default::default()),
            decision: String::new(),
            decided_at: None,
            decided_by: None,
            reason: String::new(),
            duplicate_of: None,
            snoozed_until: None,
            matrix_version: 0,
            stage: String::new(),
            part_of: None,
            notes: Value::Array(Vec::new()),
            customer_decision: String::new(),
        }
    }
}

impl Row for TriageRow {
    const TABLE: &'static str = "triage";
    const SHAPES: &'static [(&'static str, Shape)] =
        &[("fields", Shape::Json), ("facts", Shape::Json), ("notes", Shape::Json)];

    fn key(&self) -> &str {
        &self.id
    }
}

/// Those whose tickets are part of another defect.
///
/// # Errors
/// SQLite's.
pub fn parts_of(conn: &Connection, defect: &str) -> Result<Vec<String>> {
    let mut statement =
        conn.prepare_cached("SELECT id FROM triage WHERE part_of = ?1 ORDER BY id")?;
    let rows = statement.query_map([defect], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Those that are the same as another.
///
/// # Errors
/// SQLite's.
pub fn duplicates_of(conn: &Connection, defect: &str) -> Result<Vec<String>> {
    let mut statement =
        conn.prepare_cached("SELECT id FROM triage WHERE duplicate_of = ?1 ORDER BY id")?;
    let rows = statement.query_map([defect], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Those whose report says that they were found in one of these versions, as they are written.
///
/// # Errors
/// SQLite's.
pub fn found_in(conn: &Connection, versions: &[String; 2]) -> Result<Vec<String>> {
    let mut statement = conn.prepare_cached(
        "SELECT id FROM triage WHERE json_extract(facts, '$.found_version') IN (?1, ?2) ORDER BY id",
    )?;
    let rows = statement.query_map(versions.each_ref(), |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
