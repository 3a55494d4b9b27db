//! The notes name the test cases a release must pass; another version proves something else.

use super::{Check, Finding, Level, ReleaseFacts, Rule};
use crate::version::bare;

pub(super) const RULE: Rule = Rule {
    id: "test_cases_named",
    number: 6,
    title: "The notes name the test-cases version of this release",
    basis: "Guide, Mojaloop releases: test suites carry the release's version",
    default: Level::Warn,
    check: Check::Release(check),
};

const SUBJECT: &str = "Testing Toolkit test cases";

fn check(facts: &ReleaseFacts<'_>) -> Vec<Finding> {
    let Some(named) = facts.notes.and_then(|notes| notes.test_cases.as_deref()) else {
        let message = "No notes say which test cases prove this release";
        let hint = "Read the dependency test matrix of the release notes.";
        return vec![Finding::unknown(SUBJECT, message, hint, "open_notes")];
    };
    if bare(named) == bare(facts.version) {
        return Vec::new();
    }
    let message = format!("The notes of {} ask for test cases {named}", facts.version);
    let hint = "Run what the notes name, and ask whether that is meant.";
    vec![Finding::broken(SUBJECT, message, hint, "open_notes")]
}
