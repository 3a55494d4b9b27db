//! What a runbook puts in place is its own release, and what it brings back is the former one.

use crate::rules::{Check, Finding, Level, Rule, RunbookFacts};
use crate::runbook::Step;
use crate::runbook::mention::{Call, call, segments};
use crate::version::bare;

pub(in crate::rules) const RULE: Rule = Rule {
    id: "runbook_versions",
    number: 9,
    title: "It deploys its own release",
    basis: "Guide: deployment and rollback instructions of the release at hand",
    default: Level::Block,
    check: Check::Runbook(check),
};

fn check(facts: &RunbookFacts<'_>) -> Vec<Finding> {
    let steps = facts.runbook.steps.iter();
    steps.filter_map(|step| wrong(facts, step)).collect()
}

fn wrong(facts: &RunbookFacts<'_>, step: &Step) -> Option<Finding> {
    let mut calls = [&step.command, &step.text]
        .into_iter()
        .flat_map(|text| segments(text))
        .filter_map(call);
    let message = calls.find_map(|call| said(facts, step, &call))?;
    let hint = "Put its version right in the command.";
    Some(Finding::broken(&step.title, message, hint, "edit_runbook"))
}

fn said(facts: &RunbookFacts<'_>, step: &Step, call: &Call<'_>) -> Option<String> {
    let target = &facts.target;
    if target.version.is_empty() || !call.chart.eq_ignore_ascii_case(target.owners.chart) {
        return None;
    }
    let (chart, version) = (call.chart, bare(call.version?));
    // A variable or a placeholder names none.
    if !version.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let own = bare(target.version);
    if !step.back() {
        return (version != own).then(|| {
            format!("Its command puts {chart} {version} in place; this runbook is that of {own}.")
        });
    }
    let formers = facts.formers();
    if formers.contains(&version) {
        return None;
    }
    match formers.first() {
        _ if version == own => Some(format!(
            "Its command brings {chart} {version} back, which is what is taken back."
        )),
        Some(former) => Some(format!(
            "Its command brings {chart} {version} back; what runs before is {former}."
        )),
        None => None,
    }
}
