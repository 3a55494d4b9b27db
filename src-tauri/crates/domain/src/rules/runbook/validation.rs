//! What was deployed is tested.

use crate::rules::{Check, Finding, Level, Rule, RunbookFacts};
use crate::runbook::Section;

pub(in crate::rules) const RULE: Rule = Rule {
    id: "runbook_validation",
    number: 9,
    title: "It validates what it deployed",
    basis: "Guide, release management: the change is validated before the window closes",
    default: Level::Block,
    check: Check::Runbook(check),
};

fn check(facts: &RunbookFacts<'_>) -> Vec<Finding> {
    if facts.runbook.of(Section::Validation).next().is_some() {
        return Vec::new();
    }
    let message = "No step tests what was deployed.";
    let hint = "Add health, Golden Path and the scheme's own tests.";
    vec![Finding::broken("Validation", message, hint, "edit_runbook")]
}
