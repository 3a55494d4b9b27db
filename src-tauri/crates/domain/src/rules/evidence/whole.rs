//! A run that was ended before its end, or of which nobody knows when it was, proves less.

use crate::rules::{Check, EvidenceFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "evidence_whole",
    number: 7,
    title: "A test run ran to its end, and its report says when",
    basis: "Slipway: what was cut short or cannot be placed in time proves less",
    default: Level::Warn,
    check: Check::Evidence(check),
};

fn check(facts: &EvidenceFacts<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    if facts.cut_short {
        let said = "The report says that the run was ended before it was done.";
        let hint = "Run it again with more time.";
        found.push(Finding::broken(
            "The run was cut short",
            said,
            hint,
            "open_evidence",
        ));
    }
    if let (Some(completed), Some(imported)) = (facts.completed, facts.ahead_of) {
        let said = format!("It says that it ended {completed}; it was imported {imported}.");
        let hint = "A clock is wrong where it ran. The run proves nothing until its time is known.";
        found.push(Finding::broken(
            "The run ended after it was imported",
            said,
            hint,
            "open_evidence",
        ));
    }
    if facts.completed.is_none() {
        let said = "The report does not say when it ran, in a time with a zone.";
        let hint = "Nobody can tell whether it is newer than the last deployment.";
        found.push(Finding::unknown(
            "When it ran is not known",
            said,
            hint,
            "open_evidence",
        ));
    }
    found
}
