//! Operations took over what a release brings before it carries real payments.

use crate::rules::{Check, DeploymentFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "handover_complete",
    number: 22,
    title: "Operations accepted the handover",
    basis: "Guide: the knowledge base, the runbook and the release artifacts are handed over in full",
    default: Level::Warn,
    check: Check::Deployment(check),
};

fn check(facts: &DeploymentFacts<'_>) -> Vec<Finding> {
    let Some(release) = facts.papers_of_release() else {
        return Vec::new();
    };
    let Some(open) = release.handover else {
        return Vec::new();
    };
    let Some(first) = open.first() else {
        return vec![Finding::met("Operations accepted the handover", "")];
    };
    let more = match open.len() - 1 {
        0 => String::new(),
        more => format!("; {more} more"),
    };
    vec![Finding::broken(
        "The handover is not complete",
        format!("{first}{more}."),
        "Let Operations go through it, item by item.",
        "open_handover",
    )]
}
