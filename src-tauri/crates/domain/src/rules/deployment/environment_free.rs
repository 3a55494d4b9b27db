//! Two changes never run in one environment at once.

use crate::calendar::question::ConflictKind;
use crate::rules::{Check, DeploymentFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "environment_free",
    number: 13,
    title: "The environment is free",
    basis: "Guide, release management: a window conflicts with no other activity",
    default: Level::Block,
    check: Check::Deployment(check),
};

fn check(facts: &DeploymentFacts<'_>) -> Vec<Finding> {
    let taken: Vec<Finding> = facts
        .conflicts(ConflictKind::SameEnvironment)
        .map(|other| {
            let message = format!("Both want {}.", facts.words(&other.span));
            let hint = facts.way_out("Move one of the two");
            let subject = format!("{} is taken by {}", facts.environment.name, other.with);
            Finding::broken(subject, message, hint, "move")
        })
        .collect();
    if taken.is_empty() {
        let subject = format!("{} is free then", facts.environment.name);
        return vec![Finding::met(subject, "")];
    }
    taken
}
