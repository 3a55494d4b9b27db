//! What was deployed is tested.

use crate::rules::{Check, Finding, Level, Rule, RunbookFacts};
use crate::runbook::mention::{call, segments};
use crate::runbook::{Section, Step, StepKind};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "runbook_validation",
    number: 9,
    title: "It validates what it deployed",
    basis: "Guide, release management: the change is validated before the window closes",
    default: Level::Block,
    check: Check::Runbook(check),
};

fn check(facts: &RunbookFacts<'_>) -> Vec<Finding> {
    let hint = "Add health, Golden Path and the scheme's own tests, after what deploys.";
    let say = |message: String| vec![Finding::broken("Validation", message, hint, "edit_runbook")];
    let tests: Vec<&Step> = facts
        .runbook
        .of(Section::Validation)
        .filter(tests)
        .collect();
    if tests.is_empty() {
        return say("No step tests what was deployed.".to_owned());
    }
    let steps = facts.runbook.steps.iter();
    let changes: Vec<&Step> = steps.filter(|step| changes(step)).collect();
    let tested = facts.before(&tests);
    // What comes after the tests of something else, such as letting payments through again, needs none
    // itself; what puts a chart in place or migrates does, wherever it stands.
    let changed = facts.behind(&changes);
    let good: Vec<&Step> = tests
        .iter()
        .copied()
        .filter(|test| changed.contains(test.id.as_str()))
        .collect();
    let later = facts.behind(&good);
    let mut untested = changes.iter().filter(|change| {
        let id = change.id.as_str();
        !tested.contains(id) && (deploys(change) || !later.contains(id))
    });
    match untested.next() {
        None => Vec::new(),
        Some(change) => say(format!(
            "No test waits for “{}” to end, so what it deploys is not validated.",
            change.title
        )),
    }
}

fn tests(step: &&Step) -> bool {
    !matches!(step.kind, StepKind::Message | StepKind::Decision)
}

/// Whether a step of the way there changes what runs.
fn changes(step: &Step) -> bool {
    let deployment = step.section == Section::Deployment && step.kind == StepKind::Action;
    !step.back() && (deployment || deploys(step))
}

/// Whether it puts a chart in place, or migrates.
fn deploys(step: &Step) -> bool {
    let calls = || {
        segments(&step.command)
            .into_iter()
            .any(|part| call(part).is_some())
    };
    step.kind == StepKind::Migration || calls()
}
