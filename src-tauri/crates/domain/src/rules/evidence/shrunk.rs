//! Nor below what was run here before.

use crate::rules::{Check, EvidenceFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "evidence_shrunk",
    number: 7,
    title: "A test run has no fewer assertions than the one before it there",
    basis: "Slipway: 2,741 became 2,668 within one release candidate of Mojaloop 15.0.0, unremarked",
    default: Level::Warn,
    check: Check::Evidence(check),
};

fn check(facts: &EvidenceFacts<'_>) -> Vec<Finding> {
    let Some(earlier) = facts.earlier else {
        return Vec::new();
    };
    if facts.counts.assertions >= earlier.assertions {
        return Vec::new();
    }
    let said = format!(
        "{} assertions; the run of {} had {}.",
        facts.counts.assertions, earlier.when, earlier.assertions
    );
    let hint = "Compare the two: what is missing is listed.";
    vec![Finding::broken(
        "Fewer assertions than the run before",
        said,
        hint,
        "open_evidence",
    )]
}
