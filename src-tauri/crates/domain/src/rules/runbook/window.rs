//! A breaking migration is carried out with payments stopped.

use crate::deployment::Strategy;
use crate::rules::{Check, Finding, Level, Rule, RunbookFacts};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "runbook_window",
    number: 10,
    title: "A breaking migration has its maintenance window",
    basis: "Upgrade strategy guide: a datastore that breaks is upgraded in a maintenance window",
    default: Level::Block,
    check: Check::Runbook(check),
};

fn check(facts: &RunbookFacts<'_>) -> Vec<Finding> {
    let Some(migrations) = facts.migrations else {
        let message = "The release has no notes, so nobody knows whether a change breaks data.";
        let hint = "Take in the release notes.";
        return vec![Finding::unknown("Strategy", message, hint, "open_notes")];
    };
    let (Some(first), false) = (
        migrations.first(),
        facts.runbook.strategy == Some(Strategy::MaintenanceWindow),
    ) else {
        return Vec::new();
    };
    let now = match facts.runbook.strategy {
        Some(strategy) => format!("its strategy is {}", strategy.title().to_lowercase()),
        None => "it names no strategy".to_owned(),
    };
    let message = format!("{first} comes with a breaking change, and {now}.");
    let hint = "Deploy it in a maintenance window.";
    vec![Finding::broken("Strategy", message, hint, "edit_runbook")]
}
