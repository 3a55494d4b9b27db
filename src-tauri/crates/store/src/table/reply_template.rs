//! Templates of answers, where they differ from those Slipway brings.

use crate::error::Result;
use crate::row::{self, Row, Shape};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub(super) const CREATE: &str = "
CREATE TABLE reply_template (
  id     TEXT PRIMARY KEY,
  title  TEXT NOT NULL,
  body   TEXT NOT NULL,
  public INTEGER NOT NULL
) STRICT;
";

/// One template.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReplyTemplateRow {
    /// Slug of a built-in one, or an id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// The text.
    pub body: String,
    /// Whether it is meant for those outside the team.
    pub public: bool,
}

impl Row for ReplyTemplateRow {
    const TABLE: &'static str = "reply_template";
    const SHAPES: &'static [(&'static str, Shape)] = &[("public", Shape::Bool)];

    fn key(&self) -> &str {
        &self.id
    }
}

/// Every one, by title.
///
/// # Errors
/// SQLite's.
pub fn all(conn: &Connection) -> Result<Vec<ReplyTemplateRow>> {
    row::select(conn, "SELECT * FROM reply_template ORDER BY title, id", &[])
}
