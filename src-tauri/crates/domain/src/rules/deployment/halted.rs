//! While all changes are halted nothing begins, rollbacks included.

use crate::calendar::question::{Reason, ReasonKind};
use crate::rules::{Check, DeploymentFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "halted",
    number: 0,
    title: "No halt of all changes holds",
    basis: "Slipway: the emergency switch stops everything in its scope",
    default: Level::Block,
    check: Check::Deployment(check),
};

fn check(facts: &DeploymentFacts<'_>) -> Vec<Finding> {
    let halts = facts.reasons(ReasonKind::Halted);
    let finding = |reason: &Reason| {
        let until = reason.span.map_or_else(
            || "It holds until somebody lifts it.".to_owned(),
            |span| format!("It holds {}.", facts.words(&span)),
        );
        let subject = format!("All changes are halted: {}", reason.title);
        Finding::broken(subject, until, facts.way_out("Lift the halt"), "lift_halt")
    };
    halts.map(finding).collect()
}
