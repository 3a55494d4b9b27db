//! Articles of the knowledge base: what people decide of one, beside its text.

use crate::error::Result;
use crate::row::{self, Row, Shape};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub(super) const CREATE: &str = "
CREATE TABLE article (
  id          TEXT PRIMARY KEY,
  path        TEXT NOT NULL UNIQUE COLLATE NOCASE,
  owner_id    TEXT REFERENCES person (id),
  confidence  TEXT NOT NULL,
  audience    TEXT NOT NULL,
  governed    INTEGER NOT NULL,
  review_days INTEGER,
  origin      TEXT NOT NULL,
  made_at     TEXT NOT NULL,
  made_by     TEXT NOT NULL REFERENCES person (id)
) STRICT;
";

/// One article. What its text says (title, kind, tags) stands in its versions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArticleRow {
    /// Id.
    pub id: String,
    /// Where it lies in the mirror, without `.md`: folders and a name, such as `how-to/add-a-dfsp`.
    pub path: String,
    /// Who answers for it.
    pub owner_id: Option<String>,
    /// `draft`, `not_validated`, `validated` or `archived`.
    pub confidence: String,
    /// `internal`, `participants` or `everyone`.
    pub audience: String,
    /// Whether each version needs a reviewer's approval.
    pub governed: bool,
    /// Days after which it is to be looked at again; None takes the kind's.
    pub review_days: Option<u32>,
    /// The folder and file it was imported from, or the address of a desk's page, or empty.
    pub origin: String,
    /// RFC 3339.
    pub made_at: String,
    /// Who made it.
    pub made_by: String,
}

impl Row for ArticleRow {
    const TABLE: &'static str = "article";
    const SHAPES: &'static [(&'static str, Shape)] = &[("governed", Shape::Bool)];

    fn key(&self) -> &str {
        &self.id
    }
}

/// The article that lies at a path.
///
/// # Errors
/// SQLite's.
pub fn at_path(conn: &Connection, path: &str) -> Result<Option<ArticleRow>> {
    let sql = "SELECT * FROM article WHERE path = ?1";
    Ok(row::select(conn, sql, &[&path])?.pop())
}

/// Every article that was imported from somewhere.
///
/// # Errors
/// SQLite's.
pub fn origins(conn: &Connection) -> Result<Vec<ArticleRow>> {
    row::select(conn, "SELECT * FROM article WHERE origin <> ''", &[])
}
