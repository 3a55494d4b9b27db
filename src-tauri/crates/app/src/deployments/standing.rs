//! Which confirmations no longer hold, all at once, for the calendar and the status line.

use super::case::Case;
use super::desk::{Desk, state_of};
use super::judge::broken;
use crate::error::Result;
use slipway_store::table::{deployment, deployment_confirmation};
use std::collections::HashSet;

/// Ids of the deployments ahead whose confirmation no longer holds.
pub(crate) fn to_confirm_again(desk: &Desk<'_>) -> Result<HashSet<String>> {
    let given = deployment_confirmation::all(desk.conn)?.into_iter();
    let confirmed: HashSet<String> = given.map(|given| given.deployment_id).collect();
    let mut again = HashSet::new();
    if confirmed.is_empty() {
        return Ok(again);
    }
    desk.many()?;
    for row in deployment::all_unfinished(desk.conn)? {
        if !confirmed.contains(&row.id) || !state_of(&row).ahead() {
            continue;
        }
        let broken = broken(desk, &Case::of(desk, &row)?)?;
        if broken.is_some_and(|reasons| !reasons.is_empty()) {
            again.insert(row.id);
        }
    }
    Ok(again)
}
