//! Files of articles: pictures and attachments, kept by the hash of their content.

use crate::error::Result;
use crate::row::{self, Row};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub(super) const CREATE: &str = "
CREATE TABLE article_file (
  id         TEXT PRIMARY KEY,
  article_id TEXT NOT NULL,
  name       TEXT NOT NULL,
  size       INTEGER NOT NULL,
  sha256     TEXT NOT NULL,
  at         TEXT NOT NULL,
  by         TEXT NOT NULL REFERENCES person (id),
  UNIQUE (article_id, name)
) STRICT;
";

/// One file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArticleFileRow {
    /// Id.
    pub id: String,
    /// The article; of one that nobody submitted yet there is no row of its own.
    pub article_id: String,
    /// How the text names it: a path beside the article, such as `images/ladder.png`.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// Hash of its content.
    pub sha256: String,
    /// RFC 3339.
    pub at: String,
    /// Who put it there.
    pub by: String,
}

impl Row for ArticleFileRow {
    const TABLE: &'static str = "article_file";

    fn key(&self) -> &str {
        &self.id
    }
}

/// The files of an article, by name.
///
/// # Errors
/// SQLite's.
pub fn of_article(conn: &Connection, article: &str) -> Result<Vec<ArticleFileRow>> {
    let sql = "SELECT * FROM article_file WHERE article_id = ?1 ORDER BY name";
    row::select(conn, sql, &[&article])
}

/// Every file.
///
/// # Errors
/// SQLite's.
pub fn all(conn: &Connection) -> Result<Vec<ArticleFileRow>> {
    row::select(conn, "SELECT * FROM article_file ORDER BY article_id, name", &[])
}
