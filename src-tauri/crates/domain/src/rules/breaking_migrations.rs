//! A breaking change that migrates a database cannot be taken back by rolling back a chart.

use super::{Check, Finding, Level, ReleaseFacts, Rule};

pub(super) const RULE: Rule = Rule {
    id: "breaking_migrations",
    number: 10,
    title: "Database migrations are planned for",
    basis: "Upgrade strategy guide: back up, and migrate in a maintenance window",
    default: Level::Warn,
    check: Check::Release(check),
};

fn check(facts: &ReleaseFacts<'_>) -> Vec<Finding> {
    let breaking = facts
        .notes
        .map(|notes| notes.breaking.as_slice())
        .unwrap_or_default();
    breaking
        .iter()
        .filter(|change| !change.migrations.is_empty())
        .map(|change| {
            let subject = change.component.as_deref().unwrap_or("Database");
            let files = match change.migrations.as_slice() {
                [one] => format!("1 migration file: {one}"),
                many => format!("{} migration files, {} first", many.len(), many[0]),
            };
            let hint = "Plan a backup, a maintenance window and a major change.";
            Finding::broken(subject, files, hint, "open_notes")
        })
        .collect()
}
