//! Where maintenance windows are set, a change runs inside them.

use crate::calendar::question::{Gate, ReasonKind};
use crate::calendar::span::Span;
use crate::rules::{Check, DeploymentFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "maintenance_window",
    number: 13,
    title: "It lies inside a maintenance window",
    basis: "Upgrade strategy guide: upgrade at the least busy time; Slipway: windows that allow",
    default: Level::Block,
    check: Check::Deployment(check),
};

fn check(facts: &DeploymentFacts<'_>) -> Vec<Finding> {
    let outside: Vec<Span> = facts
        .reasons(ReasonKind::OutsideMaintenanceWindow)
        .filter_map(|reason| reason.span)
        .collect();
    if let (Some(first), Some(last)) = (outside.first(), outside.last()) {
        let span = Span::new(first.start, last.end);
        let message = format!(
            "No window of {} holds {}.",
            facts.environment.name,
            facts.words(&span)
        );
        let hint = facts.way_out("Move it into a window, or shorten it");
        return vec![Finding::broken(
            "It lies outside the maintenance windows",
            message,
            hint,
            "move",
        )];
    }
    match facts.answer.gate {
        Gate::Open => vec![Finding::met("It lies inside a maintenance window", "")],
        _ => Vec::new(),
    }
}
