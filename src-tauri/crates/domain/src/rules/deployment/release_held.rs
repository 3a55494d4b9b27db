//! A release whose progression is prevented stays where it already is.

use crate::rules::{Check, DeploymentFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "release_held",
    number: 0,
    title: "The release is not held back",
    basis: "Slipway: a stop with a reason holds every gate",
    default: Level::Block,
    check: Check::Deployment(check),
};

fn check(facts: &DeploymentFacts<'_>) -> Vec<Finding> {
    let Some(release) = facts.papers_of_release() else {
        return Vec::new();
    };
    match release.prevented {
        Some(reason) if !release.reached_here => {
            let hint =
                "Lift the stop on the release; until then it stays in the environments it reached.";
            let subject = "Progression of the release is prevented";
            vec![Finding::broken(
                subject,
                format!("{reason}."),
                hint,
                "lift_block",
            )]
        }
        _ => Vec::new(),
    }
}
