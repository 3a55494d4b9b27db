//! Between planning and window lie as many working days as the change type asks for.

use crate::rules::{Check, DeploymentFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "lead_time",
    number: 11,
    title: "It keeps its lead time",
    basis: "Guide, change management: 3 working days, 5 for a major change",
    default: Level::Block,
    check: Check::Deployment(check),
};

fn check(facts: &DeploymentFacts<'_>) -> Vec<Finding> {
    if facts.rollback {
        return Vec::new();
    }
    let time = facts.working_time;
    let days = time.working_days_between(facts.planned_at, facts.span.start);
    let Some(kind) = facts.change_type else {
        return Vec::new();
    };
    let (needs, name) = (facts.lead.of(kind), kind.title().to_lowercase());
    if days >= needs {
        let message = format!(
            "A {name} change needs {}, it has {}.",
            working(needs),
            working(days)
        );
        return vec![Finding::met("It keeps its lead time", message)];
    }
    let earliest = time.add_working_days(facts.planned_at, needs);
    let message = format!(
        "A {name} change needs {}, it has {}.",
        working(needs),
        working(days)
    );
    let from = format!("Plan it from {}", facts.moment_words(earliest));
    vec![Finding::broken(
        "It comes too soon",
        message,
        facts.way_out(&from),
        "move",
    )]
}

fn working(days: u32) -> String {
    match days {
        1 => "1 working day".to_owned(),
        days => format!("{days} working days"),
    }
}
