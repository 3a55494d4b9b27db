//! Files of articles as they were until schema 12: beside the article, whatever its version.
//!
//! They stand in its versions since (`article_version`). These rows stay as they were, so that backups
//! go on to carry what they name, and are written no more.

use crate::row::Row;
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
    /// The article.
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
