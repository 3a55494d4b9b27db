//! What feeds an environment, or shares its infrastructure, should stand still meanwhile.

use crate::calendar::question::ConflictKind;
use crate::rules::{Check, DeploymentFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "linked_environments",
    number: 13,
    title: "Linked environments stand still",
    basis: "Guide, release management: a window conflicts with no other activity",
    default: Level::Warn,
    check: Check::Deployment(check),
};

fn check(facts: &DeploymentFacts<'_>) -> Vec<Finding> {
    let kinds = [
        (
            ConflictKind::SharedEnvironment,
            "An environment on the same infrastructure changes too",
        ),
        (
            ConflictKind::FeedingEnvironment,
            "An environment before or after it changes too",
        ),
        (ConflictKind::OtherChange, "Another change runs then"),
    ];
    let of = |(kind, what): (ConflictKind, &'static str)| {
        facts.conflicts(kind).map(move |other| {
            let message = format!("{}, {}.", other.with, facts.words(&other.span));
            let subject = format!("{what}: {}", other.with);
            let hint = "Move one of the two, or agree with who runs it.";
            Finding::broken(subject, message, hint, "move")
        })
    };
    kinds.into_iter().flat_map(of).collect()
}
