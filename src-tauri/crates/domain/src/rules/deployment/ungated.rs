//! An environment without a maintenance window is open any time, and that is said.

use crate::calendar::question::ReasonKind;
use crate::rules::{Check, DeploymentFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "ungated",
    number: 0,
    title: "A maintenance window guards the environment",
    basis: "Slipway: an unguarded environment is never silently open",
    default: Level::Warn,
    check: Check::Deployment(check),
};

fn check(facts: &DeploymentFacts<'_>) -> Vec<Finding> {
    let ungated = facts.reasons(ReasonKind::Ungated).next().is_some();
    if !ungated || facts.environment.lower {
        return Vec::new();
    }
    let message = format!(
        "No maintenance window is set for {}.",
        facts.environment.name
    );
    let hint = "Add one, so that only quiet hours are offered.";
    vec![Finding::broken(
        "Nothing guards the environment",
        message,
        hint,
        "add_window",
    )]
}
