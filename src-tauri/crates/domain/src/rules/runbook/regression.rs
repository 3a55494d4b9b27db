//! After a rollback what runs is tested again.

use crate::rules::{Check, Finding, Level, Rule, RunbookFacts};
use crate::runbook::{Section, StepKind};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "runbook_regression",
    number: 15,
    title: "Its way back ends with a test",
    basis: "Guide, defect triage: a rollback is followed by a regression run",
    default: Level::Warn,
    check: Check::Runbook(check),
};

fn check(facts: &RunbookFacts<'_>) -> Vec<Finding> {
    let mut back = facts.runbook.of(Section::Rollback).peekable();
    if back.peek().is_none() || back.any(|step| step.kind == StepKind::Check) {
        return Vec::new();
    }
    let message = "No check comes last, so nobody would know whether what is back works.";
    let hint = "Add a step of type check after the rollback, with its estimate.";
    vec![Finding::broken("Rollback", message, hint, "edit_runbook")]
}
