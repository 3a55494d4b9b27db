//! Takes a report in as evidence of a release in an environment.

use super::facts::{against, findings};
use super::file::{self, ReadReport};
use super::run::Shelf;
use super::{ImportEvidence, ImportedRun};
use crate::data::check::hex;
use crate::error::{Error, Result};
use crate::releases::read::find;
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_domain::evidence::redact::clean;
use slipway_domain::evidence::{Report, suite};
use slipway_domain::settings::is_date;
use slipway_store::Tx;
use slipway_store::table::test_run::{self, TestRunRow};
use slipway_store::table::{test_record, test_result};

/// Characters that the name of a collection may have.
const NAME: usize = 100;

/// What was given beside the file, checked as far as it can be without looking anything up.
struct Given {
    suite: String,
    collection: String,
    collection_day: Option<String>,
}

pub(crate) fn run(
    app: &App,
    caller: &Caller,
    request: ImportEvidence,
) -> Result<Done<ImportedRun>> {
    let given = given(&request)?;
    // What is wrong with the form is said before a long file is read.
    app.store.read(|conn| {
        let shelf = Shelf::read(app, conn)?;
        shelf.environment(&request.environment)?;
        find(conn, &shelf.book, &request.release).map(|_| ())
    })?;
    let read = file::report(app, caller, &request)?;
    let done = transact(app, caller, Op::ImportTestRun, |tx, who| {
        let shelf = Shelf::read(app, tx.conn())?;
        let release = find(tx.conn(), &shelf.book, &request.release)?;
        let place = shelf.environment(&request.environment)?;
        refuse_known(&shelf, &read)?;
        let row = TestRunRow {
            id: app.host.new_id().to_string(),
            release_id: release.id,
            environment_id: place.id.clone(),
            suite: given.suite,
            collection: given.collection,
            collection_day: given.collection_day,
            sha256: read.sha256.clone(),
            report_id: report_id(&read.report),
            ran_at: read.report.completed.clone(),
            file: read.name.clone(),
            imported_at: app.now_text(),
            imported_by: who.id.clone(),
        };
        keep(tx, &row, &read)?;
        let counts = &read.report.counts;
        let summary = format!(
            "Imported {}: {} of {} passed",
            shelf.words(&row)?,
            counts.passed,
            counts.assertions
        );
        Ok((row.id, summary))
    })?;
    done.map(|id| {
        app.store.read(|conn| {
            let shelf = Shelf::read(app, conn)?;
            let (row, record) = shelf.find(&id)?;
            let findings = findings(&shelf, &row, &record)?;
            tracing::info!(run = %id, against = against(&findings), "Imported a test report.");
            let run = shelf.shape(&row, &record)?;
            Ok(ImportedRun { run, findings })
        })
    })
}

fn given(request: &ImportEvidence) -> Result<Given> {
    let suite = suite::parse(&request.suite).ok_or_else(|| {
        let known: Vec<&str> = suite::SUITES.iter().map(|suite| suite.slug).collect();
        let hint = format!(
            "Use {}, or a name of letters, digits, - and _.",
            known.join(", ")
        );
        Error::invalid(
            "suite",
            format!("“{}” is no name of a suite.", request.suite.trim()),
            hint,
        )
    })?;
    let collection = request.collection.trim();
    if collection.is_empty()
        || collection.chars().count() > NAME
        || collection.chars().any(char::is_control)
    {
        let hint = "Give the tag of the test cases, such as v17.2.0.";
        return Err(Error::invalid(
            "collection",
            "Which test cases were run is not said.",
            hint,
        ));
    }
    let day = request.collection_day.as_deref().map(str::trim);
    let day = day.filter(|day| !day.is_empty());
    if let Some(day) = day.filter(|day| !is_date(day)) {
        return Err(Error::invalid(
            "collection_day",
            format!("“{day}” is not a date."),
            "Write YYYY-MM-DD.",
        ));
    }
    Ok(Given {
        suite,
        collection: collection.to_owned(),
        collection_day: day.map(str::to_owned),
    })
}

/// One report proves one run once, whatever its file is called.
fn refuse_known(shelf: &Shelf<'_>, read: &ReadReport) -> Result<()> {
    let known = match test_run::of_content(shelf.conn, &read.sha256)? {
        Some(known) => Some(known),
        None => test_run::of_report(shelf.conn, &report_id(&read.report))?,
    };
    match known {
        Some(known) => Err(file::known(&shelf.words(&known)?, &known.id)),
        None => Ok(()),
    }
}

/// A report's own id as it is kept: one that holds what looks like a number of somebody's is known by
/// its hash, since cleaned it would be another report's too.
fn report_id(report: &Report) -> String {
    let (cleaned, removed) = clean(&report.report_id, report.report_id.len());
    match removed {
        0 => cleaned,
        _ => format!("sha256:{}", hex(report.report_id.as_bytes())),
    }
}

fn keep(tx: &Tx<'_>, row: &TestRunRow, read: &ReadReport) -> Result<()> {
    let (record, new) = test_record::keep(tx.conn(), &read.sha256, read.bytes, &read.report)?;
    if new {
        test_result::keep(tx.conn(), record, &read.report.kept)?;
    }
    Ok(tx.put(row)?)
}
