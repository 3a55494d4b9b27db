//! The environment before has to have passed the golden path with this release.

use crate::evidence::proof::Doubt;
use crate::rules::{Check, DeploymentFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "golden_path_below",
    number: 7,
    title: "The environment before passed the golden path with this release",
    basis: "Guide, requests for change: test results of the lower environment",
    default: Level::Warn,
    check: Check::Deployment(check),
};

fn check(facts: &DeploymentFacts<'_>) -> Vec<Finding> {
    let (Some(_), Some(proof)) = (facts.papers_of_release(), facts.proofs.below) else {
        return Vec::new();
    };
    let hint = format!(
        "Run it there, and import its report: slipwayctl evidence import … --env {}.",
        proof.code
    );
    let title = format!("The golden path in {}", proof.environment);
    vec![match proof.doubt() {
        None => Finding::met(title, proof.words()),
        Some(Doubt::Unknown(said)) => Finding::unknown(title, said, hint, "open_evidence"),
        Some(Doubt::Against(said)) => Finding::broken(title, said, hint, "open_evidence"),
    }]
}
