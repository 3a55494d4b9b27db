//! Features, fixes, known issues, deprecations and upgrade notes.

use std::collections::HashSet;

use super::sections::Part;
use super::text::{Inline, Line, inline, is_placeholder, says_nothing};
use super::{Item, Notes, SectionKind, Unparsed};

/// Reads every section that is a list of items.
pub(super) fn read(parts: &[Part<'_>], notes: &mut Notes) {
    for part in parts {
        let (items, prose) = match part.kind {
            SectionKind::Features | SectionKind::Maintenance => (&mut notes.features, false),
            SectionKind::Fixes => (&mut notes.fixes, false),
            SectionKind::KnownIssues => (&mut notes.known_issues, false),
            SectionKind::Deprecations => (&mut notes.deprecations, true),
            SectionKind::UpgradeNotes => (&mut notes.upgrade_notes, true),
            _ => continue,
        };
        let (drafts, unparsed) = drafts(part, prose);
        let misread = drafts.iter().filter(|draft| draft.has_broken_reference());
        notes.unparsed.extend(misread.map(|draft| Unparsed {
            line: draft.line,
            text: draft.markdown.clone(),
            section: part.title.clone(),
        }));
        notes.unparsed.extend(unparsed);
        items.extend(drafts.into_iter().map(Draft::into_item));
    }
}

/// An item whose lines are still being gathered.
struct Draft {
    markdown: String,
    line: usize,
}

impl Draft {
    fn into_item(self) -> Item {
        let read = inline(&self.markdown);
        let refs = references(&self.markdown, &read);
        Item {
            text: read.plain,
            refs,
            line: self.line,
        }
    }

    /// The generator writes `**mojaloop/#participants**` where it took a word of the
    /// commit message for the number.
    fn has_broken_reference(&self) -> bool {
        let start = self.markdown.trim_start_matches('*');
        start.split_once("/#").is_some_and(|(repository, number)| {
            repository
                .chars()
                .all(|c| c.is_alphanumeric() || "-_".contains(c))
                && !number.starts_with(|c: char| c.is_ascii_digit())
        })
    }

    fn append(&mut self, line: &Line<'_>) {
        if line.fenced {
            self.markdown.push('\n');
            self.markdown.push_str(line.text);
        } else {
            self.markdown.push(' ');
            self.markdown.push_str(line.text.trim());
        }
    }
}

/// Gathers items: one per list item of any depth, and per paragraph where `prose` is.
///
/// Lines that follow without a gap, and indented ones, belong to the item above.
fn drafts(part: &Part<'_>, prose: bool) -> (Vec<Draft>, Vec<Unparsed>) {
    let (mut drafts, mut unparsed): (Vec<Draft>, Vec<Unparsed>) = (Vec::new(), Vec::new());
    let mut after_gap = true;
    for line in &part.lines {
        if line.is_blank() && !line.fenced {
            after_gap = true;
            continue;
        }
        let continues = line.fenced || line.indent() > 0 || !after_gap;
        match (line.list_item(), drafts.last_mut()) {
            (Some((_, text)), _) => {
                drafts.push(Draft {
                    markdown: text.to_owned(),
                    line: line.number,
                });
            }
            (None, Some(draft)) if continues => draft.append(line),
            _ if says_nothing(line.text) || is_placeholder(line.text) => {}
            _ if prose => {
                drafts.push(Draft {
                    markdown: line.text.trim().to_owned(),
                    line: line.number,
                });
            }
            _ => unparsed.push(part.unparsed(line)),
        }
        after_gap = false;
    }
    (drafts, unparsed)
}

/// Stories, bugs and pull requests an item names, each once.
///
/// A link's target is believed over its label: the generator labels the pull
/// requests of every repository `mojaloop/#…`.
fn references(markdown: &str, read: &Inline<'_>) -> Vec<String> {
    let mut seen = HashSet::new();
    let written = read
        .outside
        .split(|c: char| !is_reference_char(c))
        .filter_map(written_reference);
    let linked = markdown
        .split("github.com/")
        .skip(1)
        .filter_map(linked_reference);
    written
        .chain(linked)
        .filter(|reference| seen.insert(reference.clone()))
        .collect()
}

fn is_reference_char(c: char) -> bool {
    c.is_alphanumeric() || "-_./#".contains(c)
}

/// `mojaloop/#2119`; a bare `#2119` says nothing of its repository.
fn written_reference(word: &str) -> Option<String> {
    let (repository, rest) = word.split_once("/#")?;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    (!repository.is_empty() && !digits.is_empty()).then(|| format!("{repository}/#{digits}"))
}

/// `owner/repository/issues/2119` or `…/pull/12`; Mojaloop calls its issue tracker,
/// the repository `project`, `mojaloop`.
fn linked_reference(path: &str) -> Option<String> {
    let mut parts = path.split('/');
    let (_, repository, kind) = (parts.next()?, parts.next()?, parts.next()?);
    let digits: String = parts
        .next()?
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    let repository = if repository == "project" {
        "mojaloop"
    } else {
        repository
    };
    (matches!(kind, "issues" | "pull") && !digits.is_empty())
        .then(|| format!("{repository}/#{digits}"))
}
