//! One person performs a change, another validates it.

use crate::rules::{Check, DeploymentFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "maker_checker",
    number: 12,
    title: "Who performs it is not who validates it",
    basis: "Guide, change management: maker and checker are two people",
    default: Level::Block,
    check: Check::Deployment(check),
};

fn check(facts: &DeploymentFacts<'_>) -> Vec<Finding> {
    let Some(papers) = &facts.papers else {
        return Vec::new();
    };
    let broken = |subject: &str, message: String| {
        let hint = "Name two different people: one performs it, one validates it.";
        vec![Finding::broken(subject, message, hint, "edit_deployment")]
    };
    match (papers.maker, papers.checker) {
        (Some(maker), Some(checker)) if maker == checker => broken(
            "One person would perform and validate it",
            format!("{maker} is named for both."),
        ),
        (Some(maker), Some(checker)) => {
            let message = format!("{maker} performs it, {checker} validates it.");
            vec![Finding::met("Two people see it through", message)]
        }
        (None, None) => broken("Nobody is named to perform and validate it", String::new()),
        (None, Some(_)) => broken("Nobody is named to perform it", String::new()),
        (Some(_), None) => broken("Nobody is named to validate it", String::new()),
    }
}
