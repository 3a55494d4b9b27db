//! A template's text left in the notes means that nobody wrote that part.

use super::{Check, Finding, Level, ReleaseFacts, Rule};

pub(super) const RULE: Rule = Rule {
    id: "notes_placeholders",
    number: 8,
    title: "No place in the notes is left unfilled",
    basis: "Mojaloop's generated notes of v17.1 to v17.3 still hold the template's summary",
    default: Level::Warn,
    check: Check::Release(check),
};

fn check(facts: &ReleaseFacts<'_>) -> Vec<Finding> {
    let places = facts
        .notes
        .map(|notes| notes.placeholders.as_slice())
        .unwrap_or_default();
    places
        .iter()
        .map(|place| {
            let message = format!("Line {} still holds: {}", place.line, place.text.trim());
            let hint = "Ask the release's authors what belongs there.";
            Finding::broken("Release notes", message, hint, "open_notes")
        })
        .collect()
}
