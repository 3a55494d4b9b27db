//! What a release still owes is worth knowing before it goes anywhere.

use crate::rules::{Check, DeploymentFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "release_findings",
    number: 0,
    title: "The release has no open findings",
    basis: "Slipway: the release's own rules",
    default: Level::Warn,
    check: Check::Deployment(check),
};

fn check(facts: &DeploymentFacts<'_>) -> Vec<Finding> {
    let Some(release) = facts.papers_of_release() else {
        return Vec::new();
    };
    let Some(first) = release.open_findings.first() else {
        return vec![Finding::met("The release has no open findings", "")];
    };
    let more = match release.open_findings.len() - 1 {
        0 => String::new(),
        more => format!("; {more} more"),
    };
    let hint = "Open the release.";
    vec![Finding::broken(
        "The release is not ready",
        format!("{first}{more}."),
        hint,
        "open_release",
    )]
}
