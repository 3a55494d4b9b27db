//! A breaking migration takes a major change, a maintenance window and a backup.

use crate::deployment::{ChangeType, Strategy};
use crate::rules::{Check, DeploymentFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "migration_planned",
    number: 10,
    title: "Database migrations are planned for",
    basis: "Upgrade strategy guide: back up, and migrate in a maintenance window",
    default: Level::Warn,
    check: Check::Deployment(check),
};

fn check(facts: &DeploymentFacts<'_>) -> Vec<Finding> {
    let (Some(release), Some(papers)) = (facts.papers_of_release(), &facts.papers) else {
        return Vec::new();
    };
    let Some(first) = release.migrations.first() else {
        return Vec::new();
    };
    let mut missing = Vec::new();
    if matches!(
        facts.change_type,
        Some(ChangeType::Standard | ChangeType::Minor)
    ) {
        missing.push("a major change");
    }
    if facts
        .strategy
        .is_some_and(|strategy| strategy != Strategy::MaintenanceWindow)
    {
        missing.push("a maintenance window as its strategy");
    }
    let text = papers.description.to_lowercase();
    if !text.contains("backup") && !text.contains("back up") {
        missing.push("a backup in its description");
    }
    if missing.is_empty() {
        return vec![Finding::met("Its migrations are planned for", "")];
    }
    let count = release.migrations.len();
    let message = format!(
        "{count} with breaking changes, {first} first. Missing: {}.",
        missing.join(", ")
    );
    let hint = "A migration is not taken back by rolling back a chart: plan a backup.";
    vec![Finding::broken(
        "Its migrations are not planned for",
        message,
        hint,
        "edit_deployment",
    )]
}
