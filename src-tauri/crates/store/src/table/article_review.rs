//! What was done with versions of articles: asked for, approved, returned, looked at again.

use crate::error::Result;
use crate::row::{self, Row};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub(super) const CREATE: &str = "
CREATE TABLE article_review (
  id         TEXT PRIMARY KEY,
  article_id TEXT NOT NULL REFERENCES article (id),
  version    INTEGER NOT NULL,
  sha256     TEXT NOT NULL,
  deed       TEXT NOT NULL,
  at         TEXT NOT NULL,
  by         TEXT NOT NULL REFERENCES person (id),
  why        TEXT NOT NULL,
  due        TEXT
) STRICT;
CREATE INDEX article_review_article ON article_review (article_id);
";

/// Until schema 12 an approval was of the text alone.
pub(crate) const FILES: &[&str] =
    &["ALTER TABLE article_review ADD COLUMN files_sha256 TEXT NOT NULL DEFAULT ''"];

/// One thing that was done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArticleReviewRow {
    /// Id; those of one article sort by the time they were made.
    pub id: String,
    /// The article.
    pub article_id: String,
    /// The version it was done with.
    pub version: u32,
    /// Hash of that version, as who acted saw it.
    pub sha256: String,
    /// Slug of what was done.
    pub deed: String,
    /// RFC 3339.
    pub at: String,
    /// Who did it.
    pub by: String,
    /// Why, or what is to be changed; may be empty.
    pub why: String,
    /// The day by which a review is asked for, `YYYY-MM-DD`.
    pub due: Option<String>,
    /// Hash of that version's list of files, as who acted saw it; empty where that was not noted yet.
    pub files_sha256: String,
}

impl Row for ArticleReviewRow {
    const TABLE: &'static str = "article_review";

    fn key(&self) -> &str {
        &self.id
    }
}

/// What was done with an article, oldest first.
///
/// # Errors
/// SQLite's.
pub fn of_article(conn: &Connection, article: &str) -> Result<Vec<ArticleReviewRow>> {
    let sql = "SELECT * FROM article_review WHERE article_id = ?1 ORDER BY id";
    row::select(conn, sql, &[&article])
}
