//! A release package holds exact versions only: a range is not what gets installed.

use super::{Check, Finding, Level, ReleaseFacts, Rule};
use crate::version::Version;

pub(super) const RULE: Rule = Rule {
    id: "exact_versions",
    number: 0,
    title: "Every component has an exact version",
    basis: "Helm: a range resolves to whatever is newest at install time",
    default: Level::Block,
    check: Check::Release(check),
};

fn check(facts: &ReleaseFacts<'_>) -> Vec<Finding> {
    if facts.components.is_empty() {
        let message = "Nothing says what it holds";
        let hint = "Plan it from a chart version, add its notes, or enter components.";
        return vec![Finding::unknown(
            "No components",
            message,
            hint,
            "open_components",
        )];
    }
    let vague = facts
        .components
        .iter()
        .filter(|c| !Version::is_exact(&c.version));
    vague
        .map(|component| {
            let message = format!("{} is not an exact version", component.version);
            let hint = "Choose another source, or set the version by hand.";
            Finding::broken(&component.name, message, hint, "open_components")
        })
        .collect()
}
