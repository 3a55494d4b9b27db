//! A bug that is known belongs to the ticket that exists.

use crate::rules::{Check, DefectFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "duplicate_linked",
    number: 19,
    title: "A known bug names the one it repeats",
    basis: "Guide, defect triage: update the ticket that exists",
    default: Level::Block,
    check: Check::Defect(check),
};

fn check(facts: &DefectFacts<'_>) -> Vec<Finding> {
    match (facts.known, facts.same_as) {
        (_, Some(other)) => vec![Finding::met("It names the one it repeats", other)],
        (false, None) => Vec::new(),
        (true, None) => {
            let message = "It is said to be known, and nothing says which one it is.";
            let hint = "Link the defect or the ticket that exists, or say that it is new.";
            vec![Finding::broken(
                "The known bug is not named",
                message,
                hint,
                "link_ticket",
            )]
        }
    }
}
