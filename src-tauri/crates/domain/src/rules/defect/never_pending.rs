//! A ticket of severity 1 or 2 does not wait, unless the customer decided so in writing.

use crate::defect::scale::Severity;
use crate::defect::ticket_state::TicketState;
use crate::rules::{Check, DefectFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "never_pending",
    number: 16,
    title: "Severity 1 and 2 do not wait",
    basis: "Guide, incident management: they must not be set to Pending",
    default: Level::Block,
    check: Check::Defect(check),
};

fn check(facts: &DefectFacts<'_>) -> Vec<Finding> {
    let severity = facts.severity.filter(|severity| severity.never_waits());
    let (Some(severity), Some(TicketState::Pending)) = (severity, facts.state) else {
        return Vec::new();
    };
    let decision = facts.customer_decision.trim();
    if !decision.is_empty() {
        return vec![Finding::met("The customer let it wait", decision)];
    }
    vec![waits(severity)]
}

fn waits(severity: Severity) -> Finding {
    let subject = format!("It waits, though it is {}", severity.slug());
    let message = "Its clock runs on; only a written decision of the customer lets it wait.";
    let hint = "Set it to In progress or Escalated, or write down the customer's decision.";
    Finding::broken(subject, message, hint, "set_status")
}
