//! Deployments and their change records: what goes where, when, and how it went.

use crate::error::Result;
use crate::row::{self, Row, Shape};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub(super) const CREATE: &str = "
CREATE TABLE deployment (
  id                 TEXT PRIMARY KEY,
  release_id         TEXT REFERENCES release (id),
  title              TEXT NOT NULL,
  environment_id     TEXT NOT NULL REFERENCES environment (id),
  state              TEXT NOT NULL,
  change_type        TEXT NOT NULL,
  downtime           INTEGER NOT NULL,
  strategy           TEXT NOT NULL,
  performed_by       TEXT NOT NULL,
  start_local        TEXT NOT NULL,
  zone               TEXT NOT NULL,
  minutes            INTEGER NOT NULL,
  start_utc          INTEGER NOT NULL,
  end_utc            INTEGER NOT NULL,
  tzdata             TEXT NOT NULL,
  runbook_minutes    INTEGER,
  rollback_minutes   INTEGER,
  validation_minutes INTEGER,
  description        TEXT NOT NULL,
  impact             TEXT NOT NULL,
  initiator_id       TEXT REFERENCES person (id),
  maker_id           TEXT REFERENCES person (id),
  checker_id         TEXT REFERENCES person (id),
  coordinator_id     TEXT REFERENCES person (id),
  cab_day            TEXT,
  ticket             TEXT NOT NULL,
  announced          TEXT,
  opened_at          TEXT,
  closed_at          TEXT,
  outcome            TEXT,
  outcome_note       TEXT NOT NULL,
  cancelled_reason   TEXT,
  report             TEXT,
  review             TEXT,
  planned_at         TEXT NOT NULL,
  uid                TEXT NOT NULL,
  sequence           INTEGER NOT NULL
) STRICT;
CREATE INDEX deployment_release ON deployment (release_id);
CREATE INDEX deployment_unfinished ON deployment (environment_id) WHERE closed_at IS NULL AND cancelled_reason IS NULL;
CREATE INDEX deployment_span ON deployment (start_utc, end_utc, environment_id);
CREATE INDEX deployment_length ON deployment (end_utc - start_utc);
CREATE INDEX deployment_open ON deployment (opened_at) WHERE opened_at IS NOT NULL AND closed_at IS NULL;
CREATE INDEX deployment_done ON deployment (environment_id, end_utc) WHERE outcome IS NOT NULL;
";

/// A deployment of a release into an environment, or another change booked there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeploymentRow {
    /// Id.
    pub id: String,
    /// The release; None for another change.
    pub release_id: Option<String>,
    /// What it is, for a change without a release; else empty.
    pub title: String,
    /// Where.
    pub environment_id: String,
    /// Slug of its state.
    pub state: String,
    /// Slug of its change type.
    pub change_type: String,
    /// Whether payments stop.
    pub downtime: bool,
    /// Slug of its strategy.
    pub strategy: String,
    /// `hub` or `support`.
    pub performed_by: String,
    /// Wall clock of its start, `YYYY-MM-DDTHH:MM`.
    pub start_local: String,
    /// IANA zone of the wall clock.
    pub zone: String,
    /// Exact length of the window.
    pub minutes: u32,
    /// Its start when it was planned, seconds since 1970; it differs from the wall clock's only
    /// when the zone's rules changed since.
    pub start_utc: i64,
    /// Its end then, exclusive.
    pub end_utc: i64,
    /// Release of the zone rules that placed it.
    pub tzdata: String,
    /// Estimate of the runbook; None when not known.
    pub runbook_minutes: Option<u32>,
    /// Estimate of the rollback.
    pub rollback_minutes: Option<u32>,
    /// Estimate of the validation.
    pub validation_minutes: Option<u32>,
    /// What changes, for those who are told.
    pub description: String,
    /// What business notices.
    pub impact: String,
    /// Who asked for it.
    pub initiator_id: Option<String>,
    /// Who performs it.
    pub maker_id: Option<String>,
    /// Who validates it.
    pub checker_id: Option<String>,
    /// Who is asked about it.
    pub coordinator_id: Option<String>,
    /// Day the CAB sits over it, `YYYY-MM-DD`.
    pub cab_day: Option<String>,
    /// Ticket of the incident or the request, such as the S1 of an emergency.
    pub ticket: String,
    /// `{start_local, zone, minutes}` last announced, or null.
    pub announced: Value,
    /// When the window was opened, RFC 3339.
    pub opened_at: Option<String>,
    /// When it was closed.
    pub closed_at: Option<String>,
    /// Slug of its outcome.
    pub outcome: Option<String>,
    /// What there is to say of it.
    pub outcome_note: String,
    /// Why it was called off.
    pub cancelled_reason: Option<String>,
    /// The report after it, or null.
    pub report: Value,
    /// The review after it, or null.
    pub review: Value,
    /// When it was first planned, RFC 3339.
    pub planned_at: String,
    /// iCalendar UID, stable for its whole life.
    pub uid: String,
    /// iCalendar SEQUENCE: how often its window was changed.
    pub sequence: u32,
}

impl Row for DeploymentRow {
    const TABLE: &'static str = "deployment";
    const SHAPES: &'static [(&'static str, Shape)] = &[("downtime", Shape::Bool), ("announced", Shape::Json), ("report", Shape::Json), ("review", Shape::Json)];

    fn key(&self) -> &str {
        &self.id
    }
}

/// Every one.
///
/// # Errors
/// SQLite's.
pub fn all(conn: &Connection) -> Result<Vec<DeploymentRow>> {
    row::select(conn, "SELECT * FROM deployment ORDER BY start_utc, id", &[])
}

/// Those planned to start in `[from, to)`, seconds since 1970, in any state, by start.
///
/// # Errors
/// SQLite's.
pub fn starting(conn: &Connection, from: i64, to: i64) -> Result<Vec<DeploymentRow>> {
    let sql = "SELECT * FROM deployment WHERE start_utc >= ?1 AND start_utc < ?2 \
               ORDER BY start_utc, id";
    row::select(conn, sql, &[&from, &to])
}

/// Those of one release, by start.
///
/// # Errors
/// SQLite's.
pub fn of_release(conn: &Connection, release: &str) -> Result<Vec<DeploymentRow>> {
    let sql = "SELECT * FROM deployment WHERE release_id = ?1 ORDER BY start_utc, id";
    row::select(conn, sql, &[&release])
}

/// Those of one environment that were neither closed nor called off, by start.
///
/// # Errors
/// SQLite's.
pub fn unfinished(conn: &Connection, environment: &str) -> Result<Vec<DeploymentRow>> {
    let sql = "SELECT * FROM deployment WHERE environment_id = ?1 AND closed_at IS NULL \
               AND cancelled_reason IS NULL ORDER BY start_utc, id";
    row::select(conn, sql, &[&environment])
}

/// A deployment as a calendar shows it: where, when, what, and who it needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookedRow {
    /// Id.
    pub id: String,
    /// The release; None for another change.
    pub release_id: Option<String>,
    /// Product of the release.
    pub product_id: Option<String>,
    /// Version of the release with its revision, such as `17.1.0 r1`; else what the change is.
    pub title: String,
    /// Where.
    pub environment_id: String,
    /// Slug of its state.
    pub state: String,
    /// Wall clock of its start.
    pub start_local: String,
    /// Its zone.
    pub zone: String,
    /// Exact length.
    pub minutes: u32,
    /// Ids of who performs it, validates it and is asked about it, where they are set.
    pub people: [Option<String>; 3],
}

const BOOKED: &str = "SELECT deployment.id, release_id, product_id, \
     coalesce(version || ' r' || revision, title), environment_id, deployment.state, start_local, \
     zone, minutes, maker_id, checker_id, coordinator_id \
     FROM deployment LEFT JOIN release ON release.id = release_id";

/// The query of [`booked`].
pub fn booked_sql() -> String {
    format!(
        "{BOOKED} WHERE start_utc > ?1 - (SELECT max(end_utc - start_utc) FROM deployment) \
         AND start_utc < ?2 AND end_utc > ?1 ORDER BY start_utc, deployment.id"
    )
}

/// Those planned to overlap `[from, to)`, seconds since 1970, in any state, by start.
///
/// # Errors
/// SQLite's.
pub fn booked(conn: &Connection, from: i64, to: i64) -> Result<Vec<BookedRow>> {
    let mut statement = conn.prepare_cached(&booked_sql())?;
    let rows = statement.query_map([from, to], booked_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Those of [`booked`] one by one, for as long as `see` wants more.
///
/// # Errors
/// SQLite's.
pub fn booked_while(conn: &Connection, from: i64, to: i64, mut see: impl FnMut(BookedRow) -> bool) -> Result<()> {
    let mut statement = conn.prepare_cached(&booked_sql())?;
    let mut rows = statement.query([from, to])?;
    while let Some(row) = rows.next()? {
        if !see(booked_row(row)?) {
            break;
        }
    }
    Ok(())
}

/// Those of these row numbers, which hold for as long as the transaction that saw them.
///
/// # Errors
/// SQLite's.
pub fn booked_at(conn: &Connection, numbers: &[i64]) -> Result<Vec<BookedRow>> {
    let sql = format!("{BOOKED} WHERE deployment.rowid IN (SELECT value FROM json_each(?1)) ORDER BY start_utc, deployment.id");
    let mut statement = conn.prepare_cached(&sql)?;
    let rows = statement.query_map([serde_json::json!(numbers).to_string()], booked_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// As much of a deployment as says on which day, and in which row of a calendar, it is counted.
#[derive(Clone, Copy, Debug)]
pub struct Glance<'a> {
    /// Its row number, for [`booked_at`].
    pub number: i64,
    /// Where.
    pub environment_id: &'a str,
    /// Slug of its state.
    pub state: &'a str,
    /// Wall clock of its start.
    pub start_local: &'a str,
    /// Its zone.
    pub zone: &'a str,
    /// Exact length.
    pub minutes: u32,
    /// Product of its release, where it was asked for.
    pub product_id: Option<&'a str>,
}

/// Those of [`booked`] at a glance: ten thousand are looked at where a few hundred are shown, so
/// nothing is copied. The product costs a second look and is read only when it is wanted.
///
/// # Errors
/// SQLite's.
pub fn glance(conn: &Connection, from: i64, to: i64, with_product: bool, mut see: impl FnMut(Glance<'_>)) -> Result<()> {
    let product = if with_product { "(SELECT product_id FROM release WHERE release.id = release_id)" } else { "NULL" };
    let sql = format!(
        "SELECT rowid, environment_id, state, start_local, zone, minutes, {product} FROM deployment \
         WHERE start_utc > ?1 - (SELECT max(end_utc - start_utc) FROM deployment) \
         AND start_utc < ?2 AND end_utc > ?1 ORDER BY start_utc"
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let mut rows = statement.query([from, to])?;
    while let Some(row) = rows.next()? {
        see(Glance {
            number: row.get(0)?,
            environment_id: text(row, 1)?,
            state: text(row, 2)?,
            start_local: text(row, 3)?,
            zone: text(row, 4)?,
            minutes: row.get(5)?,
            product_id: row.get_ref(6)?.as_str_or_null().map_err(rusqlite::Error::from)?,
        });
    }
    Ok(())
}

fn text<'a>(row: &'a rusqlite::Row<'_>, at: usize) -> rusqlite::Result<&'a str> {
    Ok(row.get_ref(at)?.as_str()?)
}

/// Those whose window was opened and not closed, whenever it was planned to end.
///
/// # Errors
/// SQLite's.
pub fn open(conn: &Connection) -> Result<Vec<BookedRow>> {
    let sql = format!("{BOOKED} WHERE opened_at IS NOT NULL AND closed_at IS NULL ORDER BY start_utc");
    let mut statement = conn.prepare_cached(&sql)?;
    let rows = statement.query_map([], booked_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What runs in an environment as far as deployments tell: of each product the version and revision of
/// the release that was closed there last as implemented, or as mended within its window; with the
/// product's name where there are several.
///
/// # Errors
/// SQLite's.
pub fn running(conn: &Connection, environment: &str) -> Result<Option<String>> {
    let sql = "SELECT product.name, version || ' r' || revision, max(end_utc) FROM deployment \
               JOIN release ON release.id = release_id JOIN product ON product.id = product_id \
               WHERE environment_id = ?1 AND outcome IN ('implemented', 'remediated') \
               AND deployment.state = 'closed' GROUP BY product.id ORDER BY product.name";
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement.query_map([environment], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let all: Vec<(String, String)> = rows.collect::<rusqlite::Result<_>>()?;
    Ok(match all.as_slice() {
        [] => None,
        [(_, release)] => Some(release.clone()),
        several => {
            let named = several.iter().map(|(product, release)| format!("{product} {release}"));
            Some(named.collect::<Vec<_>>().join(", "))
        }
    })
}

/// Releases that were closed in an environment last as implemented, or as mended within their window:
/// of each product one.
///
/// # Errors
/// SQLite's.
pub fn running_releases(conn: &Connection, environment: &str) -> Result<Vec<String>> {
    let sql = "SELECT release.id, max(end_utc) FROM deployment JOIN release ON release.id = release_id \
               WHERE environment_id = ?1 AND outcome IN ('implemented', 'remediated') \
               AND deployment.state = 'closed' GROUP BY release.product_id ORDER BY release.id";
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement.query_map([environment], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A window that was closed in an environment, and the release that runs there through it, if any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosedRow {
    /// When it was opened, RFC 3339.
    pub opened_at: Option<String>,
    /// When it was closed.
    pub closed_at: Option<String>,
    /// The release and its product, where it was implemented, or mended within its window.
    pub brought: Option<(String, String)>,
}

/// The query of [`closed`].
pub const CLOSED: &str = "SELECT opened_at, closed_at, \
     iif(outcome IN ('implemented', 'remediated') AND deployment.state = 'closed', release.id, NULL), release.product_id \
     FROM deployment LEFT JOIN release ON release.id = release_id \
     WHERE environment_id = ?1 AND outcome IS NOT NULL ORDER BY end_utc, deployment.id";

/// Windows that were closed in an environment, by their planned end. What [`running_releases`] tells of
/// today is the last of each product.
///
/// # Errors
/// SQLite's.
pub fn closed(conn: &Connection, environment: &str) -> Result<Vec<ClosedRow>> {
    let mut statement = conn.prepare_cached(CLOSED)?;
    let rows = statement.query_map([environment], |row| {
        let release: Option<String> = row.get(2)?;
        Ok(ClosedRow {
            opened_at: row.get(0)?,
            closed_at: row.get(1)?,
            brought: release.zip(row.get(3)?),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// When a window was last opened or closed in an environment, RFC 3339.
///
/// # Errors
/// SQLite's.
pub fn last_moved(conn: &Connection, environment: &str) -> Result<Option<String>> {
    let sql = "SELECT max(coalesce(closed_at, opened_at)) FROM deployment WHERE environment_id = ?1";
    Ok(conn.prepare_cached(sql)?.query_row([environment], |row| row.get(0))?)
}

fn booked_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<BookedRow> {
    Ok(BookedRow {
        id: row.get(0)?,
        release_id: row.get(1)?,
        product_id: row.get(2)?,
        title: row.get(3)?,
        environment_id: row.get(4)?,
        state: row.get(5)?,
        start_local: row.get(6)?,
        zone: row.get(7)?,
        minutes: row.get(8)?,
        people: [row.get(9)?, row.get(10)?, row.get(11)?],
    })
}

const UNFINISHED: &str =
    "SELECT * FROM deployment WHERE closed_at IS NULL AND cancelled_reason IS NULL";

/// Those that were neither closed nor called off, anywhere, by start.
///
/// # Errors
/// SQLite's.
pub fn all_unfinished(conn: &Connection) -> Result<Vec<DeploymentRow>> {
    let sql = format!("{UNFINISHED} ORDER BY start_utc, id");
    row::select(conn, &sql, &[])
}

/// Of [`all_unfinished`], those planned to start before `to`, seconds since 1970.
///
/// # Errors
/// SQLite's.
pub fn unfinished_before(conn: &Connection, to: i64) -> Result<Vec<DeploymentRow>> {
    let sql = format!("{UNFINISHED} AND start_utc < ?1 ORDER BY start_utc, id");
    row::select(conn, &sql, &[&to])
}

/// Of [`all_unfinished`], the first `most` that are planned to end after `from`.
///
/// # Errors
/// SQLite's.
pub fn unfinished_after(conn: &Connection, from: i64, most: u32) -> Result<Vec<DeploymentRow>> {
    // Its index is in the order that is wanted; the other one would have all of them sorted.
    let table = UNFINISHED.replace("FROM deployment", "FROM deployment INDEXED BY deployment_span");
    let sql = format!(
        "{table} AND start_utc > ?1 - (SELECT max(end_utc - start_utc) FROM deployment) \
         AND end_utc > ?1 ORDER BY start_utc, id LIMIT ?2"
    );
    row::select(conn, &sql, &[&from, &most])
}

/// Of [`all_unfinished`], those of which somebody confirmed readiness.
///
/// # Errors
/// SQLite's.
pub fn confirmed(conn: &Connection) -> Result<Vec<DeploymentRow>> {
    let sql = format!(
        "{UNFINISHED} AND id IN (SELECT deployment_id FROM deployment_confirmation) \
         ORDER BY start_utc, id"
    );
    row::select(conn, &sql, &[])
}

/// [`confirmed`], of these ids.
///
/// # Errors
/// SQLite's.
pub fn confirmed_of(conn: &Connection, ids: &[&str]) -> Result<Vec<DeploymentRow>> {
    let sql = format!(
        "{UNFINISHED} AND id IN (SELECT value FROM json_each(?1)) \
         AND EXISTS (SELECT 1 FROM deployment_confirmation WHERE deployment_id = deployment.id) \
         ORDER BY start_utc, id"
    );
    row::select(conn, &sql, &[&serde_json::json!(ids).to_string()])
}
