//! The text of articles as it is searched: FTS5 over title, tags, headings and body, and the words
//! that occur, so that a mistyped one is known for what it was meant to be.

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

/// The trigrams of words, which searches read before there was a lexicon in memory, are kept no more.
pub(crate) const NO_GRAMS: &str = "DROP TABLE article_word_gram;";

/// How much a word counts where it stands: title, tags, headings, body.
const RANK: &str = "bm25(article_search, 12.0, 6.0, 4.0, 1.0)";

/// A hit: the article's number, and how well it fits; more is better.
pub type Scored = (u32, f64);

/// Articles that fit an FTS5 query, best first.
///
/// # Errors
/// SQLite's; a query of [`crate::table::defect::quoted`] words is always sound.
pub fn ranked(conn: &Connection, query: &str, most: u32) -> Result<Vec<Scored>> {
    let mut statement = conn.prepare_cached(&ranked_sql())?;
    let rows = statement.query_map(params![query, most], |row| {
        // SQLite gives less for what fits better.
        Ok((row.get(0)?, -row.get::<_, f64>(1)?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The query of [`ranked`]; by its name the weight is worked out once a row.
pub fn ranked_sql() -> String {
    format!(
        "SELECT rowid, {RANK} AS weight FROM article_search WHERE article_search MATCH ?1 \
         ORDER BY weight LIMIT ?2"
    )
}

/// The query of [`newest`].
pub const NEWEST: &str = "SELECT rowid FROM article_search WHERE article_search MATCH ?1 \
     ORDER BY rowid DESC";

/// The query of [`count`].
pub const COUNT: &str =
    "SELECT count(*) FROM (SELECT 1 FROM article_search WHERE article_search MATCH ?1 LIMIT ?2)";

/// Numbers of articles that fit a query and are let through, the newest first, unranked: what a word that
/// stands nearly everywhere is answered from. It reads no further than it must.
///
/// # Errors
/// SQLite's.
pub fn newest(
    conn: &Connection,
    query: &str,
    most: u32,
    lets: &dyn Fn(u32) -> bool,
) -> Result<Vec<u32>> {
    let mut statement = conn.prepare_cached(NEWEST)?;
    let numbers = statement.query_map([query], |row| row.get(0))?;
    let through = numbers.filter(|number| number.as_ref().map_or(true, |number| lets(*number)));
    Ok(through.take(most as usize).collect::<rusqlite::Result<_>>()?)
}

/// How many articles fit a query; of more than `most` it is only known that they are more.
///
/// # Errors
/// SQLite's.
pub fn count(conn: &Connection, query: &str, most: u32) -> Result<u32> {
    let mut statement = conn.prepare_cached(COUNT)?;
    Ok(statement.query_row(params![query, i64::from(most) + 1], |row| row.get(0))?)
}

/// The number of the word that came last, or 0.
///
/// # Errors
/// SQLite's.
pub fn last_word(conn: &Connection) -> Result<i64> {
    let sql = "SELECT coalesce(max(id), 0) FROM article_word";
    Ok(conn.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

/// The query of [`words_after`].
pub const WORDS_AFTER: &str = "SELECT id, word FROM article_word WHERE id > ?1 ORDER BY id";

/// Gives every word that came after one of this number; answers the last one's number.
///
/// # Errors
/// SQLite's.
pub fn words_after(conn: &Connection, number: i64, mut take: impl FnMut(&str)) -> Result<i64> {
    let mut statement = conn.prepare_cached(WORDS_AFTER)?;
    let mut rows = statement.query([number])?;
    let mut last = number;
    while let Some(row) = rows.next()? {
        last = row.get(0)?;
        take(row.get_ref(1)?.as_str().unwrap_or_default());
    }
    Ok(last)
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

/// Bytes of words that FTS5 gathers before it writes them: as it does by itself, and while many articles
/// are taken in. What is written in fewer pieces is merged less often.
const GATHERED: [u32; 2] = [1 << 20, 64 << 20];

/// Gathers more at once, or as much as usual.
pub(crate) fn gather(conn: &Connection, more: bool) -> Result<()> {
    let [usual, large] = GATHERED;
    let bytes = if more { large } else { usual };
    let sql = "INSERT INTO article_search (article_search, rank) VALUES ('hashsize', ?1)";
    conn.prepare_cached(sql)?.execute([bytes])?;
    Ok(())
}

/// Forgets what is searched of an article.
pub(crate) fn delete(conn: &Connection, number: u32) -> Result<()> {
    conn.prepare_cached("DELETE FROM article_search WHERE rowid = ?1")?.execute([number])?;
    Ok(())
}

/// Notes that a word occurs. Words are never taken away: one that occurs no more finds nothing.
pub(crate) fn note_word(conn: &Connection, word: &str) -> Result<()> {
    conn.prepare_cached("INSERT OR IGNORE INTO article_word (word) VALUES (?1)")?
        .execute([word])?;
    Ok(())
}
