//! Folders that the published articles are kept in as Markdown, for the day this program is not at hand.

use crate::error::Result;
use crate::row::{self, Row, Shape};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub(super) const CREATE: &str = "
CREATE TABLE article_mirror (
  id         TEXT PRIMARY KEY,
  folder     TEXT NOT NULL UNIQUE,
  html       INTEGER NOT NULL,
  audience   TEXT NOT NULL,
  written_at TEXT,
  error      TEXT
) STRICT;
";

/// One folder.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArticleMirrorRow {
    /// Id.
    pub id: String,
    /// An absolute path.
    pub folder: String,
    /// Whether one HTML file of all of them is written as well.
    pub html: bool,
    /// Articles for this audience and wider ones are written: `internal` for all.
    pub audience: String,
    /// When something in it was last written, RFC 3339.
    pub written_at: Option<String>,
    /// Why the last try failed, or what was left as it is.
    pub error: Option<String>,
}

impl Row for ArticleMirrorRow {
    const TABLE: &'static str = "article_mirror";
    const SHAPES: &'static [(&'static str, Shape)] = &[("html", Shape::Bool)];

    fn key(&self) -> &str {
        &self.id
    }
}

/// Every folder.
///
/// # Errors
/// SQLite's.
pub fn all(conn: &Connection) -> Result<Vec<ArticleMirrorRow>> {
    row::select(conn, "SELECT * FROM article_mirror ORDER BY folder", &[])
}

/// Notes how the last writing went: an observation, which no operation logs or undoes.
///
/// # Errors
/// SQLite's.
pub fn observe(conn: &Connection, row: &ArticleMirrorRow) -> Result<()> {
    let sql = "UPDATE article_mirror SET written_at = ?2, error = ?3 WHERE id = ?1";
    conn.prepare_cached(sql)?
        .execute((&row.id, &row.written_at, &row.error))?;
    Ok(())
}
