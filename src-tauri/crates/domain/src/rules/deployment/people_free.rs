//! Nobody can be needed in two places.

use crate::calendar::question::ConflictKind;
use crate::rules::{Check, DeploymentFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "people_free",
    number: 13,
    title: "Its people are free",
    basis: "Guide, change management: an implementer and a validator at hand",
    default: Level::Warn,
    check: Check::Deployment(check),
};

fn check(facts: &DeploymentFacts<'_>) -> Vec<Finding> {
    let busy = facts.conflicts(ConflictKind::PersonBusy).map(|other| {
        let names: Vec<&str> = other.people.iter().map(|id| facts.person(id)).collect();
        let who = names.join(" and ");
        let message = format!("{}, {}.", other.with, facts.words(&other.span));
        let hint = "Name someone else, or move it.";
        Finding::broken(
            format!("{who} is needed elsewhere"),
            message,
            hint,
            "edit_deployment",
        )
    });
    busy.collect()
}
