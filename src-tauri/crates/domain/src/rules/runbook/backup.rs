//! A database is copied before it is migrated.

use crate::rules::{Check, Finding, Level, Rule, RunbookFacts};
use crate::runbook::StepKind;

pub(in crate::rules) const RULE: Rule = Rule {
    id: "runbook_backup",
    number: 10,
    title: "A backup comes before each migration",
    basis: "Upgrade strategy guide: back up the databases first",
    default: Level::Block,
    check: Check::Runbook(check),
};

fn check(facts: &RunbookFacts<'_>) -> Vec<Finding> {
    let steps = facts.runbook.steps.iter();
    let bare = steps.filter(|step| {
        step.kind == StepKind::Migration && !facts.comes_after(step, StepKind::Backup)
    });
    bare.map(|step| {
        let message = "No backup has ended when it begins.";
        let hint = "Let it wait for a step of type backup.";
        Finding::broken(&step.title, message, hint, "edit_runbook")
    })
    .collect()
}
