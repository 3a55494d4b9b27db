//! Test cases that are older than those of the release before cannot test what is new.

use crate::rules::{Check, EvidenceFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "evidence_tag_order",
    number: 6,
    title: "The test cases are no older than those of the release before",
    basis: "Tags of Mojaloop's test cases: v17.3.0 is of October 2025, v17.2.0 of February 2026",
    default: Level::Warn,
    check: Check::Evidence(check),
};

fn check(facts: &EvidenceFacts<'_>) -> Vec<Finding> {
    let (Some(day), Some(before)) = (facts.collection_day, facts.before) else {
        return Vec::new();
    };
    // Days as `YYYY-MM-DD` sort as text.
    if day >= before.day {
        return Vec::new();
    }
    let said = format!(
        "{} is of {day}; {} of {} is of {}.",
        facts.collection, before.tag, before.release, before.day
    );
    let hint = "Ask whoever published the release which test cases are meant: the tag may have been taken.";
    vec![Finding::broken(
        "Test cases older than those of the release before",
        said,
        hint,
        "open_evidence",
    )]
}
