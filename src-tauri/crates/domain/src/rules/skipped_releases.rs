//! Skipping releases brings their breaking changes along all at once.

use super::{Check, Finding, Level, ReleaseFacts, Rule};

pub(super) const RULE: Rule = Rule {
    id: "skipped_releases",
    number: 26,
    title: "No release is skipped unnoticed",
    basis: "Slipway: breaking changes of skipped releases add up",
    default: Level::Warn,
    check: Check::Release(check),
};

fn check(facts: &ReleaseFacts<'_>) -> Vec<Finding> {
    let (Some(previous), [first, rest @ ..]) = (facts.previous, facts.skipped) else {
        return Vec::new();
    };
    let last = rest.last().unwrap_or(first);
    let which = match rest.len() {
        0 => first.text().to_owned(),
        1 => format!("{} and {}", first.text(), last.text()),
        more => format!("{} to {}, {} releases", first.text(), last.text(), more + 1),
    };
    let message = format!("From {previous} to {} skips {which}", facts.version);
    let hint = "Compare the two and read what the releases between break.";
    vec![Finding::broken(
        "Skipped releases",
        message,
        hint,
        "open_compare",
    )]
}
