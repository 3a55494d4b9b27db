//! Files that lie on tickets, as desks show them: an observation, never undone. What one holds is kept
//! by its hash once somebody fetched or sent it.

use crate::error::Result;
use rusqlite::{Connection, Row, params};
use std::collections::BTreeMap;

pub(super) const CREATE: &str = "
CREATE TABLE ticket_file (
  ticket_id TEXT NOT NULL,
  remote    TEXT NOT NULL,
  ord       INTEGER NOT NULL,
  name      TEXT NOT NULL,
  kind      TEXT NOT NULL,
  size      INTEGER NOT NULL,
  author    TEXT NOT NULL,
  at        TEXT NOT NULL,
  comment   TEXT,
  mark      TEXT,
  own       INTEGER NOT NULL,
  sha256    TEXT NOT NULL,
  PRIMARY KEY (ticket_id, remote)
) STRICT, WITHOUT ROWID;
";

/// A file that lies on a ticket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TicketFileRow {
    /// The ticket.
    pub ticket_id: String,
    /// Its id at the desk.
    pub remote: String,
    /// Its name, as a file may be called here.
    pub name: String,
    /// Its media type.
    pub kind: String,
    /// Its size in bytes, as the desk says.
    pub size: u64,
    /// Who put it there.
    pub author: String,
    /// When, RFC 3339.
    pub at: String,
    /// The comment that brought it, by its id at the desk.
    pub comment: Option<String>,
    /// The mark it was sent with, where the desk keeps one.
    pub mark: Option<String>,
    /// Whether it was put there by the account that we use.
    pub own: bool,
    /// The hash of what it holds; empty while that is not here.
    pub sha256: String,
}

const COLUMNS: &str = "ticket_id, remote, name, kind, size, author, at, comment, mark, own, sha256";

/// Those of one ticket, in the desk's order.
///
/// # Errors
/// SQLite's.
pub fn of_ticket(conn: &Connection, ticket: &str) -> Result<Vec<TicketFileRow>> {
    let sql = format!("SELECT {COLUMNS} FROM ticket_file WHERE ticket_id = ?1 ORDER BY ord");
    let mut statement = conn.prepare_cached(&sql)?;
    let rows = statement.query_map([ticket], read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// All whose content is kept here.
///
/// # Errors
/// SQLite's.
pub fn kept(conn: &Connection) -> Result<Vec<TicketFileRow>> {
    let sql =
        format!("SELECT {COLUMNS} FROM ticket_file WHERE sha256 <> '' ORDER BY ticket_id, ord");
    let mut statement = conn.prepare_cached(&sql)?;
    let rows = statement.query_map([], read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Puts these in place of those that were known of a ticket. What is kept of one stays kept.
///
/// # Errors
/// SQLite's.
pub fn replace(conn: &Connection, ticket: &str, files: &[TicketFileRow]) -> Result<()> {
    let known = of_ticket(conn, ticket)?;
    let hashes: BTreeMap<&str, &str> = known
        .iter()
        .map(|row| (row.remote.as_str(), row.sha256.as_str()))
        .collect();
    conn.prepare_cached("DELETE FROM ticket_file WHERE ticket_id = ?1")?
        .execute([ticket])?;
    let sql = "INSERT OR REPLACE INTO ticket_file (ticket_id, remote, ord, name, kind, size, author, at, \
               comment, mark, own, sha256) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
    let mut statement = conn.prepare_cached(sql)?;
    for (ord, row) in files.iter().enumerate() {
        let held = hashes.get(row.remote.as_str()).copied().unwrap_or_default();
        let sha256 = if row.sha256.is_empty() {
            held
        } else {
            &row.sha256
        };
        statement.execute(params![
            ticket,
            row.remote,
            i64::try_from(ord).unwrap_or(i64::MAX),
            row.name,
            row.kind,
            i64::try_from(row.size).unwrap_or(i64::MAX),
            row.author,
            row.at,
            row.comment,
            row.mark,
            row.own,
            sha256
        ])?;
    }
    Ok(())
}

/// Notes that what a file holds is kept here, under this hash.
///
/// # Errors
/// SQLite's.
pub fn keep(conn: &Connection, ticket: &str, remote: &str, sha256: &str) -> Result<()> {
    conn.prepare_cached(
        "UPDATE ticket_file SET sha256 = ?3 WHERE ticket_id = ?1 AND remote = ?2",
    )?
    .execute([ticket, remote, sha256])?;
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<TicketFileRow> {
    Ok(TicketFileRow {
        ticket_id: row.get(0)?,
        remote: row.get(1)?,
        name: row.get(2)?,
        kind: row.get(3)?,
        size: u64::try_from(row.get::<_, i64>(4)?).unwrap_or_default(),
        author: row.get(5)?,
        at: row.get(6)?,
        comment: row.get(7)?,
        mark: row.get(8)?,
        own: row.get(9)?,
        sha256: row.get(10)?,
    })
}
