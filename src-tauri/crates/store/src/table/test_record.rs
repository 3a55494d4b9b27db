//! What reports say, by the hash of their content: counts, and what was kept of their assertions.
//!
//! Written once and never changed, so that taking an import back and importing again finds it.

use crate::error::Result;
use rusqlite::{Connection, OptionalExtension, params};
use slipway_domain::evidence::{Claim, Counts, Format, Report};

pub(super) const CREATE: &str = "
CREATE TABLE test_record (
  id                INTEGER PRIMARY KEY,
  sha256            TEXT NOT NULL UNIQUE,
  bytes             INTEGER NOT NULL,
  format            TEXT NOT NULL,
  name              TEXT NOT NULL,
  started           TEXT,
  completed         TEXT,
  duration_ms       INTEGER,
  cut_short         INTEGER NOT NULL,
  claim_passed      INTEGER,
  claim_assertions  INTEGER,
  claim_held        INTEGER,
  assertions        INTEGER NOT NULL,
  passed            INTEGER NOT NULL,
  failed            INTEGER NOT NULL,
  skipped           INTEGER NOT NULL,
  requests          INTEGER,
  test_cases        INTEGER,
  broken            INTEGER NOT NULL,
  left_out          INTEGER NOT NULL,
  redacted          INTEGER NOT NULL
) STRICT;
";

/// What a report says, without its assertions.
#[derive(Clone, Debug, PartialEq)]
pub struct TestRecord {
    /// Number of the record, by which its results are found.
    pub id: i64,
    /// Bytes of the report.
    pub bytes: u64,
    /// Who wrote it.
    pub format: Format,
    /// What it is called.
    pub name: String,
    /// When the run began.
    pub started: Option<String>,
    /// When it ended.
    pub completed: Option<String>,
    /// How long it took, in milliseconds.
    pub duration_ms: Option<u64>,
    /// Whether it was ended before it was done.
    pub cut_short: bool,
    /// What it says of itself.
    pub claim: Claim,
    /// What was counted.
    pub counts: Counts,
    /// Assertions that were counted and not kept.
    pub left_out: u64,
    /// Secrets and account numbers that were left out.
    pub redacted: u64,
}

/// The query of [`get`].
pub const GET: &str = "SELECT * FROM test_record WHERE sha256 = ?1";

/// The record of a report.
///
/// # Errors
/// SQLite's.
pub fn get(conn: &Connection, sha256: &str) -> Result<Option<TestRecord>> {
    let mut statement = conn.prepare_cached(GET)?;
    Ok(statement.query_row([sha256], record).optional()?)
}

fn record(row: &rusqlite::Row<'_>) -> rusqlite::Result<TestRecord> {
    let number = |name: &str| Ok::<_, rusqlite::Error>(u64::try_from(row.get::<_, i64>(name)?).unwrap_or(0));
    let maybe = |name: &str| {
        let held: Option<i64> = row.get(name)?;
        Ok::<_, rusqlite::Error>(held.and_then(|held| u64::try_from(held).ok()))
    };
    let format: String = row.get("format")?;
    Ok(TestRecord {
        id: row.get("id")?,
        bytes: number("bytes")?,
        format: Format::parse(&format).unwrap_or(Format::Toolkit),
        name: row.get("name")?,
        started: row.get("started")?,
        completed: row.get("completed")?,
        duration_ms: maybe("duration_ms")?,
        cut_short: row.get("cut_short")?,
        claim: Claim {
            passed: row.get("claim_passed")?,
            assertions: maybe("claim_assertions")?,
            passed_assertions: maybe("claim_held")?,
        },
        counts: Counts {
            assertions: number("assertions")?,
            passed: number("passed")?,
            failed: number("failed")?,
            skipped: number("skipped")?,
            requests: maybe("requests")?,
            test_cases: maybe("test_cases")?,
            broken: number("broken")?,
        },
        left_out: number("left_out")?,
        redacted: number("redacted")?,
    })
}

/// Keeps what a report says, under the hash of its content; gives the record's number, and whether it
/// is new.
///
/// # Errors
/// SQLite's.
pub fn keep(conn: &Connection, sha256: &str, bytes: u64, report: &Report) -> Result<(i64, bool)> {
    if let Some(known) = get(conn, sha256)? {
        return Ok((known.id, false));
    }
    let number = |value: u64| i64::try_from(value).unwrap_or(i64::MAX);
    let maybe = |value: Option<u64>| value.map(number);
    let (claim, counts) = (&report.claim, &report.counts);
    conn.prepare_cached(
        "INSERT INTO test_record (sha256, bytes, format, name, started, completed, duration_ms, cut_short, \
         claim_passed, claim_assertions, claim_held, assertions, passed, failed, skipped, requests, \
         test_cases, broken, left_out, redacted) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)",
    )?
    .execute(params![
        sha256,
        number(bytes),
        report.format.slug(),
        report.name,
        report.started,
        report.completed,
        maybe(report.duration_ms),
        report.cut_short,
        claim.passed,
        maybe(claim.assertions),
        maybe(claim.passed_assertions),
        number(counts.assertions),
        number(counts.passed),
        number(counts.failed),
        number(counts.skipped),
        maybe(counts.requests),
        maybe(counts.test_cases),
        number(counts.broken),
        number(report.left_out),
        number(report.redacted),
    ])?;
    Ok((conn.last_insert_rowid(), true))
}
