//! Whoever does a step does not check it.

use crate::rules::{Check, Finding, Level, Rule, RunbookFacts};
use crate::runbook::run::same_name;

pub(in crate::rules) const RULE: Rule = Rule {
    id: "runbook_makers",
    number: 12,
    title: "Maker and checker of a step are two people",
    basis: "Guide, change management: maker and checker differ",
    default: Level::Block,
    check: Check::Runbook(check),
};

fn check(facts: &RunbookFacts<'_>) -> Vec<Finding> {
    let steps = facts.runbook.steps.iter();
    let same =
        steps.filter(|step| !step.maker.trim().is_empty() && same_name(&step.maker, &step.checker));
    same.map(|step| {
        let message = format!("{} does it and checks it.", step.maker);
        let hint = "Name somebody else as its checker.";
        Finding::broken(&step.title, message, hint, "edit_runbook")
    })
    .collect()
}
