//! Hub operators are told the target date well ahead of time, so there must be one.

use super::{Check, Finding, Level, NoticeFact, ReleaseFacts, Rule};

pub(super) const RULE: Rule = Rule {
    id: "target_set",
    number: 14,
    title: "The target date is known and told",
    basis: "Guide, release process: tell the target release date well ahead",
    default: Level::Warn,
    check: Check::Release(check),
};

fn check(facts: &ReleaseFacts<'_>) -> Vec<Finding> {
    if facts.target_day.is_some() {
        let late_ones = facts.untold.iter().filter(|notice| notice.overdue);
        return late_ones.map(late).collect();
    }
    if facts.next().is_none() {
        return Vec::new();
    }
    let hint = "Set the target date; the hub operators wait for it.";
    vec![Finding::unknown(
        "Target date",
        "No target date is set",
        hint,
        "edit_release",
    )]
}

fn late(notice: &NoticeFact) -> Finding {
    let subject = format!("{} is overdue", notice.what);
    let message = format!("It had to go by {}.", notice.latest);
    let hint = "Send it now, or waive it with a reason.";
    Finding::broken(subject, message, hint, "announce")
}
