//! A window is opened within the time that was agreed.

use crate::rules::{Check, DeploymentFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "in_its_window",
    number: 14,
    title: "It is opened within its time",
    basis: "Guide, change management: at the start of the approved change window",
    default: Level::Block,
    check: Check::Deployment(check),
};

fn check(facts: &DeploymentFacts<'_>) -> Vec<Finding> {
    let (now, span) = (facts.now, &facts.span);
    if !facts.opening || span.contains(now) {
        return Vec::new();
    }
    let subject = match now < span.start {
        true => "Its window has not begun",
        false => "Its window is over",
    };
    let message = format!("It is {}.", facts.words(span));
    let hint = "Open it in its time, or move it.";
    vec![Finding::broken(subject, message, hint, "move")]
}
