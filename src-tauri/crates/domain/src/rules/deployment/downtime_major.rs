//! What stops payments is a major change.

use crate::deployment::ChangeType;
use crate::rules::{Check, DeploymentFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "downtime_major",
    number: 11,
    title: "Anything with downtime is a major change",
    basis: "Guide, change management: all changes that imply downtime are major",
    default: Level::Block,
    check: Check::Deployment(check),
};

fn check(facts: &DeploymentFacts<'_>) -> Vec<Finding> {
    let smaller = matches!(
        facts.change_type,
        Some(ChangeType::Standard | ChangeType::Minor)
    );
    if !facts.downtime || !smaller || facts.rollback {
        return Vec::new();
    }
    let message = "Payments stop while it runs.";
    let hint = "Type it major, or find a way without downtime.";
    vec![Finding::broken(
        "The change is typed too low",
        message,
        hint,
        "edit_deployment",
    )]
}
