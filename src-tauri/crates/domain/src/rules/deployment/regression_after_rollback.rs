//! After a rollback the regression tests are run, and their result is kept.

use crate::rules::{Check, DeploymentFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "regression_after_rollback",
    number: 15,
    title: "A rollback is followed by a regression run",
    basis: "Guide, defect triage: regression tests after a rollback",
    default: Level::Block,
    check: Check::Deployment(check),
};

fn check(facts: &DeploymentFacts<'_>) -> Vec<Finding> {
    let Some(report) = &facts.report else {
        return Vec::new();
    };
    if !report.rolled_back || !report.regression.trim().is_empty() {
        return Vec::new();
    }
    let hint = "Run the regression tests, and name their result in the report.";
    let message = "It was taken back, and the report names no regression run.";
    vec![Finding::broken(
        "No regression run is named",
        message,
        hint,
        "report",
    )]
}
