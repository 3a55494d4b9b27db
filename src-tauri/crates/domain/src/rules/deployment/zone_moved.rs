//! A country may change its clocks after a window was planned: the wall clock stays, the instant moves.

use crate::rules::{Check, DeploymentFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "zone_moved",
    number: 13,
    title: "Its wall clock is still the same moment",
    basis: "IANA: the rules of time zones change several times a year",
    default: Level::Warn,
    check: Check::Deployment(check),
};

fn check(facts: &DeploymentFacts<'_>) -> Vec<Finding> {
    let moved = facts.placed.filter(|placed| *placed != facts.span.start);
    let finding = |placed| {
        let (was, is) = (
            facts.moment_words(placed),
            facts.moment_words(facts.span.start),
        );
        Finding::broken(
            "The rules of its time zone changed",
            format!("What was planned for a moment that is now called {was} begins {is}."),
            "Save it again to keep the wall clock, or move it back to the moment.",
            "edit_deployment",
        )
    };
    moved.map(finding).into_iter().collect()
}
