//! The hub confirms that it is ready, for exactly this window and content.

use crate::rules::Confirmation;
use crate::rules::{Check, DeploymentFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "readiness_confirmed",
    number: 14,
    title: "The hub has confirmed its readiness",
    basis: "Guide, release management: the hub confirms readiness and the target window",
    default: Level::Block,
    check: Check::Deployment(check),
};

fn check(facts: &DeploymentFacts<'_>) -> Vec<Finding> {
    let Some(papers) = &facts.papers else {
        return Vec::new();
    };
    match papers.confirmation {
        Confirmation::None => {
            let hint = "Confirm readiness once release, people and window are settled.";
            let subject = "The hub has not confirmed that it is ready";
            vec![Finding::broken(subject, "", hint, "confirm")]
        }
        Confirmation::Broken(reasons) => {
            let hint = "Look at what changed, and confirm again.";
            let subject = "What the hub confirmed no longer holds";
            vec![Finding::broken(subject, reasons.join(" "), hint, "confirm")]
        }
        Confirmation::Holds(by) => {
            vec![Finding::met(
                "The hub is ready",
                format!("Confirmed by {by}."),
            )]
        }
    }
}
