//! A soft freeze warns of what lies in it.

use crate::calendar::question::ReasonKind;
use crate::rules::{Check, DeploymentFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "soft_freeze",
    number: 13,
    title: "It lies in no soft freeze",
    basis: "Guide, release management: a window conflicts with no other activity",
    default: Level::Warn,
    check: Check::Deployment(check),
};

fn check(facts: &DeploymentFacts<'_>) -> Vec<Finding> {
    facts
        .reasons(ReasonKind::SoftFreeze)
        .map(|reason| facts.frozen("It lies in a soft freeze", reason))
        .collect()
}
