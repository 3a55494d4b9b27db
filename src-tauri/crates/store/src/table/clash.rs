//! Changes of both sides that wait for a person.

use crate::error::Result;
use crate::row::{self, Row};
use crate::table::ticket::{value_from_json, value_to_json};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use slipway_domain::desk::value::Value;

pub(super) const CREATE: &str = "
CREATE TABLE clash (
  id        TEXT PRIMARY KEY,
  desk_id   TEXT NOT NULL,
  ticket_id TEXT NOT NULL,
  defect_id TEXT NOT NULL,
  entry     TEXT NOT NULL,
  field     TEXT NOT NULL,
  base      TEXT NOT NULL,
  mine      TEXT NOT NULL,
  theirs    TEXT NOT NULL,
  author    TEXT,
  at        TEXT,
  refused   TEXT,
  found_at  TEXT NOT NULL
) STRICT;
CREATE INDEX clash_of_defect ON clash (defect_id);
CREATE INDEX clash_of_desk ON clash (desk_id);
";

/// Two changes of one field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClashRow {
    /// Names it, so that the same clash is never listed twice.
    pub id: String,
    /// The desk.
    pub desk_id: String,
    /// The ticket.
    pub ticket_id: String,
    /// The defect.
    pub defect_id: String,
    /// The outbox entry it came from.
    pub entry: String,
    /// The field.
    pub field: String,
    /// What both started from, as JSON.
    pub base: String,
    /// What was wanted here.
    pub mine: String,
    /// What stands at the desk.
    pub theirs: String,
    /// Who did it there, when the desk says.
    pub author: Option<String>,
    /// When, RFC 3339.
    pub at: Option<String>,
    /// Why the desk refused it.
    pub refused: Option<String>,
    /// When it was found, RFC 3339.
    pub found_at: String,
}

impl Row for ClashRow {
    const TABLE: &'static str = "clash";

    fn key(&self) -> &str {
        &self.id
    }
}

/// A value as a clash keeps it.
pub fn kept(value: &Value) -> String {
    value_to_json(value).to_string()
}

/// A value as a clash kept it.
pub fn value(kept: &str) -> Value {
    value_from_json(&serde_json::from_str(kept).unwrap_or(Json::Null))
}

/// Every one, oldest first.
///
/// # Errors
/// SQLite's.
pub fn all(conn: &Connection) -> Result<Vec<ClashRow>> {
    row::select(conn, "SELECT * FROM clash ORDER BY found_at, id", &[])
}

/// Those of one defect, oldest first.
///
/// # Errors
/// SQLite's.
pub fn of_defect(conn: &Connection, defect: &str) -> Result<Vec<ClashRow>> {
    let sql = "SELECT * FROM clash WHERE defect_id = ?1 ORDER BY found_at, id";
    row::select(conn, sql, &[&defect])
}

/// How many a desk has.
///
/// # Errors
/// SQLite's.
pub fn count(conn: &Connection, desk: &str) -> Result<u32> {
    let sql = "SELECT count(*) FROM clash WHERE desk_id = ?1";
    Ok(conn.prepare_cached(sql)?.query_row([desk], |row| row.get(0))?)
}
