//! Defects as lists read them: one row each, derived from tickets, outbox and triage.
//!
//! Only [`crate::projection`] writes here. A row that stands for nothing any more is marked `gone`,
//! so that readers who keep a copy hear of it; `rev` grows with each row that is written.

use crate::error::Result;
use rusqlite::{Connection, OptionalExtension, Row, ToSql, params};

pub(super) const CREATE: &str = "
CREATE TABLE defect (
  number        INTEGER PRIMARY KEY,
  id            TEXT NOT NULL UNIQUE,
  rev           INTEGER NOT NULL,
  gone          INTEGER NOT NULL,
  desk_id       TEXT NOT NULL,
  ticket        TEXT NOT NULL,
  title         TEXT NOT NULL,
  status        TEXT NOT NULL,
  severity      TEXT NOT NULL,
  priority      TEXT NOT NULL,
  urgency       TEXT NOT NULL,
  impact        TEXT NOT NULL,
  release       TEXT NOT NULL,
  stage         TEXT NOT NULL,
  component     TEXT NOT NULL,
  owner         TEXT NOT NULL,
  reporter      TEXT NOT NULL,
  environment   TEXT NOT NULL,
  reported      INTEGER NOT NULL,
  decision      TEXT NOT NULL,
  snoozed_until TEXT,
  duplicate_of  TEXT,
  unsent        INTEGER NOT NULL,
  clashes       INTEGER NOT NULL,
  text_hash     INTEGER NOT NULL
) STRICT;
CREATE INDEX defect_rev ON defect (rev);
CREATE INDEX defect_release ON defect (release) WHERE release <> '';
CREATE INDEX defect_ticket ON defect (ticket);
CREATE VIRTUAL TABLE defect_text USING fts5 (
  title, body, content = '', contentless_delete = 1, tokenize = \"unicode61 remove_diacritics 2\"
);
";

/// A defect as lists show it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DefectRow {
    /// Its number here.
    pub number: u32,
    /// Id.
    pub id: String,
    /// Grows with each row that is written.
    pub rev: i64,
    /// It stands for nothing any more.
    pub gone: bool,
    /// The desk of its first ticket, or empty.
    pub desk_id: String,
    /// That ticket's id there, or empty.
    pub ticket: String,
    /// What it is.
    pub title: String,
    /// Status.
    pub status: String,
    /// Severity.
    pub severity: String,
    /// Priority.
    pub priority: String,
    /// Urgency.
    pub urgency: String,
    /// Impact.
    pub impact: String,
    /// The release its fix is planned into.
    pub release: String,
    /// How firmly.
    pub stage: String,
    /// Component.
    pub component: String,
    /// Who answers for it.
    pub owner: String,
    /// Who reported it.
    pub reporter: String,
    /// Where it was found.
    pub environment: String,
    /// When it was reported, seconds since 1970.
    pub reported: i64,
    /// What was decided, or empty.
    pub decision: String,
    /// Out of the inbox until then, RFC 3339 in UTC.
    pub snoozed_until: Option<String>,
    /// The defect it is the same as.
    pub duplicate_of: Option<String>,
    /// Changes its desks do not have yet.
    pub unsent: u32,
    /// Changes that wait for a person.
    pub clashes: u32,
    /// Hash of the text that is searched.
    pub text_hash: i64,
}

const COLUMNS: &str = "number, id, rev, gone, desk_id, ticket, title, status, severity, priority, \
     urgency, impact, release, stage, component, owner, reporter, environment, reported, decision, \
     snoozed_until, duplicate_of, unsent, clashes, text_hash";

/// One defect.
///
/// # Errors
/// SQLite's.
pub fn get(conn: &Connection, id: &str) -> Result<Option<DefectRow>> {
    one(conn, "id = ?1", &id)
}

/// One defect by its number.
///
/// # Errors
/// SQLite's.
pub fn numbered(conn: &Connection, number: u32) -> Result<Option<DefectRow>> {
    one(conn, "number = ?1", &number)
}

fn one(conn: &Connection, which: &str, key: &dyn ToSql) -> Result<Option<DefectRow>> {
    let sql = format!("SELECT {COLUMNS} FROM defect WHERE {which}");
    Ok(conn.prepare_cached(&sql)?.query_row([key], read).optional()?)
}

/// Those whose first ticket has this id at its desk.
///
/// # Errors
/// SQLite's.
pub fn with_ticket(conn: &Connection, ticket: &str) -> Result<Vec<DefectRow>> {
    rows(conn, "ticket = ?1 AND NOT gone ORDER BY number", &[&ticket])
}

/// Those whose fix is planned into one of these versions, as they are written.
///
/// # Errors
/// SQLite's.
pub fn of_releases(conn: &Connection, versions: &[String; 2]) -> Result<Vec<DefectRow>> {
    let [one, other] = versions;
    rows(conn, "release <> '' AND release IN (?1, ?2) AND NOT gone ORDER BY number", &[one, other])
}

/// The query of [`since`].
pub fn since_sql() -> String {
    format!("SELECT {COLUMNS} FROM defect WHERE rev > ?1 ORDER BY rev")
}

/// Visits those written after `rev`, gone ones included, in the order they were written.
///
/// # Errors
/// SQLite's.
pub fn since(conn: &Connection, rev: i64, visit: &mut dyn FnMut(DefectRow)) -> Result<()> {
    let mut statement = conn.prepare_cached(&since_sql())?;
    let mut rows = statement.query([rev])?;
    while let Some(row) = rows.next()? {
        visit(read(row)?);
    }
    Ok(())
}

/// The revision of the newest row.
///
/// # Errors
/// SQLite's.
pub fn newest(conn: &Connection) -> Result<i64> {
    let sql = "SELECT coalesce(max(rev), 0) FROM defect";
    Ok(conn.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

/// The query of [`of_release`].
pub const OF_RELEASE: &str = "release = ?1 AND release <> '' AND NOT gone ORDER BY number";

/// Those whose fix is planned into a release.
///
/// # Errors
/// SQLite's.
pub fn of_release(conn: &Connection, release: &str) -> Result<Vec<DefectRow>> {
    rows(conn, OF_RELEASE, &[&release])
}

/// The query that a condition makes.
pub fn sql(condition: &str) -> String {
    format!("SELECT {COLUMNS} FROM defect WHERE {condition}")
}

fn rows(conn: &Connection, which: &str, params: &[&dyn ToSql]) -> Result<Vec<DefectRow>> {
    let mut statement = conn.prepare_cached(&sql(which))?;
    let rows = statement.query_map(params, read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Numbers of those whose text holds every one of these words, best first. Whatever stands in
/// `words` is taken for words to look for and for nothing else.
///
/// # Errors
/// SQLite's.
pub fn matching(conn: &Connection, words: &str, most: u32) -> Result<Vec<u32>> {
    let Some(query) = quoted(words) else {
        return Ok(Vec::new());
    };
    let sql = "SELECT rowid FROM defect_text WHERE defect_text MATCH ?1 LIMIT ?2";
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement.query_map(params![query, most], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Every number that [`matching`] has, in no order that means something.
///
/// # Errors
/// SQLite's.
pub fn each_matching(conn: &Connection, words: &str, to: &mut dyn FnMut(u32)) -> Result<()> {
    let Some(query) = quoted(words) else {
        return Ok(());
    };
    let sql = "SELECT rowid FROM defect_text WHERE defect_text MATCH ?1";
    let mut statement = conn.prepare_cached(sql)?;
    let mut rows = statement.query([query])?;
    while let Some(row) = rows.next()? {
        to(row.get(0)?);
    }
    Ok(())
}

/// Words as FTS5 strings: each in quotation marks, the last one also as the beginning of a longer
/// one. None when there is no word in it.
pub fn quoted(words: &str) -> Option<String> {
    let bare = words.replace('\0', " ");
    let mut strings: Vec<String> = bare
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .map(|word| format!("\"{}\"", word.replace('"', "\"\"")))
        .collect();
    if let Some(last) = strings.last_mut() {
        last.push('*');
    }
    (!strings.is_empty()).then(|| strings.join(" "))
}

/// How many there are, gone ones left out.
///
/// # Errors
/// SQLite's.
pub fn count(conn: &Connection) -> Result<u32> {
    let sql = "SELECT count(*) FROM defect WHERE NOT gone";
    Ok(conn.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

/// Writes a row under the next revision; a new one, whose number is 0, gets the next number. Gives
/// the number.
pub(crate) fn put(conn: &Connection, row: &DefectRow) -> Result<u32> {
    let number = (row.number > 0).then_some(row.number);
    conn.prepare_cached(&format!(
        "INSERT OR REPLACE INTO defect ({COLUMNS}) VALUES (?1, ?2, \
         (SELECT coalesce(max(rev), 0) + 1 FROM defect), ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, \
         ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24)"
    ))?
    .execute(params![
        number,
        row.id,
        row.gone,
        row.desk_id,
        row.ticket,
        row.title,
        row.status,
        row.severity,
        row.priority,
        row.urgency,
        row.impact,
        row.release,
        row.stage,
        row.component,
        row.owner,
        row.reporter,
        row.environment,
        row.reported,
        row.decision,
        row.snoozed_until,
        row.duplicate_of,
        row.unsent,
        row.clashes,
        row.text_hash
    ])?;
    Ok(number.unwrap_or_else(|| u32::try_from(conn.last_insert_rowid()).unwrap_or(u32::MAX)))
}

/// Writes the text that is searched, over what was known; `new` spares the look for it.
pub(crate) fn put_text(
    conn: &Connection,
    number: u32,
    new: bool,
    title: &str,
    body: &str,
) -> Result<()> {
    if !new {
        drop_text(conn, number)?;
    }
    conn.prepare_cached("INSERT INTO defect_text (rowid, title, body) VALUES (?1, ?2, ?3)")?
        .execute(params![number, title, body])?;
    Ok(())
}

/// Forgets the text that is searched.
pub(crate) fn drop_text(conn: &Connection, number: u32) -> Result<()> {
    conn.prepare_cached("DELETE FROM defect_text WHERE rowid = ?1")?
        .execute([number])?;
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<DefectRow> {
    Ok(DefectRow {
        number: row.get(0)?,
        id: row.get(1)?,
        rev: row.get(2)?,
        gone: row.get(3)?,
        desk_id: row.get(4)?,
        ticket: row.get(5)?,
        title: row.get(6)?,
        status: row.get(7)?,
        severity: row.get(8)?,
        priority: row.get(9)?,
        urgency: row.get(10)?,
        impact: row.get(11)?,
        release: row.get(12)?,
        stage: row.get(13)?,
        component: row.get(14)?,
        owner: row.get(15)?,
        reporter: row.get(16)?,
        environment: row.get(17)?,
        reported: row.get(18)?,
        decision: row.get(19)?,
        snoozed_until: row.get(20)?,
        duplicate_of: row.get(21)?,
        unsent: row.get(22)?,
        clashes: row.get(23)?,
        text_hash: row.get(24)?,
    })
}
