//! After a change the whole golden path shows that nothing else broke.

use crate::evidence::proof::Doubt;
use crate::rules::{Check, DeploymentFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "golden_path_after",
    number: 7,
    title: "The golden path passed after the change",
    basis: "Guide, post-change testing: the full golden path confirms that there is no regression",
    default: Level::Warn,
    check: Check::Deployment(check),
};

fn check(facts: &DeploymentFacts<'_>) -> Vec<Finding> {
    let closing = facts.report.filter(|report| !report.rolled_back);
    let (Some(_), Some(_), Some(proof)) = (closing, facts.papers_of_release(), facts.proofs.after)
    else {
        return Vec::new();
    };
    let hint = format!(
        "Run it now, and import its report: slipwayctl evidence import … --env {}.",
        proof.code
    );
    let title = format!("{} after the change", proof.environment);
    vec![match proof.doubt() {
        None => Finding::met(title, proof.words()),
        Some(Doubt::Unknown(said)) => Finding::unknown(title, said, hint, "open_evidence"),
        Some(Doubt::Against(said)) => Finding::broken(title, said, hint, "open_evidence"),
    }]
}
