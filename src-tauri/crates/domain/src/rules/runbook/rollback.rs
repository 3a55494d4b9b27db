//! A runbook without a way back is none.

use crate::rules::{Check, Finding, Level, Rule, RunbookFacts};
use crate::runbook::{Section, Step, StepKind};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "runbook_rollback",
    number: 9,
    title: "It has a way back",
    basis: "Guide: deployment and rollback instructions",
    default: Level::Block,
    check: Check::Runbook(check),
};

fn check(facts: &RunbookFacts<'_>) -> Vec<Finding> {
    let back: Vec<&Step> = facts.runbook.of(Section::Rollback).collect();
    // A check, a message or a decision brings nothing back by itself.
    let does = |step: &&Step| {
        let kinds = [StepKind::Action, StepKind::Backup, StepKind::Migration];
        step.rollback_of.is_some() || kinds.contains(&step.kind)
    };
    if back.iter().any(does) {
        return Vec::new();
    }
    let message = match back.is_empty() {
        true => "Nothing says how the former release comes back.",
        false => "Its steps look and tell; none of them takes anything back.",
    };
    let hint = "Write the steps of the rollback; each may name the step it takes back.";
    vec![Finding::broken("Rollback", message, hint, "edit_runbook")]
}
