//! Release notes hold four contents, or Operations cannot take the release over.

use super::{Check, Finding, Level, ReleaseFacts, Rule};
use crate::notes::{ContentKey, ContentState};

pub(super) const RULE: Rule = Rule {
    id: "notes_contents",
    number: 8,
    title: "Release notes hold their four contents",
    basis: "Guide, Definition of Done: what release notes must have",
    default: Level::Block,
    check: Check::Release(check),
};

fn check(facts: &ReleaseFacts<'_>) -> Vec<Finding> {
    let Some(notes) = facts.notes else {
        let message = "There are no release notes";
        let hint = "Import them from a file, paste them, or read them from GitHub's releases.";
        return vec![Finding::broken(
            "Release notes",
            message,
            hint,
            "open_notes",
        )];
    };
    let missing = notes
        .contents()
        .into_iter()
        .filter(|c| c.state == ContentState::Missing);
    missing
        .map(|content| {
            let hint = "Ask the release's authors, or import the complete notes.";
            Finding::broken("Release notes", lacks(content.key), hint, "open_notes")
        })
        .collect()
}

fn lacks(key: ContentKey) -> &'static str {
    match key {
        ContentKey::ChangesDescribed => "They do not describe the changes",
        ContentKey::ComponentsListed => "They do not list the changed components",
        ContentKey::StoriesAndBugs => "They do not list stories and bugs",
        ContentKey::BreakingHighlighted => "They say nothing about breaking changes",
    }
}
