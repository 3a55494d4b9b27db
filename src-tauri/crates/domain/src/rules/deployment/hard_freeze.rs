//! A hard freeze denies what lies in it.

use crate::calendar::question::ReasonKind;
use crate::rules::{Check, DeploymentFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "hard_freeze",
    number: 13,
    title: "It lies in no hard freeze",
    basis: "Guide, release management: a window conflicts with no other activity",
    default: Level::Block,
    check: Check::Deployment(check),
};

fn check(facts: &DeploymentFacts<'_>) -> Vec<Finding> {
    let freezes: Vec<Finding> = facts
        .reasons(ReasonKind::HardFreeze)
        .map(|reason| facts.frozen("It lies in a freeze", reason))
        .collect();
    if freezes.is_empty() {
        return vec![Finding::met("It lies in no freeze that blocks", "")];
    }
    freezes
}
