//! What was done to tickets at their desks, as the desks' own histories tell: an observation.

use crate::error::Result;
use rusqlite::{Connection, params};

pub(super) const CREATE: &str = "
CREATE TABLE ticket_event (
  ticket_id TEXT NOT NULL,
  ord       INTEGER NOT NULL,
  field     TEXT NOT NULL,
  author    TEXT NOT NULL,
  at        TEXT NOT NULL,
  was       TEXT NOT NULL,
  became    TEXT NOT NULL,
  PRIMARY KEY (ticket_id, ord, field)
) STRICT, WITHOUT ROWID;
";

/// A change of one field at the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TicketEventRow {
    /// The ticket.
    pub ticket_id: String,
    /// The version it made.
    pub ord: i64,
    /// The field.
    pub field: String,
    /// Who did it.
    pub author: String,
    /// When, RFC 3339.
    pub at: String,
    /// What stood there.
    pub was: String,
    /// What it became.
    pub became: String,
}

/// Those of one ticket, oldest first.
///
/// # Errors
/// SQLite's.
pub fn of_ticket(conn: &Connection, ticket: &str) -> Result<Vec<TicketEventRow>> {
    let mut statement = conn.prepare_cached(
        "SELECT ticket_id, ord, field, author, at, was, became FROM ticket_event \
         WHERE ticket_id = ?1 ORDER BY ord, field",
    )?;
    let rows = statement.query_map([ticket], |row| {
        Ok(TicketEventRow {
            ticket_id: row.get(0)?,
            ord: row.get(1)?,
            field: row.get(2)?,
            author: row.get(3)?,
            at: row.get(4)?,
            was: row.get(5)?,
            became: row.get(6)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Writes one that is new; one that is known stays as it is.
///
/// # Errors
/// SQLite's.
pub fn insert(conn: &Connection, event: &TicketEventRow) -> Result<()> {
    conn.prepare_cached(
        "INSERT OR IGNORE INTO ticket_event (ticket_id, ord, field, author, at, was, became) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        event.ticket_id,
        event.ord,
        event.field,
        event.author,
        event.at,
        event.was,
        event.became
    ])?;
    Ok(())
}

/// The newest version whose changes are known of a ticket.
///
/// # Errors
/// SQLite's.
pub fn newest(conn: &Connection, ticket: &str) -> Result<Option<i64>> {
    let sql = "SELECT max(ord) FROM ticket_event WHERE ticket_id = ?1";
    Ok(conn.prepare_cached(sql)?.query_row([ticket], |row| row.get(0))?)
}

/// Calls `each` with every defect whose ticket came into one of these states, and when that was last,
/// RFC 3339.
///
/// # Errors
/// SQLite's.
pub fn ends(conn: &Connection, states: &[&str], mut each: impl FnMut(&str, &str)) -> Result<()> {
    let mut statement = conn.prepare_cached(
        "SELECT defect_id, max(at) FROM ticket_event JOIN ticket ON ticket.id = ticket_id \
         WHERE field = 'status' AND became IN (SELECT value FROM json_each(?1)) \
         GROUP BY defect_id",
    )?;
    let states = serde_json::to_string(states).unwrap_or_default();
    let mut rows = statement.query([states])?;
    while let Some(row) = rows.next()? {
        let (defect, at) = (row.get_ref(0)?, row.get_ref(1)?);
        each(defect.as_str().unwrap_or_default(), at.as_str().unwrap_or_default());
    }
    Ok(())
}
