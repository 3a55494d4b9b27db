//! Nobody approves what they asked for.

use crate::rules::{Check, DeploymentFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "initiator_approver",
    number: 12,
    title: "Who asked for it is not who approves it",
    basis: "Guide, change management: initiator and approver are two people",
    default: Level::Block,
    check: Check::Deployment(check),
};

fn check(facts: &DeploymentFacts<'_>) -> Vec<Finding> {
    let Some((papers, initiator)) = facts.papers.as_ref().and_then(|p| Some((p, p.initiator?)))
    else {
        return Vec::new();
    };
    let own = papers
        .approvals
        .iter()
        .find(|approval| approval.approved && approval.holds && approval.by == initiator);
    let Some(own) = own else {
        return Vec::new();
    };
    let message = format!(
        "{initiator} asked for it, and approved it as {}.",
        own.kind.title()
    );
    let hint = "Let another change approver decide.";
    vec![Finding::broken(
        "It was approved by who asked for it",
        message,
        hint,
        "approve",
    )]
}
