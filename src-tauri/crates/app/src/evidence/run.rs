//! A run in the shape that hosts show.

use super::TestRun;
use crate::book::Book;
use crate::error::{Error, Result};
use crate::releases::read::{notes_of, title};
use crate::workspace::App;
use slipway_domain::evidence::suite;
use slipway_store::table::environment::{self, EnvironmentRow};
use slipway_store::table::release::ReleaseRow;
use slipway_store::table::test_record::{self, TestRecord};
use slipway_store::table::test_run::TestRunRow;
use slipway_store::{Connection, get};

/// What showing runs needs, read once.
pub(super) struct Shelf<'a> {
    pub(super) app: &'a App,
    pub(super) conn: &'a Connection,
    pub(super) book: Book,
    pub(super) ladder: Vec<EnvironmentRow>,
}

impl<'a> Shelf<'a> {
    pub(super) fn read(app: &'a App, conn: &'a Connection) -> Result<Shelf<'a>> {
        Ok(Shelf {
            app,
            conn,
            book: Book::read(app, conn)?,
            ladder: environment::all(conn)?,
        })
    }

    /// A run by its id.
    ///
    /// # Errors
    /// `not_found`.
    pub(super) fn find(&self, id: &str) -> Result<(TestRunRow, TestRecord)> {
        let row: Option<TestRunRow> = get(self.conn, id.trim())?;
        let row = row.ok_or_else(|| {
            let hint = "slipwayctl evidence list shows them all.";
            Error::not_found(format!("evidence {}", id.trim()), hint)
        })?;
        let record = self.record(&row)?;
        Ok((row, record))
    }

    /// What a run's report says.
    ///
    /// # Errors
    /// `not_found` when it is missing, which no operation leaves behind.
    pub(super) fn record(&self, row: &TestRunRow) -> Result<TestRecord> {
        test_record::get(self.conn, &row.sha256)?.ok_or_else(|| {
            Error::not_found(format!("record of {}", row.file), "Run slipwayctl check.")
        })
    }

    pub(super) fn release(&self, id: &str) -> Result<Option<ReleaseRow>> {
        Ok(get(self.conn, id)?)
    }

    /// Version of the test cases that a release's notes name.
    pub(super) fn required(&self, release: &str) -> Result<Option<String>> {
        let notes = notes_of(self.app, self.conn, release)?;
        Ok(notes.and_then(|notes| notes.test_cases.clone()))
    }

    /// Finds an environment by id, code or name.
    ///
    /// # Errors
    /// `invalid` with the codes there are.
    pub(super) fn environment(&self, wanted: &str) -> Result<&EnvironmentRow> {
        let wanted = wanted.trim();
        let named = |row: &&EnvironmentRow| {
            row.id == wanted
                || row.code.eq_ignore_ascii_case(wanted)
                || row.name.eq_ignore_ascii_case(wanted)
        };
        self.ladder.iter().find(named).ok_or_else(|| {
            let codes: Vec<&str> = self.ladder.iter().map(|row| row.code.as_str()).collect();
            let hint = format!("There are: {}.", codes.join(", "));
            Error::invalid(
                "environment",
                format!("There is no environment {wanted}."),
                hint,
            )
        })
    }

    /// What a run is called: `Golden path of Mojaloop 17.2.0 r1 in UAT`.
    pub(super) fn words(&self, row: &TestRunRow) -> Result<String> {
        let release = self.release(&row.release_id)?;
        let release = release.map_or_else(String::new, |release| title(&self.book, &release));
        let place = self
            .ladder
            .iter()
            .find(|place| place.id == row.environment_id);
        let place = place.map_or("", |place| place.code.as_str());
        Ok(format!(
            "{} of {release} in {place}",
            suite::title(&row.suite)
        ))
    }

    pub(super) fn shape(&self, row: &TestRunRow, record: &TestRecord) -> Result<TestRun> {
        let release = self.release(&row.release_id)?;
        let place = self
            .ladder
            .iter()
            .find(|place| place.id == row.environment_id);
        let stamp = |at: &Option<String>| at.as_deref().map(|at| self.book.stamp(at));
        let (counts, claim) = (&record.counts, &record.claim);
        Ok(TestRun {
            id: row.id.clone(),
            release: row.release_id.clone(),
            release_title: release.map_or_else(String::new, |release| title(&self.book, &release)),
            environment: place.map_or_else(String::new, |place| place.code.clone()),
            environment_name: place.map_or_else(String::new, |place| place.name.clone()),
            suite: row.suite.clone(),
            suite_title: suite::title(&row.suite).to_owned(),
            collection: row.collection.clone(),
            collection_day: row.collection_day.clone(),
            required: self.required(&row.release_id)?,
            format: record.format.slug().to_owned(),
            name: record.name.clone(),
            report_id: row.report_id.clone(),
            file: row.file.clone(),
            sha256: row.sha256.clone(),
            bytes: record.bytes,
            started: stamp(&record.started),
            completed: stamp(&record.completed),
            duration_ms: record.duration_ms,
            cut_short: record.cut_short,
            assertions: counts.assertions,
            passed: counts.passed,
            failed: counts.failed,
            skipped: counts.skipped,
            requests: counts.requests,
            test_cases: counts.test_cases,
            broken: counts.broken,
            is_passed_claimed: claim.passed,
            claimed_assertions: claim.assertions,
            claimed_passed: claim.passed_assertions,
            verdict: counts.verdict_beside(*claim).slug().to_owned(),
            redacted: record.redacted,
            left_out: record.left_out,
            imported: self.book.stamp(&row.imported_at),
            imported_by: self.book.person_name(&row.imported_by).unwrap_or_default(),
        })
    }
}
