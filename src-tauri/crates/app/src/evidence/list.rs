//! Lists test runs, the newest first.

use super::run::Shelf;
use super::{ListEvidence, SuiteShape, TestRuns};
use crate::error::{Error, Result};
use crate::releases::read::find;
use crate::{App, Caller};
use slipway_domain::evidence::suite;
use slipway_store::table::test_run::{self, Asked};

/// How many are listed at most.
const MOST: u32 = 500;

pub(crate) fn run(app: &App, _caller: &Caller, request: ListEvidence) -> Result<TestRuns> {
    app.store.read(|conn| {
        let shelf = Shelf::read(app, conn)?;
        let named = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
        let release = match named(&request.release) {
            Some(wanted) => Some(find(conn, &shelf.book, &wanted)?.id),
            None => None,
        };
        let environment = match named(&request.environment) {
            Some(wanted) => Some(shelf.environment(&wanted)?.id.clone()),
            None => None,
        };
        let suite = match named(&request.suite) {
            Some(wanted) => Some(suite::parse(&wanted).ok_or_else(|| {
                Error::invalid("suite", format!("“{wanted}” is no name of a suite."), "")
            })?),
            None => None,
        };
        let asked = Asked {
            release: release.as_deref(),
            environment: environment.as_deref(),
            suite: suite.as_deref(),
        };
        let rows = test_run::newest(conn, asked, MOST)?;
        let runs = rows.iter().map(|row| shelf.shape(row, &shelf.record(row)?));
        let suites = suite::SUITES.iter().map(|suite| SuiteShape {
            slug: suite.slug.to_owned(),
            title: suite.title.to_owned(),
        });
        Ok(TestRuns {
            evidence: runs.collect::<Result<_>>()?,
            total: test_run::count(conn, asked)?,
            suites: suites.collect(),
        })
    })
}
