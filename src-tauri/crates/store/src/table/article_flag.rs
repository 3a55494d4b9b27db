//! What readers say is the matter with an article: work for its owner.

use crate::error::Result;
use crate::row::{self, Row};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub(super) const CREATE: &str = "
CREATE TABLE article_flag (
  id         TEXT PRIMARY KEY,
  article_id TEXT NOT NULL REFERENCES article (id),
  reason     TEXT NOT NULL CHECK (reason IN ('outdated', 'wrong', 'unclear')),
  text       TEXT NOT NULL,
  at         TEXT NOT NULL,
  by         TEXT NOT NULL REFERENCES person (id),
  settled_at TEXT,
  settled_by TEXT REFERENCES person (id),
  answer     TEXT NOT NULL
) STRICT;
CREATE INDEX article_flag_article ON article_flag (article_id);
CREATE INDEX article_flag_open ON article_flag (at) WHERE settled_at IS NULL;
";

/// One flag.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArticleFlagRow {
    /// Id.
    pub id: String,
    /// The article.
    pub article_id: String,
    /// `outdated`, `wrong` or `unclear`.
    pub reason: String,
    /// What is the matter, in words.
    pub text: String,
    /// RFC 3339.
    pub at: String,
    /// Who says so.
    pub by: String,
    /// When it was settled.
    pub settled_at: Option<String>,
    /// Who settled it.
    pub settled_by: Option<String>,
    /// What was done about it, or empty.
    pub answer: String,
}

impl Row for ArticleFlagRow {
    const TABLE: &'static str = "article_flag";

    fn key(&self) -> &str {
        &self.id
    }
}

/// The flags of an article, oldest first.
///
/// # Errors
/// SQLite's.
pub fn of_article(conn: &Connection, article: &str) -> Result<Vec<ArticleFlagRow>> {
    let sql = "SELECT * FROM article_flag WHERE article_id = ?1 ORDER BY id";
    row::select(conn, sql, &[&article])
}

/// Those that nobody settled, oldest first.
///
/// # Errors
/// SQLite's.
pub fn open(conn: &Connection) -> Result<Vec<ArticleFlagRow>> {
    let sql = "SELECT * FROM article_flag WHERE settled_at IS NULL ORDER BY at, id";
    row::select(conn, sql, &[])
}
