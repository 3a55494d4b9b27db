//! How each service desk stands, and where its next pull goes on: an observation, never undone.

use crate::error::Result;
use rusqlite::{Connection, OptionalExtension, params};

pub(super) const CREATE: &str = "
CREATE TABLE desk_state (
  desk_id    TEXT PRIMARY KEY,
  cursor     TEXT NOT NULL,
  status     TEXT NOT NULL,
  checked_at TEXT,
  swept_at   TEXT,
  error      TEXT
) STRICT;
";

/// What the desk cannot do, and how far the look for what vanished there has come.
pub(crate) const SWEPT: &[&str] = &[
    "ALTER TABLE desk_state ADD COLUMN internal_comments INTEGER",
    "ALTER TABLE desk_state ADD COLUMN swept_to TEXT",
    "ALTER TABLE desk_state ADD COLUMN missing INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE desk_state ADD COLUMN vanished INTEGER NOT NULL DEFAULT 0",
];

/// How a desk stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeskStateRow {
    /// The desk.
    pub desk_id: String,
    /// Where the next pull goes on.
    pub cursor: String,
    /// `ok`, `failed` or `locked`; empty before the first sync was through.
    pub status: String,
    /// When that was found, RFC 3339.
    pub checked_at: Option<String>,
    /// When the last look for everything known of it began.
    pub swept_at: Option<String>,
    /// Where that look goes on; None when it is over.
    pub swept_to: Option<String>,
    /// What that look has missed so far.
    pub missing: u32,
    /// What the last look that was over missed: so much that nothing was concluded from it.
    pub vanished: u32,
    /// Whether the desk has comments that only the team reads; None before it was asked.
    pub internal_comments: Option<bool>,
    /// Why the last sync failed.
    pub error: Option<String>,
}

/// How one desk stands; None when it was never asked.
///
/// # Errors
/// SQLite's.
pub fn get(conn: &Connection, desk_id: &str) -> Result<Option<DeskStateRow>> {
    let mut statement = conn.prepare_cached(
        "SELECT desk_id, cursor, status, checked_at, swept_at, error, swept_to, missing, \
         vanished, internal_comments FROM desk_state WHERE desk_id = ?1",
    )?;
    let row = statement
        .query_row([desk_id], |row| {
            Ok(DeskStateRow {
                desk_id: row.get(0)?,
                cursor: row.get(1)?,
                status: row.get(2)?,
                checked_at: row.get(3)?,
                swept_at: row.get(4)?,
                error: row.get(5)?,
                swept_to: row.get(6)?,
                missing: row.get(7)?,
                vanished: row.get(8)?,
                internal_comments: row.get(9)?,
            })
        })
        .optional()?;
    Ok(row)
}

/// Writes how a desk stands, all but its cursor.
///
/// # Errors
/// SQLite's.
pub fn put(conn: &Connection, state: &DeskStateRow) -> Result<()> {
    conn.prepare_cached(
        "INSERT INTO desk_state (desk_id, cursor, status, checked_at, swept_at, error, swept_to, \
         missing, vanished, internal_comments) VALUES (?1, '', ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) \
         ON CONFLICT (desk_id) DO UPDATE SET \
         status = excluded.status, checked_at = excluded.checked_at, \
         swept_at = excluded.swept_at, error = excluded.error, swept_to = excluded.swept_to, \
         missing = excluded.missing, vanished = excluded.vanished, \
         internal_comments = excluded.internal_comments",
    )?
    .execute(params![
        state.desk_id,
        state.status,
        state.checked_at,
        state.swept_at,
        state.error,
        state.swept_to,
        state.missing,
        state.vanished,
        state.internal_comments,
    ])?;
    Ok(())
}

/// Moves a desk's cursor.
///
/// # Errors
/// SQLite's.
pub fn put_cursor(conn: &Connection, desk_id: &str, cursor: &str) -> Result<()> {
    conn.prepare_cached(
        "INSERT INTO desk_state (desk_id, cursor, status) VALUES (?1, ?2, '') \
         ON CONFLICT (desk_id) DO UPDATE SET cursor = excluded.cursor",
    )?
    .execute([desk_id, cursor])?;
    Ok(())
}
