//! Searches that found nothing, and how often: what the knowledge base lacks.

use crate::error::Result;
use rusqlite::{Connection, params};

pub(super) const CREATE: &str = "
CREATE TABLE article_miss (
  query TEXT PRIMARY KEY,
  times INTEGER NOT NULL,
  at    TEXT NOT NULL
) STRICT;
";

/// One search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleMissRow {
    /// What was looked for, in lower case.
    pub query: String,
    /// How often.
    pub times: u32,
    /// When last, RFC 3339.
    pub at: String,
}

/// Counts a search that found nothing.
///
/// # Errors
/// SQLite's.
pub fn note(conn: &Connection, query: &str, at: &str) -> Result<()> {
    conn.prepare_cached(
        "INSERT INTO article_miss (query, times, at) VALUES (?1, 1, ?2) \
         ON CONFLICT (query) DO UPDATE SET times = times + 1, at = excluded.at",
    )?
    .execute([query, at])?;
    Ok(())
}

/// Those looked for most, the newest first among equals.
///
/// # Errors
/// SQLite's.
pub fn most(conn: &Connection, limit: u32) -> Result<Vec<ArticleMissRow>> {
    let sql = "SELECT query, times, at FROM article_miss ORDER BY times DESC, at DESC LIMIT ?1";
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement.query_map(params![limit], |row| {
        Ok(ArticleMissRow {
            query: row.get(0)?,
            times: row.get(1)?,
            at: row.get(2)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Forgets a search, once somebody wrote what it looked for.
///
/// # Errors
/// SQLite's.
pub fn forget(conn: &Connection, query: &str) -> Result<()> {
    conn.prepare_cached("DELETE FROM article_miss WHERE query = ?1")?.execute([query])?;
    Ok(())
}
