//! Someone said stop.

use super::{Check, Finding, Level, ReleaseFacts, Rule};

pub(super) const RULE: Rule = Rule {
    id: "progress_prevented",
    number: 0,
    title: "Nobody prevents progression",
    basis: "Slipway: a stop with a reason holds until it is lifted",
    default: Level::Block,
    check: Check::Release(check),
};

fn check(facts: &ReleaseFacts<'_>) -> Vec<Finding> {
    let found = facts.prevented.map(|reason| {
        let hint = "Settle it, then lift the stop.";
        Finding::broken("Progression is prevented", reason, hint, "lift_block")
    });
    found.into_iter().collect()
}
