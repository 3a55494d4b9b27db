//! On a holiday those who would help are away.

use crate::calendar::question::ConflictKind;
use crate::rules::{Check, DeploymentFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "no_holiday",
    number: 13,
    title: "It lies on no holiday",
    basis: "Hub: its own holidays",
    default: Level::Warn,
    check: Check::Deployment(check),
};

fn check(facts: &DeploymentFacts<'_>) -> Vec<Finding> {
    let holidays = facts.conflicts(ConflictKind::Holiday).map(|day| {
        let message = format!("{}.", facts.words(&day.span));
        let hint = "Move it, or make sure that everyone who may be needed is at hand.";
        Finding::broken(
            format!("It lies on a holiday: {}", day.with),
            message,
            hint,
            "move",
        )
    });
    holidays.collect()
}
