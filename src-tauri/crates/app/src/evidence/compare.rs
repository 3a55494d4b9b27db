//! Compares two runs, assertion by assertion.

use super::run::Shelf;
use super::{CompareRuns, ComparedRuns, KnownFlaky, RunChange};
use crate::error::{Error, Result};
use crate::{App, Caller};
use slipway_domain::evidence::compare::compare;
use slipway_domain::evidence::{Kept, LIMITS, Status};
use slipway_store::table::test_result;
use std::collections::BTreeMap;

type Held = BTreeMap<String, Kept>;

pub(crate) fn run(app: &App, _caller: &Caller, request: CompareRuns) -> Result<ComparedRuns> {
    if request.from.trim() == request.to.trim() {
        let message = "A run is not compared with itself.";
        return Err(Error::invalid(
            "to",
            message,
            "Name two runs, the earlier one first.",
        ));
    }
    app.store.read(|conn| {
        let shelf = Shelf::read(app, conn)?;
        let (from, from_record) = shelf.find(&request.from)?;
        let (to, to_record) = shelf.find(&request.to)?;
        let before = held(&shelf, from_record.id)?;
        let after = held(&shelf, to_record.id)?;
        let found = compare(&statuses(&before), &statuses(&after));
        let each = |keys: &[String]| {
            keys.iter()
                .filter_map(|key| change(key, (&from.suite, &before), (&to.suite, &after)))
                .collect()
        };
        Ok(ComparedRuns {
            newly_failing: each(&found.newly_failing),
            fixed: each(&found.fixed),
            newly_skipped: each(&found.newly_skipped),
            missing: each(&found.missing),
            appeared: each(&found.appeared),
            unchanged: found.unchanged,
            left_out: from_record.left_out.saturating_add(to_record.left_out),
            from: shelf.shape(&from, &from_record)?,
            to: shelf.shape(&to, &to_record)?,
        })
    })
}

fn held(shelf: &Shelf<'_>, record: i64) -> Result<Held> {
    let most = u32::try_from(LIMITS.kept + LIMITS.kept_failed).unwrap_or(u32::MAX);
    let results = test_result::of_record(shelf.conn, record, true, most)?;
    Ok(results
        .into_iter()
        .map(|kept| (kept.key.clone(), kept))
        .collect())
}

fn statuses(held: &Held) -> BTreeMap<&str, Status> {
    held.iter()
        .map(|(key, kept)| (key.as_str(), kept.status))
        .collect()
}

fn change(
    key: &str,
    (suite_before, before): (&str, &Held),
    (suite, after): (&str, &Held),
) -> Option<RunChange> {
    let (was, is) = (before.get(key), after.get(key));
    let known = |suite: &str, kept: Option<&Kept>| KnownFlaky::of(suite, kept?);
    let wording = is.or(was)?;
    let status = |kept: Option<&Kept>| kept.map(|kept| kept.status.slug().to_owned());
    Some(RunChange {
        known: known(suite, is).or_else(|| known(suite_before, was)),
        key: key.to_owned(),
        case: wording.case.clone(),
        request: wording.request.clone(),
        title: wording.title.clone(),
        before: status(was),
        after: status(is),
        message: is.map_or_else(String::new, |kept| kept.message.clone()),
    })
}
