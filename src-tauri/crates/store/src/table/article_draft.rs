//! What people are writing: one draft an article and a person, kept as they type.
//!
//! A draft is nobody else's and no version: it is written over, and gone once it was submitted.

use crate::error::{Error, Result};
use rusqlite::Error::FromSqlConversionFailure;
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row, params};
use slipway_domain::article::files::VersionFile;

pub(super) const CREATE: &str = "
CREATE TABLE article_draft (
  article_id TEXT NOT NULL,
  person_id  TEXT NOT NULL,
  text       TEXT NOT NULL,
  based_on   INTEGER NOT NULL,
  saved_at   TEXT NOT NULL,
  op_id      TEXT NOT NULL,
  source     TEXT NOT NULL,
  PRIMARY KEY (article_id, person_id)
) STRICT;
";

/// What somebody writes on goes on with the files that its article had when schema 12 ended.
pub(crate) const FILES: &[&str] = &[
    "ALTER TABLE article_draft ADD COLUMN files TEXT NOT NULL DEFAULT '[]'",
    "UPDATE article_draft SET files = (
       SELECT json_group_array(json_object(
         'id', id, 'name', name, 'size', size, 'sha256', sha256, 'at', at, 'by', by))
       FROM (SELECT * FROM article_file
             WHERE article_file.article_id = article_draft.article_id ORDER BY name))
     WHERE article_id IN (SELECT article_id FROM article_file)",
];

/// One draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleDraftRow {
    /// The article; it may not be there yet.
    pub article_id: String,
    /// Who writes.
    pub person_id: String,
    /// The whole document.
    pub text: String,
    /// The version it is written over; 0 for none.
    pub based_on: u32,
    /// RFC 3339.
    pub saved_at: String,
    /// The operation it began with, which goes on while it is written.
    pub op_id: String,
    /// What it is made of: `defect/ID`, `release/ID`, or empty.
    pub source: String,
    /// The files that its version is to have, by name.
    pub files: Vec<VersionFile>,
}

const COLUMNS: &str = "article_id, person_id, text, based_on, saved_at, op_id, source, files";

/// The draft of a person.
///
/// # Errors
/// SQLite's.
pub fn get(conn: &Connection, article: &str, person: &str) -> Result<Option<ArticleDraftRow>> {
    let sql = format!("SELECT {COLUMNS} FROM article_draft WHERE article_id = ?1 AND person_id = ?2");
    Ok(conn.prepare_cached(&sql)?.query_row([article, person], read).optional()?)
}

/// Every draft of an article.
///
/// # Errors
/// SQLite's.
pub fn of_article(conn: &Connection, article: &str) -> Result<Vec<ArticleDraftRow>> {
    rows(conn, "article_id = ?1 ORDER BY saved_at DESC", article)
}

/// Every draft of a person, the last one first.
///
/// # Errors
/// SQLite's.
pub fn of_person(conn: &Connection, person: &str) -> Result<Vec<ArticleDraftRow>> {
    rows(conn, "person_id = ?1 ORDER BY saved_at DESC", person)
}

fn rows(conn: &Connection, which: &str, key: &str) -> Result<Vec<ArticleDraftRow>> {
    let sql = format!("SELECT {COLUMNS} FROM article_draft WHERE {which}");
    let mut statement = conn.prepare_cached(&sql)?;
    let rows = statement.query_map([key], read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Writes a draft over what was kept.
///
/// # Errors
/// SQLite's.
pub fn put(conn: &Connection, row: &ArticleDraftRow) -> Result<()> {
    let files = serde_json::to_string(&row.files).map_err(|error| unfit(&error))?;
    conn.prepare_cached(&format!(
        "INSERT OR REPLACE INTO article_draft ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
    ))?
    .execute(params![
        row.article_id,
        row.person_id,
        row.text,
        row.based_on,
        row.saved_at,
        row.op_id,
        row.source,
        files
    ])?;
    Ok(())
}

/// Forgets a draft.
///
/// # Errors
/// SQLite's.
pub fn delete(conn: &Connection, article: &str, person: &str) -> Result<()> {
    conn.prepare_cached("DELETE FROM article_draft WHERE article_id = ?1 AND person_id = ?2")?
        .execute([article, person])?;
    Ok(())
}

/// Name and hash of every file that a draft has, each once.
///
/// # Errors
/// SQLite's.
pub fn kept(conn: &Connection) -> Result<Vec<(String, String)>> {
    let sql = "SELECT DISTINCT json_extract(value, '$.name'), json_extract(value, '$.sha256')
               FROM article_draft, json_each(files) WHERE files <> '[]'";
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn unfit(error: &serde_json::Error) -> Error {
    Error::Unfit {
        table: "article_draft",
        detail: error.to_string(),
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<ArticleDraftRow> {
    Ok(ArticleDraftRow {
        article_id: row.get(0)?,
        person_id: row.get(1)?,
        text: row.get(2)?,
        based_on: row.get(3)?,
        saved_at: row.get(4)?,
        op_id: row.get(5)?,
        source: row.get(6)?,
        files: serde_json::from_str(row.get_ref(7)?.as_str()?).map_err(|error| {
            FromSqlConversionFailure(7, Type::Text, Box::new(error))
        })?,
    })
}
