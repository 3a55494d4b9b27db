//! Test runs: which report was taken in as evidence of which release, where, and of which suite.

use crate::error::Result;
use crate::row::{self, Row};
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

pub(super) const CREATE: &str = "
CREATE TABLE test_run (
  id             TEXT PRIMARY KEY,
  release_id     TEXT NOT NULL REFERENCES release (id),
  environment_id TEXT NOT NULL REFERENCES environment (id),
  suite          TEXT NOT NULL,
  collection     TEXT NOT NULL,
  collection_day TEXT,
  sha256         TEXT NOT NULL,
  report_id      TEXT NOT NULL,
  ran_at         TEXT,
  file           TEXT NOT NULL,
  imported_at    TEXT NOT NULL,
  imported_by    TEXT NOT NULL REFERENCES person (id)
) STRICT;
CREATE INDEX test_run_newest ON test_run (ran_at, id);
CREATE INDEX test_run_release ON test_run (release_id, ran_at, id);
CREATE INDEX test_run_environment ON test_run (environment_id, ran_at, id);
CREATE INDEX test_run_proof ON test_run (release_id, environment_id, suite, ran_at, id);
CREATE INDEX test_run_row ON test_run (environment_id, suite, ran_at, id);
CREATE UNIQUE INDEX test_run_sha256 ON test_run (sha256);
CREATE INDEX test_run_report ON test_run (report_id) WHERE report_id <> '';
";

/// A column of another table that a question of this one needs.
pub(crate) const OPENED: &str = "
CREATE INDEX deployment_opened ON deployment (environment_id, opened_at) WHERE opened_at IS NOT NULL;
";

/// A run, as whoever imported it placed it; what its report says is in `test_record`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TestRunRow {
    /// Id.
    pub id: String,
    /// The release that was tested.
    pub release_id: String,
    /// Where.
    pub environment_id: String,
    /// Slug of the suite.
    pub suite: String,
    /// Version of the test cases, as given.
    pub collection: String,
    /// Day of that version, `YYYY-MM-DD`; None when nobody knows.
    pub collection_day: Option<String>,
    /// Hash of the report's content.
    pub sha256: String,
    /// The report's own id; empty where it has none.
    pub report_id: String,
    /// When the run ended, RFC 3339 in UTC to the millisecond; None where its report does not say.
    pub ran_at: Option<String>,
    /// Name of the file.
    pub file: String,
    /// RFC 3339.
    pub imported_at: String,
    /// Who imported it.
    pub imported_by: String,
}

impl Row for TestRunRow {
    const TABLE: &'static str = "test_run";

    fn key(&self) -> &str {
        &self.id
    }
}

/// Which runs are asked for; None is any.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked<'a> {
    /// Of this release.
    pub release: Option<&'a str>,
    /// In this environment.
    pub environment: Option<&'a str>,
    /// Of this suite.
    pub suite: Option<&'a str>,
}

impl Asked<'_> {
    /// The condition of a query, whose parameters are release, environment and suite. A part that is
    /// not asked for names its parameter all the same, so that all three are always bound.
    fn condition(&self) -> String {
        let part = |asked: bool, column: &str, place: u8| match asked {
            true => format!("{column} = ?{place}"),
            false => format!("?{place} IS NULL"),
        };
        [
            part(self.release.is_some(), "release_id", 1),
            part(self.environment.is_some(), "environment_id", 2),
            part(self.suite.is_some(), "suite", 3),
        ]
        .join(" AND ")
    }

    /// The query of [`newest`].
    pub fn newest_sql(&self) -> String {
        let asked = self.condition();
        format!("SELECT * FROM test_run WHERE {asked} ORDER BY ran_at DESC, id DESC LIMIT ?4")
    }
}

/// The newest that are asked for, newest first; those of which nobody knows when they were come last.
///
/// # Errors
/// SQLite's.
pub fn newest(conn: &Connection, asked: Asked<'_>, most: u32) -> Result<Vec<TestRunRow>> {
    let params: [&dyn rusqlite::ToSql; 4] = [&asked.release, &asked.environment, &asked.suite, &most];
    row::select(conn, &asked.newest_sql(), &params)
}

/// Those that are asked for of which nobody knows when they were, the last imported first.
///
/// # Errors
/// SQLite's.
pub fn undated(conn: &Connection, asked: Asked<'_>, most: u32) -> Result<Vec<TestRunRow>> {
    let asked_for = asked.condition();
    let sql = format!(
        "SELECT * FROM test_run WHERE {asked_for} AND ran_at IS NULL \
         ORDER BY imported_at DESC, id DESC LIMIT ?4"
    );
    let params: [&dyn rusqlite::ToSql; 4] = [&asked.release, &asked.environment, &asked.suite, &most];
    row::select(conn, &sql, &params)
}

/// How many are asked for.
///
/// # Errors
/// SQLite's.
pub fn count(conn: &Connection, asked: Asked<'_>) -> Result<u64> {
    let sql = format!("SELECT count(*) FROM test_run WHERE {}", asked.condition());
    let mut statement = conn.prepare_cached(&sql)?;
    let params: [&dyn rusqlite::ToSql; 3] = [&asked.release, &asked.environment, &asked.suite];
    let count: i64 = statement.query_row(params, |row| row.get(0))?;
    Ok(u64::try_from(count).unwrap_or(0))
}

/// Every run of a release.
///
/// # Errors
/// SQLite's.
pub fn of_release(conn: &Connection, release: &str) -> Result<Vec<TestRunRow>> {
    row::select(conn, "SELECT * FROM test_run WHERE release_id = ?1 ORDER BY id", &[&release])
}

/// The run of this content.
///
/// # Errors
/// SQLite's.
pub fn of_content(conn: &Connection, sha256: &str) -> Result<Option<TestRunRow>> {
    let sql = "SELECT * FROM test_run WHERE sha256 = ?1 LIMIT 1";
    Ok(row::select(conn, sql, &[&sha256])?.pop())
}

/// The run whose report has this id; an empty one is nobody's.
///
/// # Errors
/// SQLite's.
pub fn of_report(conn: &Connection, report_id: &str) -> Result<Option<TestRunRow>> {
    let sql = "SELECT * FROM test_run WHERE report_id = ?1 AND report_id <> '' LIMIT 1";
    Ok(row::select(conn, sql, &[&report_id])?.pop())
}

/// Of the runs of a suite in an environment up to one, the newest, newest first, itself among them.
///
/// # Errors
/// SQLite's.
pub fn up_to(conn: &Connection, run: &TestRunRow, most: u32) -> Result<Vec<TestRunRow>> {
    let sql = "SELECT * FROM test_run WHERE environment_id = ?1 AND suite = ?2 \
               AND (ran_at, id) <= (?3, ?4) ORDER BY ran_at DESC, id DESC LIMIT ?5";
    row::select(conn, sql, &[&run.environment_id, &run.suite, &run.ran_at, &run.id, &most])
}

/// When something was last begun to be deployed in an environment, RFC 3339.
///
/// # Errors
/// SQLite's.
pub fn changed(conn: &Connection, environment: &str) -> Result<Option<String>> {
    let sql = "SELECT opened_at FROM deployment WHERE environment_id = ?1 AND opened_at IS NOT NULL \
               ORDER BY opened_at DESC LIMIT 1";
    let mut statement = conn.prepare_cached(sql)?;
    Ok(statement.query_row([environment], |row| row.get(0)).optional()?)
}
