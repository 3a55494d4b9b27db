//! Articles as lists and searches read them: one row each, derived from versions and reviews.
//!
//! Only [`crate::article`] writes here. An article that is gone keeps its number and is marked, so
//! that what is searched never names another.

use crate::error::Result;
use rusqlite::{Connection, OptionalExtension, Row, ToSql, params};

pub(super) const CREATE: &str = "
CREATE TABLE article_entry (
  number       INTEGER PRIMARY KEY,
  id           TEXT NOT NULL UNIQUE,
  gone         INTEGER NOT NULL,
  path         TEXT NOT NULL,
  title        TEXT NOT NULL,
  kind         TEXT NOT NULL,
  audience     TEXT NOT NULL,
  confidence   TEXT NOT NULL,
  owner_id     TEXT NOT NULL,
  products     TEXT NOT NULL,
  components   TEXT NOT NULL,
  environments TEXT NOT NULL,
  tags         TEXT NOT NULL,
  first        TEXT NOT NULL,
  last         TEXT NOT NULL,
  published    INTEGER NOT NULL,
  pending      INTEGER NOT NULL,
  returned     INTEGER NOT NULL,
  changed_at   TEXT NOT NULL,
  looked_at    TEXT NOT NULL,
  review_days  INTEGER,
  flags        INTEGER NOT NULL,
  sha256       TEXT NOT NULL
) STRICT;
CREATE INDEX article_entry_changed ON article_entry (changed_at);
CREATE INDEX article_entry_title ON article_entry (title COLLATE NOCASE);
CREATE INDEX article_entry_pending ON article_entry (pending) WHERE pending > 0;
CREATE INDEX article_entry_looked ON article_entry (looked_at) WHERE published > 0;
CREATE INDEX article_entry_flags ON article_entry (flags) WHERE flags > 0;
CREATE INDEX article_entry_path ON article_entry (path COLLATE NOCASE);
";

/// Indexes for a hundred thousand of them: each state is counted without a look at the rows, an order by
/// kind needs no sorting, and what there is to filter by is read by leaps.
pub(crate) const LISTED: &str = "
CREATE INDEX article_entry_state ON article_entry
  (confidence, gone, published, pending, returned, flags, kind, owner_id);
CREATE INDEX article_entry_kind ON article_entry (kind, changed_at DESC, number DESC);
CREATE INDEX article_entry_tags ON article_entry (tags, gone) WHERE tags <> '' AND NOT gone;
CREATE INDEX article_entry_components ON article_entry (components, gone)
  WHERE components <> '' AND NOT gone;
CREATE INDEX article_entry_products ON article_entry (products, gone)
  WHERE products <> '' AND NOT gone;
";

/// An article as lists show it. Lists in it hold one item a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleEntryRow {
    /// Its number here.
    pub number: u32,
    /// Id.
    pub id: String,
    /// It is there no more.
    pub gone: bool,
    /// Where it lies in the mirror.
    pub path: String,
    /// What it is called.
    pub title: String,
    /// Slug of its kind, or empty.
    pub kind: String,
    /// Who may read it.
    pub audience: String,
    /// How far it is to be trusted.
    pub confidence: String,
    /// Who answers for it, or empty.
    pub owner_id: String,
    /// Products.
    pub products: String,
    /// Components.
    pub components: String,
    /// Environments.
    pub environments: String,
    /// Tags.
    pub tags: String,
    /// First version it holds for, or empty.
    pub first: String,
    /// Last version it holds for, or empty.
    pub last: String,
    /// The version readers see; 0 for none.
    pub published: u32,
    /// The version that waits for a reviewer; 0 for none.
    pub pending: u32,
    /// The version that was sent back last; 0 for none.
    pub returned: u32,
    /// When its newest version was made, RFC 3339.
    pub changed_at: String,
    /// When the published one was looked at last, RFC 3339, or empty.
    pub looked_at: String,
    /// Days after which it is to be looked at again; None takes the kind's.
    pub review_days: Option<u32>,
    /// Flags that nobody settled.
    pub flags: u32,
    /// Hash of the text that is searched, or empty.
    pub sha256: String,
}

/// Every column but the number.
const FIELDS: &str = "id, gone, path, title, kind, audience, confidence, owner_id, products, \
     components, environments, tags, first, last, published, pending, returned, changed_at, \
     looked_at, review_days, flags, sha256";

/// A parameter for each of [`FIELDS`]; the first is the number's.
const VALUES: &str = "?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, \
     ?19, ?20, ?21, ?22, ?23";

/// The query that a condition makes.
pub fn sql(condition: &str) -> String {
    format!("SELECT number, {FIELDS} FROM article_entry WHERE {condition}")
}

/// One article that is there.
///
/// # Errors
/// SQLite's.
pub fn get(conn: &Connection, id: &str) -> Result<Option<ArticleEntryRow>> {
    Ok(any(conn, id)?.filter(|row| !row.gone))
}

/// One article, gone or not.
pub(crate) fn any(conn: &Connection, id: &str) -> Result<Option<ArticleEntryRow>> {
    one(conn, "id = ?1", &id)
}

/// One article by its number.
///
/// # Errors
/// SQLite's.
pub fn numbered(conn: &Connection, number: u32) -> Result<Option<ArticleEntryRow>> {
    Ok(one(conn, "number = ?1", &number)?.filter(|row| !row.gone))
}

fn one(conn: &Connection, which: &str, key: &dyn ToSql) -> Result<Option<ArticleEntryRow>> {
    Ok(conn.prepare_cached(&sql(which))?.query_row([key], read).optional()?)
}

/// The query of [`at_path`].
pub const AT_PATH: &str = "path = ?1 COLLATE NOCASE AND NOT gone";

/// The article that lies at a path.
///
/// # Errors
/// SQLite's.
pub fn at_path(conn: &Connection, path: &str) -> Result<Option<ArticleEntryRow>> {
    one(conn, AT_PATH, &path)
}

/// The query of [`titled`].
pub const TITLED: &str = "title = ?1 COLLATE NOCASE AND NOT gone ORDER BY number LIMIT 2";

/// Articles of a title, two at most.
///
/// # Errors
/// SQLite's.
pub fn titled(conn: &Connection, title: &str) -> Result<Vec<ArticleEntryRow>> {
    rows(conn, TITLED, &[&title])
}

/// The query of [`beginning`].
pub const BEGINNING: &str = "title >= ?1 COLLATE NOCASE AND title < ?2 COLLATE NOCASE AND NOT gone \
     ORDER BY title COLLATE NOCASE, number LIMIT ?3";

/// From where to where titles that begin with a letter stand, as the collation compares them: in small
/// letters.
fn bounds(letter: char) -> (String, String) {
    let letter = letter.to_ascii_lowercase();
    let next = char::from_u32(u32::from(letter) + 1).unwrap_or(char::MAX);
    (letter.to_string(), next.to_string())
}

/// Of the first `most` articles whose title begins with a letter, in its order, the first `shown` that are
/// let through, and how many are. What is only counted is not copied.
///
/// # Errors
/// SQLite's.
pub fn beginning(
    conn: &Connection,
    letter: char,
    (shown, most): (u32, u32),
    lets: &dyn Fn(u32) -> bool,
) -> Result<(Vec<ArticleEntryRow>, u32)> {
    let (from, until) = bounds(letter);
    let mut statement = conn.prepare_cached(&sql(BEGINNING))?;
    let mut rows = statement.query(params![from, until, most])?;
    let (mut first, mut count) = (Vec::new(), 0);
    while let Some(row) = rows.next()? {
        if lets(row.get(0)?) {
            count += 1;
            if count <= shown {
                first.push(read(row)?);
            }
        }
    }
    Ok((first, count))
}

/// Numbers of the first `most` articles whose title begins with a letter, in its order.
///
/// # Errors
/// SQLite's.
pub fn beginning_numbers(conn: &Connection, letter: char, most: u32) -> Result<Vec<u32>> {
    let (from, until) = bounds(letter);
    numbers(conn, BEGINNING, &[&from, &until, &most])
}

/// Where a column's list is one of a JSON array of lists.
pub fn holding(listed: Listed) -> String {
    let column = listed.column();
    format!("{column} IN (SELECT value FROM json_each(?1)) AND {column} <> '' AND NOT gone")
}

/// Those that a condition lets through, in its order.
///
/// # Errors
/// SQLite's.
pub fn rows(
    conn: &Connection,
    condition: &str,
    params: &[&dyn ToSql],
) -> Result<Vec<ArticleEntryRow>> {
    let mut statement = conn.prepare_cached(&sql(condition))?;
    let rows = statement.query_map(params, read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Ids of those that a condition lets through, in its order.
///
/// # Errors
/// SQLite's.
pub fn numbers(conn: &Connection, condition: &str, params: &[&dyn ToSql]) -> Result<Vec<u32>> {
    let sql = format!("SELECT number FROM article_entry WHERE {condition}");
    let mut statement = conn.prepare_cached(&sql)?;
    let rows = statement.query_map(params, |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A column that holds lists, one item a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// What an article is tagged.
    Tags,
    /// Components it is about.
    Components,
    /// Products it is about.
    Products,
}

impl Listed {
    /// The column.
    pub fn column(self) -> &'static str {
        match self {
            Listed::Tags => "tags",
            Listed::Components => "components",
            Listed::Products => "products",
        }
    }
}

/// The query of [`lists`]: from each list that occurs it leaps to the next.
pub fn lists_sql(listed: Listed) -> String {
    let column = listed.column();
    format!(
        "WITH RECURSIVE held (list) AS (\
           SELECT min({column}) FROM article_entry WHERE {column} <> '' AND NOT gone \
           UNION ALL \
           SELECT (SELECT min({column}) FROM article_entry \
                   WHERE {column} > held.list AND {column} <> '' AND NOT gone) \
           FROM held WHERE held.list IS NOT NULL\
         ) SELECT list FROM held WHERE list IS NOT NULL LIMIT ?1"
    )
}

/// The different lists that occur in a column, at most so many.
///
/// # Errors
/// SQLite's.
pub fn lists(conn: &Connection, listed: Listed, most: u32) -> Result<Vec<String>> {
    let mut statement = conn.prepare_cached(&lists_sql(listed))?;
    let rows = statement.query_map([most], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How many a condition lets through.
///
/// # Errors
/// SQLite's.
pub fn count(conn: &Connection, condition: &str, params: &[&dyn ToSql]) -> Result<u32> {
    let sql = format!("SELECT count(*) FROM article_entry WHERE {condition}");
    Ok(conn.prepare_cached(&sql)?.query_row(params, |row| row.get(0))?)
}

/// Writes a row; a new one, whose number is 0, gets the next. Gives the number.
///
/// Neither statement may replace other rows: one that may opens a savepoint, and at each of these FTS5
/// writes down what it has gathered.
pub(crate) fn put(conn: &Connection, row: &ArticleEntryRow) -> Result<u32> {
    let number = (row.number > 0).then_some(row.number);
    let sql = match number {
        None => format!("INSERT INTO article_entry (number, {FIELDS}) VALUES (?1, {VALUES})"),
        Some(_) => format!("UPDATE article_entry SET ({FIELDS}) = ({VALUES}) WHERE number = ?1"),
    };
    conn.prepare_cached(&sql)?.execute(params![
        number,
        row.id,
        row.gone,
        row.path,
        row.title,
        row.kind,
        row.audience,
        row.confidence,
        row.owner_id,
        row.products,
        row.components,
        row.environments,
        row.tags,
        row.first,
        row.last,
        row.published,
        row.pending,
        row.returned,
        row.changed_at,
        row.looked_at,
        row.review_days,
        row.flags,
        row.sha256
    ])?;
    Ok(number.unwrap_or_else(|| u32::try_from(conn.last_insert_rowid()).unwrap_or(u32::MAX)))
}

fn read(row: &Row<'_>) -> rusqlite::Result<ArticleEntryRow> {
    Ok(ArticleEntryRow {
        number: row.get(0)?,
        id: row.get(1)?,
        gone: row.get(2)?,
        path: row.get(3)?,
        title: row.get(4)?,
        kind: row.get(5)?,
        audience: row.get(6)?,
        confidence: row.get(7)?,
        owner_id: row.get(8)?,
        products: row.get(9)?,
        components: row.get(10)?,
        environments: row.get(11)?,
        tags: row.get(12)?,
        first: row.get(13)?,
        last: row.get(14)?,
        published: row.get(15)?,
        pending: row.get(16)?,
        returned: row.get(17)?,
        changed_at: row.get(18)?,
        looked_at: row.get(19)?,
        review_days: row.get(20)?,
        flags: row.get(21)?,
        sha256: row.get(22)?,
    })
}
