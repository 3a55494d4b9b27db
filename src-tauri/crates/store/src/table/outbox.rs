//! What people did here and a desk does not have yet, in strict order for each ticket.

use crate::error::Result;
use crate::row::{self, Row, Shape};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub(super) const CREATE: &str = "
CREATE TABLE outbox (
  id         TEXT PRIMARY KEY,
  desk_id    TEXT NOT NULL,
  ticket_id  TEXT NOT NULL,
  defect_id  TEXT NOT NULL,
  seq        INTEGER NOT NULL,
  kind       TEXT NOT NULL,
  work       TEXT NOT NULL,
  state      TEXT NOT NULL,
  error      TEXT,
  attempts   INTEGER NOT NULL,
  sent_at    TEXT,
  sent_over  INTEGER,
  not_before TEXT,
  made_at    TEXT NOT NULL,
  made_by    TEXT NOT NULL
) STRICT;
CREATE INDEX outbox_of_ticket ON outbox (ticket_id, seq);
CREATE INDEX outbox_of_defect ON outbox (defect_id, seq);
CREATE INDEX outbox_of_desk ON outbox (desk_id, seq);
";

/// Something to send. Its id is also the mark that it carries to the desk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OutboxRow {
    /// Id and mark.
    pub id: String,
    /// The desk.
    pub desk_id: String,
    /// The ticket; one that is still to be made has no row of its own yet.
    pub ticket_id: String,
    /// The defect.
    pub defect_id: String,
    /// Its place in the order.
    pub seq: i64,
    /// `create`, `edit`, `comment` or `attach`.
    pub kind: String,
    /// For `create` the fields, for `edit` `{field: {base, mine}}`, for `comment` `{body, public}`, for
    /// `attach` `{name, kind, size, sha256, public}`.
    pub work: Value,
    /// `queued`, `inflight`, `unknown` or `refused`.
    pub state: String,
    /// Why the desk will not have it.
    pub error: Option<String>,
    /// How often it was sent.
    pub attempts: u32,
    /// When it was sent last, RFC 3339.
    pub sent_at: Option<String>,
    /// Over which version of the ticket.
    pub sent_over: Option<i64>,
    /// Not sent before then, RFC 3339.
    pub not_before: Option<String>,
    /// When it was done here, RFC 3339.
    pub made_at: String,
    /// Who did it.
    pub made_by: String,
}

impl Row for OutboxRow {
    const TABLE: &'static str = "outbox";
    const SHAPES: &'static [(&'static str, Shape)] = &[("work", Shape::Json)];

    fn key(&self) -> &str {
        &self.id
    }
}

/// Every entry, longest waiting first.
///
/// # Errors
/// SQLite's.
pub fn all(conn: &Connection) -> Result<Vec<OutboxRow>> {
    row::select(conn, "SELECT * FROM outbox ORDER BY seq, id", &[])
}

/// Those of one ticket, in order.
///
/// # Errors
/// SQLite's.
pub fn of_ticket(conn: &Connection, ticket: &str) -> Result<Vec<OutboxRow>> {
    let sql = "SELECT * FROM outbox WHERE ticket_id = ?1 ORDER BY seq, id";
    row::select(conn, sql, &[&ticket])
}

/// Those of one defect, in order.
///
/// # Errors
/// SQLite's.
pub fn of_defect(conn: &Connection, defect: &str) -> Result<Vec<OutboxRow>> {
    let sql = "SELECT * FROM outbox WHERE defect_id = ?1 ORDER BY seq, id";
    row::select(conn, sql, &[&defect])
}

/// Tickets of a desk with entries that want to be sent, longest waiting first.
///
/// # Errors
/// SQLite's.
pub fn waiting(conn: &Connection, desk: &str) -> Result<Vec<String>> {
    let sql = "SELECT ticket_id FROM outbox WHERE desk_id = ?1 AND state <> 'refused' \
               GROUP BY ticket_id ORDER BY min(seq)";
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement.query_map([desk], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How many of a desk's entries are in each state.
///
/// # Errors
/// SQLite's.
pub fn states(conn: &Connection, desk: &str) -> Result<Vec<(String, u32)>> {
    let sql = "SELECT state, count(*) FROM outbox WHERE desk_id = ?1 GROUP BY state";
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement.query_map([desk], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The place behind the last entry.
///
/// # Errors
/// SQLite's.
pub fn next_seq(conn: &Connection) -> Result<i64> {
    let sql = "SELECT coalesce(max(seq), 0) + 1 FROM outbox";
    Ok(conn.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}
