//! What a plan takes from the release and from what ran before, where nobody said otherwise.

use super::desk::{Candidate, Desk};
use crate::error::Result;
use crate::runbooks::facts;
use slipway_domain::calendar::length::LONGEST;
use slipway_domain::component::Change;
use slipway_domain::deployment::{ChangeType, Strategy};
use slipway_domain::rules::Estimates;
use slipway_store::table::deployment::{self, DeploymentRow};
use slipway_store::table::runbook;

/// Fills in what the release tells, and how long it took before.
pub(super) fn fill_in(desk: &Desk<'_>, row: &mut DeploymentRow) -> Result<()> {
    let Some(id) = row.release_id.clone() else {
        let before = deployment::all(desk.conn)?;
        take_estimates(
            row,
            before
                .iter()
                .filter(|b| b.environment_id == row.environment_id)
                .cloned()
                .collect(),
        );
        return Ok(());
    };
    if let Some(release) = desk.candidate(&id)? {
        row.description = describe(&release);
        if release.breaks_data() {
            row.downtime = true;
            row.change_type = ChangeType::Major.slug().to_owned();
            row.strategy = Strategy::MaintenanceWindow.slug().to_owned();
            row.impact = "Payments stop while the database is migrated.".to_owned();
        }
    }
    let here = row.environment_id.clone();
    let mut before: Vec<DeploymentRow> = deployment::all(desk.conn)?
        .into_iter()
        .filter(|other| other.environment_id == here && other.release_id.is_some())
        .collect();
    before.extend(desk.of_release(&id)?.iter().cloned());
    take_estimates(row, before);
    take_runbook(desk, row)?;
    Ok(())
}

/// Takes how long it takes from its runbook, measured where it was rehearsed. False when there is
/// none.
pub(super) fn take_runbook(desk: &Desk<'_>, row: &mut DeploymentRow) -> Result<bool> {
    let Some(release) = &row.release_id else {
        return Ok(false);
    };
    let Some(kept) = runbook::of(desk.conn, release, &row.environment_id)? else {
        return Ok(false);
    };
    let plan = facts::laid(desk, &kept)?.plan;
    for (seconds, kept) in [
        (plan.there.length, &mut row.runbook_minutes),
        (plan.takes_back, &mut row.rollback_minutes),
        (plan.regression, &mut row.validation_minutes),
    ] {
        let minutes = facts::minutes(seconds);
        if minutes > 0 {
            *kept = Some(minutes.min(LONGEST));
        }
    }
    Ok(true)
}

/// Takes each estimate from the last of those before that has one.
fn take_estimates(row: &mut DeploymentRow, before: Vec<DeploymentRow>) {
    let last = last_estimates(&before);
    row.runbook_minutes = last.runbook;
    row.rollback_minutes = last.rollback;
    row.validation_minutes = last.validation;
}

/// The last of each estimate among these deployments, the oldest first.
pub(super) fn last_estimates(before: &[DeploymentRow]) -> Estimates {
    let last = |pick: fn(&DeploymentRow) -> Option<u32>| before.iter().rev().find_map(pick);
    Estimates {
        runbook: last(|before| before.runbook_minutes),
        rollback: last(|before| before.rollback_minutes),
        validation: last(|before| before.validation_minutes),
    }
}

/// What a release changes, as those who are told may read it.
fn describe(release: &Candidate) -> String {
    let standing = &release.standing;
    let changed = standing
        .components
        .iter()
        .filter(|component| !matches!(component.change, Change::Unchanged | Change::Unknown))
        .count()
        + standing.removed.len();
    let mut lines = vec![match &standing.previous {
        Some(previous) => format!("{} in place of {}.", standing.title, previous.version),
        None => format!("{}.", standing.title),
    }];
    match changed {
        0 => {}
        1 => lines.push("1 component changes.".to_owned()),
        many => lines.push(format!("{many} components change.")),
    }
    let breaking = standing
        .notes
        .as_ref()
        .map_or(0, |notes| notes.breaking.len());
    match breaking {
        0 => {}
        1 => lines.push("1 breaking change.".to_owned()),
        many => lines.push(format!("{many} breaking changes.")),
    }
    if release.breaks_data() {
        lines.push("The database is migrated; back up first.".to_owned());
    }
    lines.join(" ")
}
