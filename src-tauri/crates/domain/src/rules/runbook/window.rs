//! What breaks data is deployed with payments stopped, and what breaks anything else not over what runs.

use crate::deployment::Strategy;
use crate::notes::Breaks;
use crate::rules::{Check, Finding, Level, Rule, RunbookFacts};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "runbook_window",
    number: 10,
    title: "A breaking change has its maintenance window",
    basis: "Upgrade strategy guide: a datastore that breaks is upgraded in a maintenance window, other breaking changes beside what runs",
    default: Level::Block,
    check: Check::Runbook(check),
};

fn check(facts: &RunbookFacts<'_>) -> Vec<Finding> {
    let strategy = facts.runbook.strategy;
    let (fact, hint, kept) = match facts.breaks {
        Breaks::Nothing => return Vec::new(),
        Breaks::Unknown(why) => {
            let hint = "Take in the release notes, or ask who wrote them.";
            return vec![Finding::unknown(
                "Strategy",
                format!("{why}."),
                hint,
                "open_notes",
            )];
        }
        Breaks::Database(fact) => (
            fact,
            "Deploy it in a maintenance window.",
            strategy == Some(Strategy::MaintenanceWindow),
        ),
        // Where no data breaks, the guide lets the new versions be proved beside the old ones.
        Breaks::Services(fact) => (
            fact,
            "Deploy it in a maintenance window, as a canary or blue-green.",
            !matches!(strategy, None | Some(Strategy::InPlace)),
        ),
    };
    if kept {
        return Vec::new();
    }
    let now = match strategy {
        Some(strategy) => format!("its strategy is {}", strategy.title().to_lowercase()),
        None => "it names no strategy".to_owned(),
    };
    let message = format!("{fact}, and {now}.");
    vec![Finding::broken("Strategy", message, hint, "edit_runbook")]
}
