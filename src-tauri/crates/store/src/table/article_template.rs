//! What a kind of article begins with and how often it is looked at, where that differs from Slipway's.

use crate::error::Result;
use crate::row::{self, Row};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub(super) const CREATE: &str = "
CREATE TABLE article_template (
  id          TEXT PRIMARY KEY,
  body        TEXT NOT NULL,
  review_days INTEGER
) STRICT;
";

/// One kind's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArticleTemplateRow {
    /// Slug of the kind.
    pub id: String,
    /// The Markdown it begins with; empty takes Slipway's.
    pub body: String,
    /// Days after which it is to be looked at again; None takes Slipway's.
    pub review_days: Option<u32>,
}

impl Row for ArticleTemplateRow {
    const TABLE: &'static str = "article_template";

    fn key(&self) -> &str {
        &self.id
    }
}

/// Every one that was edited.
///
/// # Errors
/// SQLite's.
pub fn all(conn: &Connection) -> Result<Vec<ArticleTemplateRow>> {
    row::select(conn, "SELECT * FROM article_template ORDER BY id", &[])
}
