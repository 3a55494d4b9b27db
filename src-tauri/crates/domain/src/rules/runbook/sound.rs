//! A runbook's order can be kept: every step it names is there, and none waits for itself.

use crate::rules::{Check, Finding, Level, Rule, RunbookFacts};
use crate::runbook::Problem;

pub(in crate::rules) const RULE: Rule = Rule {
    id: "runbook_sound",
    number: 9,
    title: "The order of its steps can be kept",
    basis: "Slipway: a runbook that contradicts itself cannot be followed",
    default: Level::Block,
    check: Check::Runbook(check),
};

fn check(facts: &RunbookFacts<'_>) -> Vec<Finding> {
    let hint = "Mend the order in the runbook.";
    let finding = |problem: &Problem| {
        let (subject, message) = words(problem);
        Finding::broken(subject, message, hint, "edit_runbook")
    };
    facts.plan.problems.iter().map(finding).collect()
}

fn words(problem: &Problem) -> (String, String) {
    match problem {
        Problem::Twice(id) => (id.clone(), "Two steps have this name.".to_owned()),
        Problem::NoSuchStep { step, names } => (
            step.clone(),
            format!("It waits for {names}, which is no step."),
        ),
        Problem::OtherBranch { step, names } => (
            step.clone(),
            format!("It waits for {names} across the rollback."),
        ),
        Problem::Circle(steps) => (
            steps.first().cloned().unwrap_or_default(),
            format!("These wait for each other: {}.", steps.join(", ")),
        ),
        Problem::TakesBack { step, names } => (
            step.clone(),
            format!(
                "Only a step of the rollback takes back one that comes before it; {names} is none."
            ),
        ),
    }
}
