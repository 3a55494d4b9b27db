//! A report that calls itself passed is not believed.

use crate::rules::{Check, EvidenceFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "evidence_claim",
    number: 7,
    title: "What a report says of itself is what its assertions say",
    basis: "Testing Toolkit: skipped assertions count as passed there, and 0 of 0 is passed",
    default: Level::Warn,
    check: Check::Evidence(check),
};

const HINT: &str = "Trust the counts; they are taken from the assertions.";
const UNSEEN: &str =
    "See what broke off outside a test case, and run it again: no assertion here tells of it.";

fn check(facts: &EvidenceFacts<'_>) -> Vec<Finding> {
    let (claim, counts) = (facts.claim, facts.counts);
    let mut found = Vec::new();
    let mut say = |subject: &str, said: String, hint: &str| {
        found.push(Finding::broken(subject, said, hint, "open_evidence"));
    };
    let all = counts.assertions > 0 && counts.passed == counts.assertions && counts.broken == 0;
    if claim.passed == Some(true) && !all {
        let said = format!(
            "It says that it passed; {} of {} assertions did.",
            counts.passed, counts.assertions
        );
        say("The report calls itself passed", said, HINT);
    }
    if claim.passed == Some(false) && all {
        let said = format!(
            "It says that something failed; all {} assertions in it passed.",
            counts.assertions
        );
        say("The report calls itself failed", said, UNSEEN);
    }
    if let Some(claimed) = claim
        .passed_assertions
        .filter(|claimed| *claimed != counts.passed)
    {
        let said = format!("It says that {claimed} passed; {} did.", counts.passed);
        say("The report counts otherwise", said, HINT);
    }
    if let Some(claimed) = claim
        .assertions
        .filter(|claimed| *claimed != counts.assertions)
    {
        let said = format!(
            "It says that there were {claimed} assertions; there are {}.",
            counts.assertions
        );
        say("The report counts another total", said, HINT);
    }
    found
}
