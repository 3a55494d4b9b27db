//! Where articles meet the rest: used for a defect, made of one, known error of one, part of a release.

use crate::error::Result;
use crate::row::{self, Row};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub(super) const CREATE: &str = "
CREATE TABLE article_use (
  id         TEXT PRIMARY KEY,
  article_id TEXT NOT NULL REFERENCES article (id),
  kind       TEXT NOT NULL CHECK (kind IN ('used', 'created', 'flagged', 'known_error', 'about')),
  target     TEXT NOT NULL CHECK (target IN ('defect', 'release')),
  target_id  TEXT NOT NULL,
  at         TEXT NOT NULL,
  by         TEXT NOT NULL REFERENCES person (id)
) STRICT;
CREATE INDEX article_use_article ON article_use (article_id);
CREATE INDEX article_use_target ON article_use (target_id);
";

/// One such place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArticleUseRow {
    /// Id.
    pub id: String,
    /// The article.
    pub article_id: String,
    /// `used`, `created`, `flagged`, `known_error` or `about`.
    pub kind: String,
    /// `defect` or `release`.
    pub target: String,
    /// Id of that.
    pub target_id: String,
    /// RFC 3339.
    pub at: String,
    /// Who said so.
    pub by: String,
}

impl Row for ArticleUseRow {
    const TABLE: &'static str = "article_use";

    fn key(&self) -> &str {
        &self.id
    }
}

/// Where an article was used.
///
/// # Errors
/// SQLite's.
pub fn of_article(conn: &Connection, article: &str) -> Result<Vec<ArticleUseRow>> {
    let sql = "SELECT * FROM article_use WHERE article_id = ?1 ORDER BY id";
    row::select(conn, sql, &[&article])
}

/// The articles of a defect or a release.
///
/// # Errors
/// SQLite's.
pub fn of_target(conn: &Connection, target_id: &str) -> Result<Vec<ArticleUseRow>> {
    let sql = "SELECT * FROM article_use WHERE target_id = ?1 ORDER BY id";
    row::select(conn, sql, &[&target_id])
}

/// Ids of defects that have an article.
///
/// # Errors
/// SQLite's.
pub fn defects(conn: &Connection) -> Result<Vec<String>> {
    let sql = "SELECT DISTINCT target_id FROM article_use WHERE target = 'defect'";
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
