//! Maintenance windows and freezes, one-off and recurring.

use crate::error::Result;
use crate::row::{self, Row, Shape};
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The class of a window's reach, from its first start to its last end: the longest of its class in
/// seconds, 0 for one that never ends. With it a search for what touches a time reads few rows
/// beside those, however long other windows are.
macro_rules! reach {
    () => {
        "CASE WHEN until_utc IS NULL THEN 0 WHEN until_utc - from_utc <= 86400 THEN 86400 \
         WHEN until_utc - from_utc <= 691200 THEN 691200 \
         WHEN until_utc - from_utc <= 2764800 THEN 2764800 \
         WHEN until_utc - from_utc <= 11059200 THEN 11059200 \
         WHEN until_utc - from_utc <= 44236800 THEN 44236800 \
         WHEN until_utc - from_utc <= 176947200 THEN 176947200 ELSE 8000000000 END"
    };
}

/// The classes of [`reach`]; the years that can be planned hold no longer one than the last.
const REACHES: [i64; 8] = [
    0, 86_400, 691_200, 2_764_800, 11_059_200, 44_236_800, 176_947_200, 8_000_000_000,
];

pub(super) const CREATE: &str = concat!("
CREATE TABLE calendar_window (
  id             TEXT PRIMARY KEY,
  kind           TEXT NOT NULL,
  hard           INTEGER NOT NULL,
  reason         TEXT NOT NULL,
  owner_id       TEXT REFERENCES person (id),
  start_local    TEXT NOT NULL,
  zone           TEXT NOT NULL,
  minutes        INTEGER NOT NULL,
  rrule          TEXT,
  rdates         TEXT NOT NULL,
  exdates        TEXT NOT NULL,
  environments   TEXT NOT NULL,
  products       TEXT NOT NULL,
  allow_rollback INTEGER NOT NULL,
  allow_overrun  INTEGER NOT NULL,
  lifted_at      TEXT,
  lifted_by      TEXT REFERENCES person (id),
  lifted_reason  TEXT,
  source_id      TEXT REFERENCES calendar_source (id),
  uid            TEXT NOT NULL,
  sequence       INTEGER NOT NULL,
  from_utc       INTEGER NOT NULL,
  until_utc      INTEGER
) STRICT;
CREATE INDEX calendar_window_reach ON calendar_window (", reach!(), ", from_utc, until_utc);
CREATE INDEX calendar_window_gate ON calendar_window (environments, products) WHERE kind = 'maintenance';
CREATE INDEX calendar_window_source ON calendar_window (source_id) WHERE source_id IS NOT NULL;
");

/// A maintenance window or a freeze. Its instants are derived; `from_utc` and `until_utc` are kept
/// only so that a question can find the few that may matter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CalendarWindowRow {
    /// Id.
    pub id: String,
    /// `maintenance` or `freeze`.
    pub kind: String,
    /// A freeze that blocks; a soft one warns.
    pub hard: bool,
    /// Why, as people read it.
    pub reason: String,
    /// Who answers for it, and may lift it.
    pub owner_id: Option<String>,
    /// Wall clock of the first start, `YYYY-MM-DDTHH:MM`.
    pub start_local: String,
    /// IANA zone of the wall clock.
    pub zone: String,
    /// Exact length.
    pub minutes: u32,
    /// RFC 5545 RRULE, without its name.
    pub rrule: Option<String>,
    /// `[YYYY-MM-DDTHH:MM]` added to the rule.
    pub rdates: Value,
    /// `[YYYY-MM-DDTHH:MM]` taken out of it.
    pub exdates: Value,
    /// `[environment id]`; empty means every one.
    pub environments: Value,
    /// `[product id]`; empty means every one.
    pub products: Value,
    /// Whether a rollback may go on in this freeze.
    pub allow_rollback: bool,
    /// Whether what began in time may end late.
    pub allow_overrun: bool,
    /// When the freeze was lifted, RFC 3339.
    pub lifted_at: Option<String>,
    /// Who lifted it.
    pub lifted_by: Option<String>,
    /// Why.
    pub lifted_reason: Option<String>,
    /// The calendar it was read from; None when people made it.
    pub source_id: Option<String>,
    /// iCalendar UID, stable for its whole life.
    pub uid: String,
    /// iCalendar SEQUENCE: how often it was changed.
    pub sequence: u32,
    /// First start, seconds since 1970.
    pub from_utc: i64,
    /// Last end; None when it never ends.
    pub until_utc: Option<i64>,
}

impl Row for CalendarWindowRow {
    const TABLE: &'static str = "calendar_window";
    const SHAPES: &'static [(&'static str, Shape)] = &[("hard", Shape::Bool), ("rdates", Shape::Json), ("exdates", Shape::Json), ("environments", Shape::Json), ("products", Shape::Json), ("allow_rollback", Shape::Bool), ("allow_overrun", Shape::Bool)];

    fn key(&self) -> &str {
        &self.id
    }
}

/// Every one.
///
/// # Errors
/// SQLite's.
pub fn all(conn: &Connection) -> Result<Vec<CalendarWindowRow>> {
    row::select(conn, "SELECT * FROM calendar_window ORDER BY from_utc, id", &[])
}

const COLUMNS: &str = "id, kind, hard, reason, owner_id, start_local, zone, minutes, rrule, rdates, \
     exdates, environments, products, allow_rollback, allow_overrun, lifted_at, lifted_by, \
     lifted_reason, source_id, uid, sequence, from_utc, until_utc";

/// The query of [`near`]; `EXPLAIN QUERY PLAN` shows that it reads what it answers and little more.
pub fn near_sql() -> String {
    format!(
        "SELECT {COLUMNS} FROM calendar_window WHERE {} = ?1 AND from_utc > ?2 AND from_utc < ?3 \
         AND (until_utc IS NULL OR until_utc > ?4) \
         AND (?5 IS NULL OR environments = '[]' OR instr(environments, ?5) > 0) \
         AND (?6 IS NULL OR kind = ?6)",
        reach!()
    )
}

/// Those that may hold some time in `[from, to)`, seconds since 1970: of an environment and of
/// everything, or every one when none is named; of a kind, or of both.
///
/// # Errors
/// SQLite's.
pub fn near(
    conn: &Connection,
    from: i64,
    to: i64,
    environment: Option<&str>,
    kind: Option<&str>,
) -> Result<Vec<CalendarWindowRow>> {
    let mut statement = conn.prepare_cached(&near_sql())?;
    let mut found = Vec::new();
    for reach in REACHES {
        let earliest = if reach == 0 { i64::MIN } else { from.saturating_sub(reach) - 1 };
        let rows = statement.query_map(params![reach, earliest, to, from, environment, kind], read)?;
        for row in rows {
            found.push(row?);
        }
    }
    Ok(found)
}

/// The queries of [`gates`]: the next scope of the same environments, and of the next ones. In one
/// comparison of both columns SQLite would step over every window of the scope before.
pub fn gates_sql() -> [String; 2] {
    let next = |scope: &str| {
        format!(
            "SELECT {COLUMNS} FROM calendar_window WHERE kind = 'maintenance' AND {scope} \
             ORDER BY environments, products LIMIT 1"
        )
    };
    [
        next("environments = ?1 AND products > ?2"),
        next("environments > ?1 AND ?2 IS NOT NULL"),
    ]
}

/// One maintenance window of each scope that has any, whenever it is: what makes an environment
/// gated. Goes from scope to scope, not from window to window.
///
/// # Errors
/// SQLite's.
pub fn gates(conn: &Connection) -> Result<Vec<CalendarWindowRow>> {
    let [same, next] = gates_sql();
    let mut found = Vec::new();
    let mut scope = (String::new(), String::new());
    let gate = |row: &rusqlite::Row<'_>| Ok((read(row)?, (row.get(11)?, row.get(12)?)));
    let after = |sql: &str, scope: &(String, String)| {
        let mut statement = conn.prepare_cached(sql)?;
        statement.query_row([&scope.0, &scope.1], gate).optional()
    };
    loop {
        let Some((row, its)) = after(&same, &scope)?.map_or_else(|| after(&next, &scope), |row| Ok(Some(row)))? else {
            return Ok(found);
        };
        found.push(row);
        scope = its;
    }
}

/// Which windows were read from other calendars: id, and the calendar's id.
///
/// # Errors
/// SQLite's.
pub fn sourced(conn: &Connection) -> Result<Vec<(String, String)>> {
    let sql = "SELECT id, source_id FROM calendar_window WHERE source_id IS NOT NULL";
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Reason of a window that names this environment, alone or among others; None when there is none.
/// Without the environment it would be for fewer than it says, or for every one.
///
/// # Errors
/// SQLite's.
pub fn naming(conn: &Connection, environment: &str) -> Result<Option<String>> {
    let sql = "SELECT reason FROM calendar_window WHERE instr(environments, ?1) > 0 LIMIT 1";
    let mut statement = conn.prepare_cached(sql)?;
    Ok(statement.query_row([environment], |row| row.get(0)).optional()?)
}

/// Reason of a window that names this product; None when there is none.
///
/// # Errors
/// SQLite's.
pub fn naming_product(conn: &Connection, product: &str) -> Result<Option<String>> {
    let sql = "SELECT reason FROM calendar_window WHERE instr(products, ?1) > 0 LIMIT 1";
    let mut statement = conn.prepare_cached(sql)?;
    Ok(statement.query_row([product], |row| row.get(0)).optional()?)
}

/// Reads a row of [`COLUMNS`]; by their places, as questions read many.
fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<CalendarWindowRow> {
    Ok(CalendarWindowRow {
        id: row.get(0)?,
        kind: row.get(1)?,
        hard: row.get(2)?,
        reason: row.get(3)?,
        owner_id: row.get(4)?,
        start_local: row.get(5)?,
        zone: row.get(6)?,
        minutes: row.get(7)?,
        rrule: row.get(8)?,
        rdates: json(row, 9)?,
        exdates: json(row, 10)?,
        environments: json(row, 11)?,
        products: json(row, 12)?,
        allow_rollback: row.get(13)?,
        allow_overrun: row.get(14)?,
        lifted_at: row.get(15)?,
        lifted_by: row.get(16)?,
        lifted_reason: row.get(17)?,
        source_id: row.get(18)?,
        uid: row.get(19)?,
        sequence: row.get(20)?,
        from_utc: row.get(21)?,
        until_utc: row.get(22)?,
    })
}

fn json(row: &rusqlite::Row<'_>, at: usize) -> rusqlite::Result<Value> {
    let text = row.get_ref(at)?.as_str()?;
    Ok(serde_json::from_str(text).unwrap_or(Value::Null))
}

/// Those read from one calendar of others.
///
/// # Errors
/// SQLite's.
pub fn of_source(conn: &Connection, source: &str) -> Result<Vec<CalendarWindowRow>> {
    let sql = "SELECT * FROM calendar_window WHERE source_id = ?1 ORDER BY from_utc, id";
    row::select(conn, sql, &[&source])
}

/// Those that people made, by their first start.
///
/// # Errors
/// SQLite's.
pub fn own(conn: &Connection) -> Result<Vec<CalendarWindowRow>> {
    let sql = "SELECT * FROM calendar_window WHERE source_id IS NULL ORDER BY from_utc, id";
    row::select(conn, sql, &[])
}
