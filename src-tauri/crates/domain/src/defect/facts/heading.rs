//! Which lines of a report are headings.

use super::field::Field;

/// How a line names a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// It begins a part; of two the one with the smaller number is above.
    Title(usize),
    /// It is an item of a list, and stays where it stands.
    Item,
}

/// A line that names something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Heading<'a> {
    /// How.
    pub(super) form: Form,
    /// What; None for a heading of its author's own.
    pub(super) field: Option<Field>,
    /// What stands behind it.
    pub(super) value: &'a str,
}

/// Longest heading of an author's own in bold; a longer one is a sentence that is stressed.
const LONGEST_BOLD: usize = 60;

/// Reads a line: Markdown's and Jira's headings, words in bold, `Name: value`, items of a list.
pub(super) fn read(line: &str) -> Option<Heading<'_>> {
    let line = line.trim();
    hashes(line)
        .or_else(|| wiki(line))
        .or_else(|| item(line))
        .or_else(|| bold(line))
        .or_else(|| plain(line))
}

/// The rank of a heading that is not one by Markdown or Jira.
const BOLD: usize = 7;

fn title(rank: usize, field: Option<Field>, value: &str) -> Option<Heading<'_>> {
    Some(Heading {
        form: Form::Title(rank),
        field,
        value,
    })
}

/// `## Steps to Reproduce`, `## **Goal**: text`, `## Notes ##`.
fn hashes(line: &str) -> Option<Heading<'_>> {
    let rest = line.trim_start_matches('#');
    let many = line.len() - rest.len();
    if many == 0 || many > 6 {
        return None;
    }
    let text = rest.trim().trim_end_matches('#').trim_end();
    match (named(text), rest.starts_with(char::is_whitespace)) {
        (Some((field, value)), _) => title(many, Some(field), value),
        // `#123` points to an issue.
        (None, true) if !text.is_empty() => title(many, None, ""),
        (None, _) => None,
    }
}

/// `h3. Steps to Reproduce`.
fn wiki(line: &str) -> Option<Heading<'_>> {
    let rest = line.strip_prefix('h')?;
    let number = rest
        .chars()
        .next()?
        .to_digit(7)
        .filter(|number| *number > 0)? as usize;
    let text = rest.get(1..)?.strip_prefix(". ")?;
    match named(text.trim()) {
        Some((field, value)) => title(number, Some(field), value),
        None => title(number, None, ""),
    }
}

/// `- Component (if known): central-ledger`. Only a line of a fact; others are text.
fn item(line: &str) -> Option<Heading<'_>> {
    let rest = ["- ", "* ", "+ ", "• "]
        .iter()
        .find_map(|mark| line.strip_prefix(mark))?;
    let (field, value) = named(rest.trim())?;
    let has_colon = rest.contains(':');
    (has_colon && !field.is_block() && !field.is_group()).then_some(Heading {
        form: Form::Item,
        field: Some(field),
        value,
    })
}

/// `**Summary**:`, `**Severity**: High`, `*Observed Behavior*`, `__Notes__`.
fn bold(line: &str) -> Option<Heading<'_>> {
    let mark = ["**", "__", "*"]
        .into_iter()
        .find(|mark| line.starts_with(mark))?;
    let rest = &line[mark.len()..];
    let (inside, after) = rest.split_once(mark)?;
    let value = after.trim_start_matches([':', '*']).trim();
    if let Some(field) = Field::named(inside) {
        return title(BOLD, Some(field), value);
    }
    if let Some((field, inner)) = named(inside.trim()).filter(|_| value.is_empty()) {
        return title(BOLD, Some(field), inner);
    }
    // Words in bold without a colon are stressed, no heading.
    let colon = inside.trim_end().ends_with(':') || after.trim() == ":";
    let short = inside.chars().count() <= LONGEST_BOLD;
    if colon && value.is_empty() && short {
        return title(BOLD, None, "");
    }
    None
}

/// `Version: 17.0.4`, or a name alone on its line.
fn plain(line: &str) -> Option<Heading<'_>> {
    let (field, value) = named(line)?;
    title(BOLD, Some(field), value)
}

/// A known name, and what stands behind its colon.
fn named(text: &str) -> Option<(Field, &str)> {
    if let Some((name, value)) = text.split_once(':')
        && let Some(field) = Field::named(name)
    {
        // `**Steps:** text` leaves its last marks before the text.
        let value = value.trim_start_matches(['*', '_']).trim();
        return Some((field, value));
    }
    Field::named(text).map(|field| (field, ""))
}
