//! What is said to be in a release stands in its notes.

use crate::rules::{Check, DefectFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "fix_in_notes",
    number: 20,
    title: "The notes of its release hold the fix",
    basis: "Slipway: what is claimed can be looked up",
    default: Level::Warn,
    check: Check::Defect(check),
};

fn check(facts: &DefectFacts<'_>) -> Vec<Finding> {
    let Some(fix) = facts.fix.filter(|fix| fix.claimed_in_notes) else {
        return Vec::new();
    };
    match fix.in_notes {
        Some(true) => vec![Finding::met("Its release's notes hold it", fix.title)],
        Some(false) => {
            let message = format!("The notes of {} do not name it.", fix.title);
            let hint =
                "Look at the notes, name the issue or the pull request, or plan another release.";
            vec![Finding::broken(
                "Its fix is not in the notes",
                message,
                hint,
                "plan_release",
            )]
        }
        None => {
            let message = format!("{} has no notes yet.", fix.title);
            let hint = "Add the release's notes.";
            vec![Finding::unknown(
                "Whether its fix is in the notes is not known",
                message,
                hint,
                "open_notes",
            )]
        }
    }
}
