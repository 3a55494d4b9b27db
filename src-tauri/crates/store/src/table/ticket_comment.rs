//! What was said about tickets, as desks show it: an observation, never undone.

use crate::error::Result;
use rusqlite::{Connection, Row, params};

pub(super) const CREATE: &str = "
CREATE TABLE ticket_comment (
  id        INTEGER PRIMARY KEY,
  ticket_id TEXT NOT NULL,
  remote    TEXT,
  author    TEXT NOT NULL,
  at        TEXT NOT NULL,
  body      TEXT NOT NULL,
  public    INTEGER NOT NULL,
  mark      TEXT
) STRICT;
CREATE UNIQUE INDEX ticket_comment_of ON ticket_comment (ticket_id, remote);
";

/// Something said about a ticket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TicketCommentRow {
    /// Row id; 0 for a new one.
    pub id: i64,
    /// The ticket.
    pub ticket_id: String,
    /// Its id at the desk; None until the desk named it.
    pub remote: Option<String>,
    /// Who said it.
    pub author: String,
    /// When, RFC 3339.
    pub at: String,
    /// What.
    pub body: String,
    /// Whether those outside the team read it too.
    pub public: bool,
    /// The mark it was sent with, when it was said here.
    pub mark: Option<String>,
}

/// Those of one ticket, in the order they became known.
///
/// # Errors
/// SQLite's.
pub fn of_ticket(conn: &Connection, ticket: &str) -> Result<Vec<TicketCommentRow>> {
    let mut statement = conn.prepare_cached(
        "SELECT id, ticket_id, remote, author, at, body, public, mark FROM ticket_comment \
         WHERE ticket_id = ?1 ORDER BY id",
    )?;
    let rows = statement.query_map([ticket], read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Writes one that is new; one that is known by its id at the desk stays as it is.
///
/// # Errors
/// SQLite's.
pub fn insert(conn: &Connection, comment: &TicketCommentRow) -> Result<()> {
    conn.prepare_cached(
        "INSERT OR IGNORE INTO ticket_comment (ticket_id, remote, author, at, body, public, mark) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        comment.ticket_id,
        comment.remote,
        comment.author,
        comment.at,
        comment.body,
        comment.public,
        comment.mark
    ])?;
    Ok(())
}

/// Names one that was made here as the desk names it.
///
/// # Errors
/// SQLite's.
pub fn link(conn: &Connection, ticket: &str, mark: &str, remote: &str) -> Result<()> {
    conn.prepare_cached(
        "UPDATE OR IGNORE ticket_comment SET remote = ?3 WHERE ticket_id = ?1 AND mark = ?2",
    )?
    .execute([ticket, mark, remote])?;
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<TicketCommentRow> {
    Ok(TicketCommentRow {
        id: row.get(0)?,
        ticket_id: row.get(1)?,
        remote: row.get(2)?,
        author: row.get(3)?,
        at: row.get(4)?,
        body: row.get(5)?,
        public: row.get(6)?,
        mark: row.get(7)?,
    })
}
