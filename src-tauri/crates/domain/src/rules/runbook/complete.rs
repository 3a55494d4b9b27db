//! A runbook holds the parts that the guide asks for.

use crate::rules::{Check, Finding, Level, Rule, RunbookFacts};
use crate::runbook::Section;

pub(in crate::rules) const RULE: Rule = Rule {
    id: "runbook_complete",
    number: 9,
    title: "It holds prerequisites, variables, database and deployment",
    basis: "Guide: deployment and rollback instructions including environment variables, database scripts and prerequisites",
    default: Level::Block,
    check: Check::Runbook(check),
};

/// The parts that must hold something. Where there is nothing to do, a line that says so is enough.
const PARTS: [Section; 4] = [
    Section::Prerequisites,
    Section::Variables,
    Section::Database,
    Section::Deployment,
];

fn check(facts: &RunbookFacts<'_>) -> Vec<Finding> {
    let runbook = facts.runbook;
    let empty = |section: &&Section| {
        let variables = **section == Section::Variables && !runbook.variables.is_empty();
        // Of a deployment words alone are not enough.
        let words = **section != Section::Deployment && runbook.notes.contains_key(*section);
        runbook.of(**section).next().is_none() && !variables && !words
    };
    let finding = |section: &Section| {
        let hint = match section {
            Section::Deployment => "Write its steps.",
            _ => "Write its steps, or a line that says why there are none.",
        };
        Finding::broken(section.title(), "This part is empty.", hint, "edit_runbook")
    };
    PARTS.iter().filter(empty).map(finding).collect()
}
