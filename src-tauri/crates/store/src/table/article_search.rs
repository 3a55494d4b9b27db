//! The text of articles as it is searched: FTS5 over title, tags, headings and body, and the words
//! that occur, by their trigrams, so that a mistyped one is known for what it was meant to be.

use crate::error::Result;
use rusqlite::{Connection, params};

pub(super) const CREATE: &str = "
CREATE VIRTUAL TABLE article_search USING fts5 (
  title, tags, headings, body, content = '', contentless_delete = 1, prefix = '2 3',
  tokenize = \"unicode61 remove_diacritics 2\"
);
CREATE TABLE article_word (
  id   INTEGER PRIMARY KEY,
  word TEXT NOT NULL UNIQUE
) STRICT;
CREATE VIRTUAL TABLE article_word_gram USING fts5 (
  word, content = 'article_word', content_rowid = 'id', detail = none, columnsize = 0,
  tokenize = 'trigram'
);
";

/// How much a word counts where it stands: title, tags, headings, body.
const RANK: &str = "bm25(article_search, 12.0, 6.0, 4.0, 1.0)";

/// A hit: the article's number, and how well it fits; more is better.
pub type Scored = (u32, f64);

/// Articles that fit an FTS5 query, best first.
///
/// # Errors
/// SQLite's; a query of [`crate::table::defect::quoted`] words is always sound.
pub fn ranked(conn: &Connection, query: &str, most: u32) -> Result<Vec<Scored>> {
    let sql = format!(
        "SELECT rowid, -{RANK} FROM article_search WHERE article_search MATCH ?1 \
         ORDER BY {RANK} LIMIT ?2"
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let rows = statement.query_map(params![query, most], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Numbers of articles that fit a query, the newest first, unranked: what a word that stands nearly
/// everywhere is answered from.
///
/// # Errors
/// SQLite's.
pub fn newest(conn: &Connection, query: &str, most: u32) -> Result<Vec<u32>> {
    let sql = "SELECT rowid FROM article_search WHERE article_search MATCH ?1 \
               ORDER BY rowid DESC LIMIT ?2";
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement.query_map(params![query, most], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Whether more than so many articles fit a query.
///
/// # Errors
/// SQLite's.
pub fn more_than(conn: &Connection, query: &str, many: u32) -> Result<bool> {
    let sql = "SELECT count(*) FROM (SELECT 1 FROM article_search WHERE article_search MATCH ?1 \
               LIMIT ?2)";
    let found: u32 = conn
        .prepare_cached(sql)?
        .query_row(params![query, i64::from(many) + 1], |row| row.get(0))?;
    Ok(found > many)
}

/// Words that share trigrams with `word`, those that share most first; `word` has at least three
/// letters.
///
/// # Errors
/// SQLite's.
pub fn near(conn: &Connection, word: &str, most: u32) -> Result<Vec<String>> {
    let letters: Vec<char> = word.chars().collect();
    let grams: Vec<String> = letters
        .windows(3)
        .map(|gram| format!("\"{}\"", gram.iter().collect::<String>().replace('"', "\"\"")))
        .collect();
    if grams.is_empty() {
        return Ok(Vec::new());
    }
    let sql = "SELECT article_word.word FROM article_word_gram JOIN article_word \
               ON article_word.id = article_word_gram.rowid \
               WHERE article_word_gram MATCH ?1 ORDER BY abs(length(article_word.word) - ?2) LIMIT ?3";
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement.query_map(params![grams.join(" OR "), letters.len() as u32, most], |row| {
        row.get(0)
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What is searched of one article.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Searched<'a> {
    pub(crate) title: &'a str,
    pub(crate) tags: &'a str,
    pub(crate) headings: &'a str,
    pub(crate) body: &'a str,
}

/// Writes what is searched over what was; `new` spares the look for it.
pub(crate) fn put(conn: &Connection, number: u32, new: bool, text: &Searched<'_>) -> Result<()> {
    if !new {
        delete(conn, number)?;
    }
    conn.prepare_cached(
        "INSERT INTO article_search (rowid, title, tags, headings, body) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![number, text.title, text.tags, text.headings, text.body])?;
    Ok(())
}

/// Forgets what is searched of an article.
pub(crate) fn delete(conn: &Connection, number: u32) -> Result<()> {
    conn.prepare_cached("DELETE FROM article_search WHERE rowid = ?1")?.execute([number])?;
    Ok(())
}

/// Notes that a word occurs. Words are never taken away: one that occurs no more finds nothing.
pub(crate) fn note_word(conn: &Connection, word: &str) -> Result<()> {
    let added = conn
        .prepare_cached("INSERT OR IGNORE INTO article_word (word) VALUES (?1)")?
        .execute([word])?;
    if added > 0 {
        conn.prepare_cached("INSERT INTO article_word_gram (rowid, word) VALUES (?1, ?2)")?
            .execute(params![conn.last_insert_rowid(), word])?;
    }
    Ok(())
}
