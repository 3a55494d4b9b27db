//! A gate opens only when its checks are settled.

use super::{Check, Finding, Level, ReleaseFacts, Rule};
use crate::readiness::CheckState;

pub(super) const RULE: Rule = Rule {
    id: "gate_checks",
    number: 0,
    title: "Every check of the gate is passed, waived or does not apply",
    basis: "Guide, Definition of Done and release process",
    default: Level::Block,
    check: Check::Release(check),
};

fn check(facts: &ReleaseFacts<'_>) -> Vec<Finding> {
    let open = facts
        .checks
        .iter()
        .filter(|c| facts.gate_counts(c) && !c.state.settles());
    open.map(|check| {
        let owes = check
            .owner
            .as_deref()
            .map_or("nobody owes it yet".to_owned(), |owner| {
                format!("{owner} owes it")
            });
        let message = match check.state {
            CheckState::Failed => format!("It failed: {}", check.reason),
            _ => format!("Not decided; {owes}"),
        };
        let hint = "Pass it with evidence, waive it with a reason, or say why it does not apply.";
        Finding::broken(&check.title, message, hint, "open_readiness")
    })
    .collect()
}
