//! Evidence ages: a validation of last month says little about today.

use super::{Check, Finding, Level, ReleaseFacts, Rule};

pub(super) const RULE: Rule = Rule {
    id: "stale_checks",
    number: 0,
    title: "What was shown is still fresh",
    basis: "Slipway: a check may say for how many days a pass holds",
    default: Level::Warn,
    check: Check::Release(check),
};

fn check(facts: &ReleaseFacts<'_>) -> Vec<Finding> {
    let old = facts
        .checks
        .iter()
        .filter(|check| check.stale && facts.next().is_some());
    old.map(|check| {
        let message = "It passed longer ago than a pass holds";
        Finding::broken(
            &check.title,
            message,
            "Look again and pass it anew.",
            "open_readiness",
        )
    })
    .collect()
}
