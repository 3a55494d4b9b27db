//! What reviewers say of lines of a version.

use crate::error::Result;
use crate::row::{self, Row};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub(super) const CREATE: &str = "
CREATE TABLE article_comment (
  id         TEXT PRIMARY KEY,
  article_id TEXT NOT NULL REFERENCES article (id),
  version    INTEGER NOT NULL,
  line       INTEGER NOT NULL,
  body       TEXT NOT NULL,
  at         TEXT NOT NULL,
  by         TEXT NOT NULL REFERENCES person (id),
  settled_at TEXT,
  settled_by TEXT REFERENCES person (id)
) STRICT;
CREATE INDEX article_comment_article ON article_comment (article_id);
";

/// One comment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArticleCommentRow {
    /// Id.
    pub id: String,
    /// The article.
    pub article_id: String,
    /// The version.
    pub version: u32,
    /// The line of its text, from 1; 0 for all of it.
    pub line: u32,
    /// What is said.
    pub body: String,
    /// RFC 3339.
    pub at: String,
    /// Who says it.
    pub by: String,
    /// When it was settled.
    pub settled_at: Option<String>,
    /// Who settled it.
    pub settled_by: Option<String>,
}

impl Row for ArticleCommentRow {
    const TABLE: &'static str = "article_comment";

    fn key(&self) -> &str {
        &self.id
    }
}

/// The comments on an article, oldest first.
///
/// # Errors
/// SQLite's.
pub fn of_article(conn: &Connection, article: &str) -> Result<Vec<ArticleCommentRow>> {
    let sql = "SELECT * FROM article_comment WHERE article_id = ?1 ORDER BY version, line, id";
    row::select(conn, sql, &[&article])
}
