//! Versions of articles. A version never changes: it names its text by the hash of its bytes.

use crate::error::Result;
use crate::row::{self, Row};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub(super) const CREATE: &str = "
CREATE TABLE article_version (
  id         TEXT PRIMARY KEY,
  article_id TEXT NOT NULL REFERENCES article (id),
  number     INTEGER NOT NULL,
  sha256     TEXT NOT NULL,
  title      TEXT NOT NULL,
  based_on   INTEGER NOT NULL,
  made_at    TEXT NOT NULL,
  made_by    TEXT NOT NULL REFERENCES person (id),
  why        TEXT NOT NULL,
  UNIQUE (article_id, number)
) STRICT;
";

/// One version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArticleVersionRow {
    /// `ARTICLE/NUMBER`.
    pub id: String,
    /// The article.
    pub article_id: String,
    /// 1, 2, 3 …
    pub number: u32,
    /// Hash of the whole document, front matter included.
    pub sha256: String,
    /// What it is called in this version.
    pub title: String,
    /// The version it was written over; 0 for the first.
    pub based_on: u32,
    /// RFC 3339.
    pub made_at: String,
    /// Who wrote it.
    pub made_by: String,
    /// Why it was written.
    pub why: String,
}

impl Row for ArticleVersionRow {
    const TABLE: &'static str = "article_version";

    fn key(&self) -> &str {
        &self.id
    }
}

/// The key of a version.
pub fn key(article: &str, number: u32) -> String {
    format!("{article}/{number}")
}

/// The versions of an article, oldest first.
///
/// # Errors
/// SQLite's.
pub fn of_article(conn: &Connection, article: &str) -> Result<Vec<ArticleVersionRow>> {
    let sql = "SELECT * FROM article_version WHERE article_id = ?1 ORDER BY number";
    row::select(conn, sql, &[&article])
}
