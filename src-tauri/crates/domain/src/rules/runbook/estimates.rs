//! How long each step takes is known.

use crate::rules::{Check, Finding, Level, Rule, RunbookFacts};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "runbook_estimates",
    number: 13,
    title: "How long each step takes is known",
    basis: "Guide, release management: a window holds its deployment and its rollback",
    default: Level::Warn,
    check: Check::Runbook(check),
};

fn check(facts: &RunbookFacts<'_>) -> Vec<Finding> {
    let mut unknown = facts.plan.there.unknown();
    unknown.extend(facts.plan.back.unknown());
    let names = unknown.iter().filter_map(|place| {
        let step = facts.runbook.steps.get(*place);
        step.map(|step| step.id.as_str())
    });
    let names: Vec<&str> = names.collect();
    let said = match names.as_slice() {
        [] => return Vec::new(),
        [one] => (*one).to_owned(),
        [one, two] => format!("{one} and {two}"),
        [one, two, rest @ ..] => format!("{one}, {two} and {} more", rest.len()),
    };
    let message = format!("Nobody knows how long {said} will take.");
    let hint = "Estimate them, or rehearse the runbook.";
    vec![Finding::unknown("Estimates", message, hint, "edit_runbook")]
}
