//! Assertions by key and wording: most runs of a suite have the same, so each is written once.

use crate::error::Result;
use rusqlite::{Connection, OptionalExtension, params};
use slipway_domain::evidence::Kept;

pub(super) const CREATE: &str = "
CREATE TABLE test_assertion (
  id       INTEGER PRIMARY KEY,
  key      TEXT NOT NULL,
  in_case  TEXT NOT NULL,
  request  TEXT NOT NULL,
  title    TEXT NOT NULL,
  UNIQUE (key, in_case, request, title)
) STRICT;
";

/// The number of an assertion, which is written when it is not there.
///
/// # Errors
/// SQLite's.
pub fn number(conn: &Connection, kept: &Kept) -> Result<i64> {
    let wording = params![kept.key, kept.case, kept.request, kept.title];
    let known = conn
        .prepare_cached("SELECT id FROM test_assertion WHERE key = ?1 AND in_case = ?2 AND request = ?3 AND title = ?4")?
        .query_row(wording, |row| row.get(0))
        .optional()?;
    if let Some(known) = known {
        return Ok(known);
    }
    conn.prepare_cached("INSERT INTO test_assertion (key, in_case, request, title) VALUES (?1, ?2, ?3, ?4)")?
        .execute(wording)?;
    Ok(conn.last_insert_rowid())
}
