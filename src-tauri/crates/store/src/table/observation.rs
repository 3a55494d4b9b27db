//! Looks at an environment: an observation, appended and never changed.

use crate::error::Result;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::Value;

pub(super) const CREATE: &str = "
CREATE TABLE observation (
  id             INTEGER PRIMARY KEY,
  environment_id TEXT NOT NULL,
  at             TEXT NOT NULL,
  way            TEXT NOT NULL,
  source         TEXT NOT NULL,
  by             TEXT NOT NULL,
  scope          TEXT NOT NULL,
  undecodable    TEXT NOT NULL,
  odd            TEXT NOT NULL
) STRICT;
CREATE INDEX observation_newest ON observation (environment_id, id);
";

/// A look.
#[derive(Clone, Debug, PartialEq)]
pub struct ObservationRow {
    /// In the order of looks; 0 before it is written.
    pub id: i64,
    /// Where.
    pub environment_id: String,
    /// When what it shows was so, RFC 3339: files may have been taken long before they came here.
    pub at: String,
    /// Slug of how.
    pub way: String,
    /// The context that was asked, or what the files were.
    pub source: String,
    /// Who looked.
    pub by: String,
    /// What was listed as a whole: `*` for every namespace, namespaces with commas between them, or empty
    /// for what is named only.
    pub scope: String,
    /// `[text]`: parts that could not be read, each with the reason.
    pub undecodable: Value,
    /// `[text]`: what else was odd.
    pub odd: Value,
}

const COLUMNS: &str = "id, environment_id, at, way, source, by, scope, undecodable, odd";

/// Writes a look and gives its number.
///
/// # Errors
/// SQLite's.
pub fn append(conn: &Connection, row: &ObservationRow) -> Result<i64> {
    conn.prepare_cached(
        "INSERT INTO observation (environment_id, at, way, source, by, scope, undecodable, odd) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![
        row.environment_id,
        row.at,
        row.way,
        row.source,
        row.by,
        row.scope,
        row.undecodable.to_string(),
        row.odd.to_string()
    ])?;
    Ok(conn.last_insert_rowid())
}

/// The newest look at an environment, by when it was taken.
///
/// # Errors
/// SQLite's.
pub fn newest(conn: &Connection, environment: &str) -> Result<Option<ObservationRow>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM observation WHERE environment_id = ?1 ORDER BY at DESC, id DESC LIMIT 1"
    );
    let mut statement = conn.prepare_cached(&sql)?;
    Ok(statement.query_row([environment], read).optional()?)
}

/// The query of [`latest`].
pub fn latest_sql() -> String {
    format!("SELECT {COLUMNS} FROM observation WHERE environment_id = ?1 ORDER BY id DESC LIMIT ?2")
}

/// The newest looks at an environment, so many at most, the newest first.
///
/// # Errors
/// SQLite's.
pub fn latest(conn: &Connection, environment: &str, most: usize) -> Result<Vec<ObservationRow>> {
    let mut statement = conn.prepare_cached(&latest_sql())?;
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    let rows = statement.query_map(params![environment, most], read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The newest look that listed every namespace.
///
/// # Errors
/// SQLite's.
pub fn newest_whole(conn: &Connection, environment: &str) -> Result<Option<ObservationRow>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM observation WHERE environment_id = ?1 AND scope = '*' \
         ORDER BY at DESC, id DESC LIMIT 1"
    );
    let mut statement = conn.prepare_cached(&sql)?;
    Ok(statement.query_row([environment], read).optional()?)
}

/// One look.
///
/// # Errors
/// SQLite's.
pub fn find(conn: &Connection, id: i64) -> Result<Option<ObservationRow>> {
    let sql = format!("SELECT {COLUMNS} FROM observation WHERE id = ?1");
    Ok(conn.prepare_cached(&sql)?.query_row([id], read).optional()?)
}

fn read(row: &Row<'_>) -> rusqlite::Result<ObservationRow> {
    let json = |text: String| serde_json::from_str(&text).unwrap_or(Value::Null);
    Ok(ObservationRow {
        id: row.get(0)?,
        environment_id: row.get(1)?,
        at: row.get(2)?,
        way: row.get(3)?,
        source: row.get(4)?,
        by: row.get(5)?,
        scope: row.get(6)?,
        undecodable: json(row.get(7)?),
        odd: json(row.get(8)?),
    })
}
