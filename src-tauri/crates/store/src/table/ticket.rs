//! Tickets, as desks show them: an observation, never undone.

use crate::error::Result;
use rusqlite::{Connection, OptionalExtension, Row, params};
use slipway_domain::desk::value::{Fields, Value};

pub(super) const CREATE: &str = "
CREATE TABLE ticket (
  id          TEXT PRIMARY KEY,
  desk_id     TEXT NOT NULL,
  remote      TEXT NOT NULL,
  defect_id   TEXT NOT NULL,
  ord         INTEGER NOT NULL,
  tag         TEXT NOT NULL,
  fate        TEXT NOT NULL,
  merged_into TEXT,
  base        TEXT NOT NULL,
  UNIQUE (desk_id, remote)
) STRICT;
CREATE INDEX ticket_of_defect ON ticket (defect_id);
";

/// A ticket as its desk showed it last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TicketRow {
    /// Our id.
    pub id: String,
    /// The desk.
    pub desk_id: String,
    /// Its id there.
    pub remote: String,
    /// The defect it came as.
    pub defect_id: String,
    /// Its version, by the desk's own count.
    pub ord: i64,
    /// What the desk wants to hear back as a precondition.
    pub tag: String,
    /// `live`, `gone`, `hidden` or `merged`.
    pub fate: String,
    /// The ticket it is part of now.
    pub merged_into: Option<String>,
    /// Its fields.
    pub base: Fields,
}

const SELECT: &str = "SELECT id, desk_id, remote, defect_id, ord, tag, fate, merged_into, base \
                      FROM ticket";

/// One ticket.
///
/// # Errors
/// SQLite's.
pub fn get(conn: &Connection, id: &str) -> Result<Option<TicketRow>> {
    let sql = format!("{SELECT} WHERE id = ?1");
    Ok(conn.prepare_cached(&sql)?.query_row([id], read).optional()?)
}

/// The ticket that a thing of the desk is.
///
/// # Errors
/// SQLite's.
pub fn linked(conn: &Connection, desk: &str, remote: &str) -> Result<Option<TicketRow>> {
    let sql = format!("{SELECT} WHERE desk_id = ?1 AND remote = ?2");
    Ok(conn.prepare_cached(&sql)?.query_row([desk, remote], read).optional()?)
}

/// Those that came as one defect, oldest first.
///
/// # Errors
/// SQLite's.
pub fn of_defect(conn: &Connection, defect: &str) -> Result<Vec<TicketRow>> {
    let mut statement =
        conn.prepare_cached(&format!("{SELECT} WHERE defect_id = ?1 ORDER BY rowid"))?;
    let rows = statement.query_map([defect], read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What a desk shows now, by its id there, in a stable order.
///
/// # Errors
/// SQLite's.
pub fn live(conn: &Connection, desk: &str) -> Result<Vec<String>> {
    let sql = "SELECT remote FROM ticket WHERE desk_id = ?1 AND fate = 'live' ORDER BY remote";
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement.query_map([desk], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How many tickets of a desk are known.
///
/// # Errors
/// SQLite's.
pub fn count(conn: &Connection, desk: &str) -> Result<u32> {
    let sql = "SELECT count(*) FROM ticket WHERE desk_id = ?1";
    Ok(conn.prepare_cached(sql)?.query_row([desk], |row| row.get(0))?)
}

/// Writes a ticket whole, over what is there.
///
/// # Errors
/// SQLite's.
pub fn put(conn: &Connection, ticket: &TicketRow) -> Result<()> {
    conn.prepare_cached(
        "INSERT INTO ticket (id, desk_id, remote, defect_id, ord, tag, fate, merged_into, base) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (id) DO UPDATE SET \
         remote = excluded.remote, ord = excluded.ord, tag = excluded.tag, fate = excluded.fate, \
         merged_into = excluded.merged_into, base = excluded.base",
    )?
    .execute(params![
        ticket.id,
        ticket.desk_id,
        ticket.remote,
        ticket.defect_id,
        ticket.ord,
        ticket.tag,
        ticket.fate,
        ticket.merged_into,
        to_json(&ticket.base).to_string()
    ])?;
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<TicketRow> {
    let base: String = row.get(8)?;
    Ok(TicketRow {
        id: row.get(0)?,
        desk_id: row.get(1)?,
        remote: row.get(2)?,
        defect_id: row.get(3)?,
        ord: row.get(4)?,
        tag: row.get(5)?,
        fate: row.get(6)?,
        merged_into: row.get(7)?,
        base: from_json(&serde_json::from_str(&base).unwrap_or_default()),
    })
}

/// Fields as a column keeps them: a text, a list of words, or null.
pub fn to_json(fields: &Fields) -> serde_json::Value {
    let pairs = fields.iter().map(|(name, value)| (name.clone(), value_to_json(value)));
    serde_json::Value::Object(pairs.collect())
}

/// Fields as a column kept them.
pub fn from_json(json: &serde_json::Value) -> Fields {
    let pairs = json.as_object().into_iter().flatten();
    pairs.map(|(name, value)| (name.clone(), value_from_json(value))).collect()
}

/// One value as a column keeps it.
pub fn value_to_json(value: &Value) -> serde_json::Value {
    match value {
        Value::Empty => serde_json::Value::Null,
        Value::Text(text) => text.clone().into(),
        Value::Set(words) => words.iter().cloned().collect(),
    }
}

/// One value as a column kept it.
pub fn value_from_json(json: &serde_json::Value) -> Value {
    match json {
        serde_json::Value::String(text) => Value::text(text.clone()),
        serde_json::Value::Array(words) => {
            Value::set(words.iter().filter_map(serde_json::Value::as_str))
        }
        _ => Value::Empty,
    }
}
