//! Development builds and snapshots do not belong in a release package.

use super::{Check, Finding, Level, ReleaseFacts, Rule};
use crate::version::{Channel, Version};

pub(super) const RULE: Rule = Rule {
    id: "development_builds",
    number: 3,
    title: "No component is a development build or snapshot",
    basis: "Guide, release process: avoid deploying changes straight from master",
    default: Level::Warn,
    check: Check::Release(check),
};

fn check(facts: &ReleaseFacts<'_>) -> Vec<Finding> {
    let builds = facts
        .components
        .iter()
        .filter(|c| Version::new(&c.version).channel() == Channel::DevBuild);
    builds
        .map(|component| {
            let message = format!("{} is a development build", component.version);
            let hint = "Ask for a released version before it goes to UAT.";
            Finding::broken(&component.name, message, hint, "open_components")
        })
        .collect()
}
