//! Whoever changes an environment should know that it works before.

use crate::evidence::proof::Doubt;
use crate::rules::{Check, DeploymentFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "golden_path_here",
    number: 7,
    title: "The environment works before it is changed",
    basis: "Guide, pre-change testing: the last golden path shows that the environment is stable",
    default: Level::Warn,
    check: Check::Deployment(check),
};

fn check(facts: &DeploymentFacts<'_>) -> Vec<Finding> {
    let Some(proof) = facts.proofs.here.filter(|_| !facts.rollback) else {
        return Vec::new();
    };
    let hint = format!(
        "Run it with what is there now, and import its report: slipwayctl evidence import … --env {}.",
        proof.code
    );
    let title = format!("{} before the change", proof.environment);
    vec![match proof.doubt() {
        None => Finding::met(title, proof.words()),
        Some(Doubt::Unknown(said)) => Finding::unknown(title, said, hint, "open_evidence"),
        Some(Doubt::Against(said)) => Finding::broken(title, said, hint, "open_evidence"),
    }]
}
