//! Maintenance windows and freezes, one-off and recurring.

use crate::error::Result;
use crate::row::{self, Row, Shape};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub(super) const CREATE: &str = "
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
CREATE INDEX calendar_window_once ON calendar_window (from_utc, until_utc) WHERE rrule IS NULL;
CREATE INDEX calendar_window_recurring ON calendar_window (from_utc, until_utc) WHERE rrule IS NOT NULL;
CREATE INDEX calendar_window_length ON calendar_window (minutes) WHERE rrule IS NULL;
";

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
