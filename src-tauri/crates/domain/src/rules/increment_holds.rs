//! A release planned into a Program Increment should land in it.

use super::{Check, Finding, Level, ReleaseFacts, Rule};

pub(super) const RULE: Rule = Rule {
    id: "increment_holds",
    number: 20,
    title: "The target lies in the Program Increment",
    basis: "Guide: one release package a Program Increment",
    default: Level::Warn,
    check: Check::Release(check),
};

fn check(facts: &ReleaseFacts<'_>) -> Vec<Finding> {
    let (Some(day), Some((label, start, end))) = (facts.target_day, facts.increment) else {
        return Vec::new();
    };
    if (start..=end).contains(&day) {
        return Vec::new();
    }
    let message = format!("Target {day}, but {label} runs from {start} to {end}");
    let hint = "Move the target, or plan the release into another Program Increment.";
    vec![Finding::broken(
        "Target date",
        message,
        hint,
        "edit_release",
    )]
}
