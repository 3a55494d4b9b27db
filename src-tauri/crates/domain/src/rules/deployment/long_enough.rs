//! A window must hold its runbook, and a rollback with its validation when that fails.

use crate::calendar::length::words;
use crate::rules::{Check, DeploymentFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "long_enough",
    number: 13,
    title: "It is long enough for its runbook and a rollback",
    basis: "Guide, release management: the runbook carries its rollback",
    default: Level::Warn,
    check: Check::Deployment(check),
};

fn check(facts: &DeploymentFacts<'_>) -> Vec<Finding> {
    let estimates = &facts.estimates;
    let missing: Vec<&str> = [
        ("runbook", estimates.runbook),
        ("rollback", estimates.rollback),
        ("validation", estimates.validation),
    ]
    .into_iter()
    .filter_map(|(name, minutes)| minutes.is_none().then_some(name))
    .collect();
    if facts.papers.is_none() && missing.len() == 3 {
        return Vec::new();
    }
    let (has, needs) = (facts.span.minutes(), i64::from(estimates.total()));
    let said = |minutes: i64| words(u32::try_from(minutes).unwrap_or(u32::MAX));
    if needs > has {
        let message = format!("It needs {}, and the window is {}.", said(needs), said(has));
        let hint = "Make the window longer, or the runbook shorter.";
        return vec![Finding::broken(
            "It is too short for its runbook",
            message,
            hint,
            "edit_deployment",
        )];
    }
    if !missing.is_empty() {
        let message = format!("Nobody estimated its {}.", missing.join(", "));
        let hint = "Estimate them, so that the last moment for a rollback is known.";
        let subject = "Whether it is long enough is not known";
        return vec![Finding::unknown(subject, message, hint, "edit_deployment")];
    }
    vec![Finding::met(
        format!("Long enough, {} spare", said(has - needs)),
        "",
    )]
}
