//! Texts of articles by the hash of their bytes: written once, never changed.

use crate::error::Result;
use rusqlite::{Connection, OptionalExtension, params};

pub(super) const CREATE: &str = "
CREATE TABLE article_text (
  sha256 TEXT PRIMARY KEY,
  text   TEXT NOT NULL
) STRICT;
";

/// The query of [`get`].
pub const GET: &str = "SELECT text FROM article_text WHERE sha256 = ?1";

/// A text.
///
/// # Errors
/// SQLite's.
pub fn get(conn: &Connection, sha256: &str) -> Result<Option<String>> {
    Ok(conn.prepare_cached(GET)?.query_row([sha256], |row| row.get(0)).optional()?)
}

/// Keeps a text under the hash of its bytes.
///
/// # Errors
/// SQLite's.
pub fn keep(conn: &Connection, sha256: &str, text: &str) -> Result<()> {
    conn.prepare_cached("INSERT OR IGNORE INTO article_text (sha256, text) VALUES (?1, ?2)")?
        .execute(params![sha256, text])?;
    Ok(())
}
