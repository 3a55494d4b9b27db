//! What the rules say of a run, with all that it is held against.

use super::run::Shelf;
use crate::defects::judge::shapes;
use crate::deployments::case::moment;
use crate::error::Result;
use crate::releases::read::title;
use crate::shape::{FindingShape, LevelShape};
use slipway_domain::evidence::baseline;
use slipway_domain::evidence::collection::{day_of, known};
use slipway_domain::evidence::proof::is_possible;
use slipway_domain::rules::{EarlierRun, EvidenceFacts, TagFact, judge_evidence};
use slipway_domain::version::same_text;
use slipway_store::table::release::ReleaseRow;
use slipway_store::table::test_record::TestRecord;
use slipway_store::table::test_run::{self, Asked, TestRunRow};

/// Runs of the release before that are looked through for the day of its test cases.
const LOOKED_THROUGH: u32 = 20;

/// The test cases of the release before: whose, which, and of which day.
type Before = (String, String, String);

/// What the rules say, blocks first.
pub(super) fn findings(
    shelf: &Shelf<'_>,
    row: &TestRunRow,
    record: &TestRecord,
) -> Result<Vec<FindingShape>> {
    let release = shelf.release(&row.release_id)?;
    let required = shelf.required(&row.release_id)?;
    let before = match &release {
        Some(release) => before(shelf, release)?,
        None => None,
    };
    let named = release
        .as_ref()
        .map_or_else(String::new, |release| title(&shelf.book, release));
    let completed = record
        .completed
        .as_deref()
        .map(|at| shelf.book.stamp(at).label);
    let ahead_of = is_ahead(row).then(|| shelf.book.stamp(&row.imported_at).label);
    let earlier = earlier(shelf, row)?;
    let facts = EvidenceFacts {
        release: &named,
        collection: &row.collection,
        required: required.as_deref(),
        collection_day: day_of(&row.collection, row.collection_day.as_deref()),
        before: before
            .as_ref()
            .map(|(release, tag, day)| TagFact { release, tag, day }),
        counts: &record.counts,
        claim: record.claim,
        completed: completed.as_deref(),
        ahead_of: ahead_of.as_deref(),
        cut_short: record.cut_short,
        baseline: release
            .as_ref()
            .and_then(|release| baseline_of(shelf, row, release)),
        earlier: earlier.as_ref().map(|(when, assertions)| EarlierRun {
            when,
            assertions: *assertions,
        }),
    };
    let judged = judge_evidence(&facts, &shelf.book.levels);
    let mut out: Vec<FindingShape> = judged.iter().flat_map(shapes).collect();
    out.sort_by_key(|finding| finding.level);
    Ok(out)
}

/// Whether a run says that it ended after it was imported.
fn is_ahead(row: &TestRunRow) -> bool {
    let ended = row.ran_at.as_deref().and_then(moment);
    let both = ended.zip(moment(&row.imported_at));
    both.is_some_and(|(ended, imported)| !is_possible(ended, imported))
}

/// How many findings speak against a run.
pub(super) fn against(findings: &[FindingShape]) -> usize {
    findings
        .iter()
        .filter(|finding| finding.level != LevelShape::Met)
        .count()
}

/// Only Mojaloop's own releases have its baselines.
fn baseline_of(
    shelf: &Shelf<'_>,
    row: &TestRunRow,
    release: &ReleaseRow,
) -> Option<&'static baseline::Baseline> {
    let product = shelf.book.product(&release.product_id)?;
    let core = product.kind == "mojaloop_core";
    core.then(|| baseline::of_release(&row.suite, &release.version))
        .flatten()
}

fn before(shelf: &Shelf<'_>, release: &ReleaseRow) -> Result<Option<Before>> {
    let Some(id) = &release.previous_id else {
        return Ok(None);
    };
    let (Some(previous), Some(tag)) = (shelf.release(id)?, shelf.required(id)?) else {
        return Ok(None);
    };
    let asked = Asked {
        release: Some(id),
        ..Asked::default()
    };
    let runs = test_run::newest(shelf.conn, asked, LOOKED_THROUGH)?;
    let given = runs.iter().filter(|run| same_text(&run.collection, &tag));
    let given = given.filter_map(|run| run.collection_day.as_deref()).next();
    let day = given
        .or_else(|| known(&tag).map(|known| known.day))
        .map(str::to_owned);
    Ok(day.map(|day| (title(&shelf.book, &previous), tag, day)))
}

/// The run before it in the same environment: when, and how many assertions it had.
fn earlier(shelf: &Shelf<'_>, row: &TestRunRow) -> Result<Option<(String, u64)>> {
    let Some(run) = run_before(shelf, row)? else {
        return Ok(None);
    };
    let record = shelf.record(&run)?;
    let when = run.ran_at.as_deref().unwrap_or(&run.imported_at);
    Ok(Some((
        shelf.book.stamp(when).label,
        record.counts.assertions,
    )))
}

/// The run of its suite before a run in the same environment; None where nobody knows when it ran.
pub(super) fn run_before(shelf: &Shelf<'_>, row: &TestRunRow) -> Result<Option<TestRunRow>> {
    let runs = test_run::up_to(shelf.conn, row, 2)?;
    Ok(runs.into_iter().find(|run| run.id != row.id))
}
