//! Shows a test run: what did not pass, what the rules say, and what is flaky.

use super::facts::{findings, run_before};
use super::run::Shelf;
use super::{FlakyAssertion, KnownFlaky, RunResult, ShownRun};
use crate::error::Result;
use crate::shape::ById;
use crate::{App, Caller};
use slipway_domain::evidence::flaky::{RUNS, flaky};
use slipway_domain::evidence::{Kept, Status};
use slipway_store::table::test_result;
use slipway_store::table::test_run::{self, TestRunRow};
use std::collections::BTreeMap;

/// Assertions that are shown at most.
const MOST: u32 = 2_000;

pub(crate) fn run(app: &App, _caller: &Caller, request: ById) -> Result<ShownRun> {
    app.store.read(|conn| {
        let shelf = Shelf::read(app, conn)?;
        let (row, record) = shelf.find(&request.id)?;
        let results = test_result::of_record(conn, record.id, false, MOST)?;
        Ok(ShownRun {
            findings: findings(&shelf, &row, &record)?,
            flaky: flaky_of(&shelf, &row, &results)?,
            results: results
                .into_iter()
                .map(|kept| result(&row.suite, kept))
                .collect(),
            before: run_before(&shelf, &row)?.map(|run| run.id),
            run: shelf.shape(&row, &record)?,
        })
    })
}

fn result(suite: &str, kept: Kept) -> RunResult {
    RunResult {
        known: KnownFlaky::of(suite, &kept),
        key: kept.key,
        case: kept.case,
        request: kept.request,
        title: kept.title,
        status: kept.status.slug().to_owned(),
        message: kept.message,
    }
}

/// Those that turned round over the last runs, the most restless first.
fn flaky_of(shelf: &Shelf<'_>, row: &TestRunRow, results: &[Kept]) -> Result<Vec<FlakyAssertion>> {
    let known = |key: &str| {
        let kept = results.iter().find(|kept| kept.key == key)?;
        KnownFlaky::of(&row.suite, kept)
    };
    let most = u32::try_from(RUNS).unwrap_or(u32::MAX);
    let mut held: Vec<BTreeMap<String, Status>> = Vec::new();
    for run in test_run::up_to(shelf.conn, row, most)?.iter().rev() {
        held.push(statuses(shelf, run)?);
    }
    let lent = held.iter().map(|run| {
        run.iter()
            .map(|(key, status)| (key.as_str(), *status))
            .collect()
    });
    let lent: Vec<BTreeMap<&str, Status>> = lent.collect();
    let mut out: Vec<FlakyAssertion> = flaky(&lent)
        .into_iter()
        .map(|(key, flips)| FlakyAssertion {
            known: known(key),
            key: key.to_owned(),
            flips: flips.flips,
            runs: flips.runs,
        })
        .collect();
    out.sort_by_key(|one| std::cmp::Reverse(one.flips));
    Ok(out)
}

/// Each kept assertion of a run, by key.
pub(super) fn statuses(shelf: &Shelf<'_>, run: &TestRunRow) -> Result<BTreeMap<String, Status>> {
    let record = shelf.record(run)?;
    let mut out = BTreeMap::new();
    test_result::statuses(shelf.conn, record.id, |key, status| {
        out.insert(key.to_owned(), status);
    })?;
    Ok(out)
}
