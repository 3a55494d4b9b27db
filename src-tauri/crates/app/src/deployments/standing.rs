//! Which confirmations no longer hold, all at once, for the calendar and the status line.

use super::case::Case;
use super::desk::{Desk, state_of};
use super::judge::broken;
use crate::error::Result;
use slipway_store::table::deployment::{self, DeploymentRow};
use std::collections::HashSet;

/// Up to so many are judged one by one; for more, the papers of all are read at once.
const FEW: usize = 12;

/// Ids of the deployments ahead whose confirmation no longer holds.
pub(crate) fn to_confirm_again(desk: &Desk<'_>) -> Result<HashSet<String>> {
    among(desk, deployment::confirmed(desk.conn)?)
}

/// [`to_confirm_again`], of these alone.
pub(crate) fn to_confirm_again_of<'i>(
    desk: &Desk<'_>,
    ids: impl Iterator<Item = &'i str>,
) -> Result<HashSet<String>> {
    let ids: Vec<&str> = ids.collect();
    among(desk, deployment::confirmed_of(desk.conn, &ids)?)
}

fn among(desk: &Desk<'_>, confirmed: Vec<DeploymentRow>) -> Result<HashSet<String>> {
    match confirmed.len() {
        0..=FEW => desk.briefly(),
        _ => desk.many()?,
    }
    let mut again = HashSet::new();
    for row in confirmed.into_iter().filter(|row| state_of(row).ahead()) {
        let broken = broken(desk, &Case::of(desk, &row)?)?;
        if broken.is_some_and(|reasons| !reasons.is_empty()) {
            again.insert(row.id);
        }
    }
    Ok(again)
}
