//! Folders that the published articles are kept in as Markdown, for the day this program is not at hand.

use crate::error::Result;
use crate::row::{self, Row, Shape};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub(super) const CREATE: &str = "
CREATE TABLE article_mirror (
  id       TEXT PRIMARY KEY,
  html     INTEGER NOT NULL,
  audience TEXT NOT NULL
) STRICT;
";

/// One folder.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArticleMirrorRow {
    /// The folder, an absolute path.
    pub id: String,
    /// Whether each article is written as HTML as well.
    pub html: bool,
    /// Articles for this audience and wider ones are written: `internal` for all.
    pub audience: String,
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
    row::select(conn, "SELECT * FROM article_mirror ORDER BY id", &[])
}
