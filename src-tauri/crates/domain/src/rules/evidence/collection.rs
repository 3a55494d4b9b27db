//! The test cases must be those that the release's notes name.

use crate::evidence::collection::{Fit, fit};
use crate::rules::{Check, EvidenceFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "evidence_collection",
    number: 6,
    title: "A test run ran the test cases that the release asks for",
    basis: "Release notes, dependency test matrix: the tag of the test cases",
    default: Level::Warn,
    check: Check::Evidence(check),
};

fn check(facts: &EvidenceFacts<'_>) -> Vec<Finding> {
    let (given, required) = (facts.collection, facts.required.unwrap_or_default());
    let release = facts.release;
    match fit(given, facts.required) {
        Fit::Required => vec![Finding::met(
            "The required test cases",
            format!("{release} asks for {required}."),
        )],
        Fit::SameCommit => {
            let said =
                format!("{given} is the same commit as {required}, which {release} asks for.");
            vec![Finding::met("The required test cases by another tag", said)]
        }
        Fit::Other => {
            let said = format!("It ran {given}; the notes of {release} ask for {required}.");
            let hint = "Run the tag that the notes name, whatever the newest one is.";
            vec![Finding::broken(
                "Other test cases than the release asks for",
                said,
                hint,
                "open_evidence",
            )]
        }
        Fit::Moving => {
            let said =
                format!("{given} is no fixed version: what it was on that day, nobody can tell.");
            let hint = "Run a tag of the test cases.";
            vec![Finding::broken(
                "The test cases have no fixed version",
                said,
                hint,
                "open_evidence",
            )]
        }
        Fit::NotKnown => {
            let said = format!("No notes say which test cases prove {release}; it ran {given}.");
            let hint = "Save the release's notes, or ask whoever published it.";
            vec![Finding::unknown(
                "Which test cases are required is not known",
                said,
                hint,
                "open_notes",
            )]
        }
    }
}
