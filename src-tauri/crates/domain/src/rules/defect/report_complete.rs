//! A report holds what triage cannot do without.

use crate::defect::complete::completeness;
use crate::rules::{Check, DefectFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "report_complete",
    number: 18,
    title: "A report holds what triage needs",
    basis: "Guide, defect triage: steps, expected and actual behaviour, logs, incident, release",
    default: Level::Block,
    check: Check::Defect(check),
};

fn check(facts: &DefectFacts<'_>) -> Vec<Finding> {
    let complete = completeness(facts.report, facts.attachments);
    let how_much = format!("{} of {}", complete.done, complete.of);
    if complete.missing.is_empty() {
        return vec![Finding::met("The report is complete", how_much)];
    }
    let names: Vec<String> = complete
        .missing
        .iter()
        .map(|field| field.title().to_lowercase())
        .collect();
    let message = format!("It holds {how_much}; missing: {}.", names.join(", "));
    let hint = "Ask the reporter, or write down what Operations found out.";
    vec![Finding::broken(
        "The report is not complete",
        message,
        hint,
        "edit_report",
    )]
}
