//! Only what was approved and made available leaves the Support environment.

use crate::release::ReleaseState;
use crate::rules::{Check, DeploymentFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "release_approved",
    number: 5,
    title: "The release is approved",
    basis: "Guide, release process: both pass before it is made available",
    default: Level::Block,
    check: Check::Deployment(check),
};

fn check(facts: &DeploymentFacts<'_>) -> Vec<Finding> {
    let Some(release) = facts.papers_of_release() else {
        return Vec::new();
    };
    let gone = matches!(
        release.state,
        ReleaseState::Rejected | ReleaseState::Superseded
    );
    if release.state == ReleaseState::Approved || (facts.environment.support && !gone) {
        let message = format!(
            "{} is {}.",
            release.title,
            release.state.title().to_lowercase()
        );
        return vec![Finding::met("The release may go here", message)];
    }
    let message = format!(
        "{} is {}.",
        release.title,
        release.state.title().to_lowercase()
    );
    let hint = match gone {
        true => "Plan a newer release instead.",
        false => "Bring the release through its gates, or deploy it to the Support environment.",
    };
    vec![Finding::broken(
        "The release is not approved",
        message,
        hint,
        "open_release",
    )]
}
