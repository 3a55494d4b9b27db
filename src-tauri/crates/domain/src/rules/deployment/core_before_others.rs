//! Mojaloop itself is validated before the products around it.

use crate::rules::{Check, DeploymentFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "core_before_others",
    number: 5,
    title: "Mojaloop is validated before other products",
    basis: "Guide, release process: core is deployed and tested first",
    default: Level::Block,
    check: Check::Deployment(check),
};

fn check(facts: &DeploymentFacts<'_>) -> Vec<Finding> {
    let Some(core) = facts.core_pending.filter(|_| !facts.rollback) else {
        return Vec::new();
    };
    let subject = format!("{} comes first", core.title);
    let message = format!("It is {} here: {}.", core.state, core.when);
    let hint = "Let Mojaloop be validated in this environment first, or move this after it.";
    vec![Finding::broken(subject, message, hint, "move")]
}
