//! Whether an article helped: one answer a person.

use crate::error::Result;
use crate::row::{self, Row, Shape};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub(super) const CREATE: &str = "
CREATE TABLE article_vote (
  id         TEXT PRIMARY KEY,
  article_id TEXT NOT NULL REFERENCES article (id),
  person_id  TEXT NOT NULL REFERENCES person (id),
  helpful    INTEGER NOT NULL,
  at         TEXT NOT NULL
) STRICT;
CREATE INDEX article_vote_article ON article_vote (article_id);
";

/// One answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArticleVoteRow {
    /// `ARTICLE/PERSON`.
    pub id: String,
    /// The article.
    pub article_id: String,
    /// Who answers.
    pub person_id: String,
    /// Whether it helped.
    pub helpful: bool,
    /// RFC 3339.
    pub at: String,
}

impl Row for ArticleVoteRow {
    const TABLE: &'static str = "article_vote";
    const SHAPES: &'static [(&'static str, Shape)] = &[("helpful", Shape::Bool)];

    fn key(&self) -> &str {
        &self.id
    }
}

/// The answers of an article.
///
/// # Errors
/// SQLite's.
pub fn of_article(conn: &Connection, article: &str) -> Result<Vec<ArticleVoteRow>> {
    let sql = "SELECT * FROM article_vote WHERE article_id = ?1 ORDER BY id";
    row::select(conn, sql, &[&article])
}
