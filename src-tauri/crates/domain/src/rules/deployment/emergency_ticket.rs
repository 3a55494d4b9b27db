//! An emergency mends an incident of severity 1, which has a ticket.

use crate::deployment::ChangeType;
use crate::rules::{Check, DeploymentFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "emergency_ticket",
    number: 11,
    title: "An emergency names its incident",
    basis: "Guide, change management: linked to a severity 1 incident",
    default: Level::Block,
    check: Check::Deployment(check),
};

fn check(facts: &DeploymentFacts<'_>) -> Vec<Finding> {
    let Some(papers) = &facts.papers else {
        return Vec::new();
    };
    if facts.change_type != Some(ChangeType::Emergency) {
        return Vec::new();
    }
    if papers.ticket.trim().is_empty() {
        let hint = "Name the ticket of the severity 1 incident, or type the change another way.";
        let message = "An emergency is only accepted with its severity 1 incident.";
        return vec![Finding::broken(
            "No incident is named",
            message,
            hint,
            "edit_deployment",
        )];
    }
    vec![Finding::met("It names its incident", papers.ticket)]
}
