//! Versions of articles. A version never changes: it names its text and its files by the hashes of their
//! bytes.

use crate::error::Result;
use crate::row::{self, Row, Shape};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use slipway_domain::article::files::VersionFile;

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

/// Each version gets the files that its article had when schema 12 ended: which ones an older version
/// was read with nobody wrote down.
pub(crate) const FILES: &[&str] = &[
    "ALTER TABLE article_version ADD COLUMN files TEXT NOT NULL DEFAULT '[]'",
    "UPDATE article_version SET files = (
       SELECT json_group_array(json_object(
         'id', id, 'name', name, 'size', size, 'sha256', sha256, 'at', at, 'by', by))
       FROM (SELECT * FROM article_file
             WHERE article_file.article_id = article_version.article_id ORDER BY name))
     WHERE article_id IN (SELECT article_id FROM article_file)",
];

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
    /// Its files, by name.
    pub files: Vec<VersionFile>,
}

impl Row for ArticleVersionRow {
    const TABLE: &'static str = "article_version";
    const SHAPES: &'static [(&'static str, Shape)] = &[("files", Shape::Json)];

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

/// The versions that readers see and that have files.
///
/// # Errors
/// SQLite's.
pub fn published_with_files(conn: &Connection) -> Result<Vec<ArticleVersionRow>> {
    let sql = "SELECT article_version.* FROM article_version
               JOIN article_entry ON article_entry.id = article_version.article_id
                 AND article_entry.published = article_version.number
               WHERE article_version.files <> '[]'";
    row::select(conn, sql, &[])
}

/// Name and hash of every file that a version has, each once.
///
/// # Errors
/// SQLite's.
pub fn kept(conn: &Connection) -> Result<Vec<(String, String)>> {
    let sql = "SELECT DISTINCT json_extract(value, '$.name'), json_extract(value, '$.sha256')
               FROM article_version, json_each(files) WHERE files <> '[]'";
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
