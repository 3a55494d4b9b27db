//! A fix that slips past its Program Increment must be told.

use crate::rules::{Check, DefectFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "fix_in_increment",
    number: 20,
    title: "Its fix comes within the Program Increment it was promised for",
    basis: "Slipway: a slip is told before it is noticed",
    default: Level::Warn,
    check: Check::Defect(check),
};

fn check(facts: &DefectFacts<'_>) -> Vec<Finding> {
    let Some(fix) = facts.fix.filter(|fix| fix.deployed != Some(true)) else {
        return Vec::new();
    };
    let Some((label, last)) = fix.increment else {
        return Vec::new();
    };
    let Some(target) = fix.target_day else {
        let message = format!(
            "{} has no target, so nobody knows whether it comes within {label}.",
            fix.title
        );
        let hint = "Set the release's target.";
        return vec![Finding::unknown(
            "When its fix comes is not known",
            message,
            hint,
            "plan_release",
        )];
    };
    // Days written YYYY-MM-DD sort as they follow each other.
    if target <= last {
        let message = format!("{} is meant for {target}, {label} ends {last}", fix.title);
        return vec![Finding::met("Its fix comes in time", message)];
    }
    let message = format!(
        "{} is meant for {target}, after {label} ends on {last}.",
        fix.title
    );
    let hint = "Tell those who wait for it, or plan it into an earlier release.";
    vec![Finding::broken(
        "Its fix slips past the increment",
        message,
        hint,
        "plan_release",
    )]
}
