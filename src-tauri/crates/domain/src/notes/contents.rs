//! The four contents the guide asks of every release notes file.

use serde::{Deserialize, Serialize};

use super::{Notes, Section, SectionKind};

/// One required content of release notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// Which of the four.
    pub key: ContentKey,
    /// Whether the notes have it.
    pub state: ContentState,
    /// Of the file: where it is, or where it is owed.
    pub line: Option<usize>,
}

/// The four required contents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContentKey {
    /// What changes with the release, in words.
    ChangesDescribed,
    /// The components with their versions.
    ComponentsListed,
    /// The stories and bugs that went in.
    StoriesAndBugs,
    /// The breaking changes, or the word that there are none.
    BreakingHighlighted,
}

/// Whether a required content is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContentState {
    /// It is there.
    Present,
    /// It is not.
    Missing,
    /// Its place holds the template's text.
    Placeholder,
}

/// Looks for the four contents.
pub(super) fn of(notes: &Notes) -> [Content; 4] {
    [
        ContentKey::ChangesDescribed,
        ContentKey::ComponentsListed,
        ContentKey::StoriesAndBugs,
        ContentKey::BreakingHighlighted,
    ]
    .map(|key| judge(key, notes))
}

fn judge(key: ContentKey, notes: &Notes) -> Content {
    match key {
        ContentKey::ChangesDescribed => changes_described(notes),
        ContentKey::ComponentsListed => listed(
            notes,
            key,
            &[SectionKind::Components],
            !notes.components.is_empty(),
        ),
        ContentKey::StoriesAndBugs => stories_and_bugs(notes),
        ContentKey::BreakingHighlighted => {
            // "There are no breaking changes in this release." highlights as well as a list.
            listed(notes, key, &[SectionKind::Breaking], true)
        }
    }
}

/// The summary; before v15 there was none and the features told what changes.
fn changes_described(notes: &Notes) -> Content {
    let kinds = [
        SectionKind::Summary,
        SectionKind::Features,
        SectionKind::Maintenance,
    ];
    let with_summary = notes
        .sections
        .iter()
        .any(|s| s.kind == SectionKind::Summary);
    let kinds = if with_summary {
        &kinds[..1]
    } else {
        &kinds[1..]
    };
    listed(notes, ContentKey::ChangesDescribed, kinds, true)
}

/// References to stories or bugs, or the word that there are none of either.
fn stories_and_bugs(notes: &Notes) -> Content {
    let kinds = [
        SectionKind::Features,
        SectionKind::Fixes,
        SectionKind::Maintenance,
    ];
    let items = notes.features.iter().chain(&notes.fixes);
    let referenced = items.clone().any(|item| !item.refs.is_empty());
    let none_said = items.count() == 0;
    listed(
        notes,
        ContentKey::StoriesAndBugs,
        &kinds,
        referenced || none_said,
    )
}

/// Present where a section of `kinds` says something and `found` holds; a section of
/// nothing but template text is a placeholder.
fn listed(notes: &Notes, key: ContentKey, kinds: &[SectionKind], found: bool) -> Content {
    let mut content = Content {
        key,
        state: ContentState::Missing,
        line: None,
    };
    for section in notes
        .sections
        .iter()
        .filter(|section| kinds.contains(&section.kind))
    {
        let line = *content.line.get_or_insert(section.line);
        let (said, placeholder) = weigh(notes, section);
        if said && found {
            return Content {
                key,
                state: ContentState::Present,
                line: Some(section.line),
            };
        }
        if let Some(at) = placeholder {
            content = Content {
                key,
                state: ContentState::Placeholder,
                line: Some(at),
            };
        } else {
            content.line = Some(line);
        }
    }
    content
}

/// Whether a section says anything of its own, and its first placeholder.
///
/// A sentence that announces a list ("which includes:") says nothing by itself.
fn weigh(notes: &Notes, section: &Section) -> (bool, Option<usize>) {
    let mut said = false;
    let mut placeholder = None;
    for (offset, text) in section.body.lines().enumerate() {
        let line = section.line + 1 + offset;
        if notes
            .placeholders
            .binary_search_by_key(&line, |p| p.line)
            .is_ok()
        {
            placeholder = placeholder.or(Some(line));
        } else {
            let text = text.trim();
            said |= !text.is_empty() && !text.ends_with(':');
        }
    }
    (said, placeholder)
}
