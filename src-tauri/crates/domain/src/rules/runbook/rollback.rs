//! A runbook without a way back is none.

use crate::rules::{Check, Finding, Level, Rule, RunbookFacts};
use crate::runbook::Section;

pub(in crate::rules) const RULE: Rule = Rule {
    id: "runbook_rollback",
    number: 9,
    title: "It has a way back",
    basis: "Guide: deployment and rollback instructions",
    default: Level::Block,
    check: Check::Runbook(check),
};

fn check(facts: &RunbookFacts<'_>) -> Vec<Finding> {
    if facts.runbook.of(Section::Rollback).next().is_some() {
        return Vec::new();
    }
    let message = "Nothing says how the former release comes back.";
    let hint = "Write the steps of the rollback; each may name the step it takes back.";
    vec![Finding::broken("Rollback", message, hint, "edit_runbook")]
}
