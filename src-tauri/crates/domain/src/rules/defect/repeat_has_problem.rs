//! An incident that repeats points to a problem.

use crate::rules::{Check, DefectFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "repeat_has_problem",
    number: 21,
    title: "What happens again becomes a problem",
    basis: "Guide, problem management and key terms: a root cause analysis every time an incident occurs more than once",
    default: Level::Warn,
    check: Check::Defect(check),
};

fn check(facts: &DefectFacts<'_>) -> Vec<Finding> {
    match (facts.repeats, &facts.problem) {
        (0, _) => Vec::new(),
        (_, Some(problem)) => vec![Finding::met("It belongs to a problem", problem.title)],
        (repeats, None) => {
            let times = match repeats {
                1 => "once before".to_owned(),
                more => format!("{more} times before"),
            };
            let message = format!("It happened {times}.");
            let hint = "Declare a problem, or link the one that exists.";
            vec![Finding::broken(
                "It repeats, and is no problem yet",
                message,
                hint,
                "link_problem",
            )]
        }
    }
}
