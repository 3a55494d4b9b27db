//! No secret stands in a runbook.

use crate::rules::{Check, Finding, Level, Rule, RunbookFacts};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "runbook_secrets",
    number: 0,
    title: "It says where secrets lie, and holds none",
    basis: "Slipway: secrets are never in the database, a log or an export",
    default: Level::Warn,
    check: Check::Runbook(check),
};

fn check(facts: &RunbookFacts<'_>) -> Vec<Finding> {
    let variables = facts.runbook.variables.iter();
    let open = variables.filter(|variable| variable.is_open_secret());
    open.map(|variable| {
        let message = "Its name says that it is a secret, and its value stands here in plain.";
        let hint = "Write where it lies, such as “from vault kv/moja”, and change the secret.";
        Finding::broken(&variable.name, message, hint, "edit_runbook")
    })
    .collect()
}
