//! A problem has a record of its symptoms that the next incident is searched in.

use crate::rules::{Check, DefectFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "known_error_raised",
    number: 21,
    title: "A problem has its known error",
    basis: "Guide, problem management: raise a known error record with all known symptoms",
    default: Level::Warn,
    check: Check::Defect(check),
};

fn check(facts: &DefectFacts<'_>) -> Vec<Finding> {
    let Some(problem) = &facts.problem else {
        return Vec::new();
    };
    if let Some(record) = problem.known_error {
        return vec![Finding::met("Its problem has a known error", record)];
    }
    let message = format!("{} has none.", problem.title);
    let hint = "Write down its symptoms and what helps, so that it is found the next time.";
    vec![Finding::broken(
        "No known error was raised",
        message,
        hint,
        "write_known_error",
    )]
}
