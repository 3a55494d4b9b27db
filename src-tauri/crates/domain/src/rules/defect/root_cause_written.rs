//! An incident of severity 1, or one that touches security, ends with its root cause written down.

use crate::defect::scale::Severity;
use crate::defect::ticket_state::TicketState;
use crate::rules::{Check, DefectFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "root_cause_written",
    number: 21,
    title: "Severity 1 and security end with their root cause",
    basis: "Guide, incident management: the one mandatory output",
    default: Level::Warn,
    check: Check::Defect(check),
};

fn check(facts: &DefectFacts<'_>) -> Vec<Finding> {
    let grave = facts.severity == Some(Severity::S1) || facts.security;
    let done = matches!(
        facts.state,
        Some(TicketState::Resolved | TicketState::Closed)
    );
    if !grave || !done {
        return Vec::new();
    }
    let cause = facts.root_cause.trim();
    if !cause.is_empty() {
        return vec![Finding::met("Its root cause is written", cause)];
    }
    let why = match facts.security {
        true => "It touches security",
        false => "It was severity 1",
    };
    let message = format!("{why}, and nobody wrote down why it happened.");
    let hint = "Write the root cause analysis, or link it.";
    vec![Finding::broken(
        "Its root cause is missing",
        message,
        hint,
        "write_cause",
    )]
}
