//! Which of two markups pages are written in, where their desk does not say: it is one setting for all
//! of them, so lines are counted that are written as only one of the two is.

use crate::desk::library::Markup;

/// How many lines are written as only Textile, and as only Markdown is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// As only Textile is.
    pub textile: u64,
    /// As only Markdown is.
    pub markdown: u64,
}

impl Tally {
    /// Both together.
    pub fn plus(self, other: Tally) -> Tally {
        Tally {
            textile: self.textile + other.textile,
            markdown: self.markdown + other.markdown,
        }
    }

    /// What they are written in. Where nothing tells the two apart, both read it the same.
    pub fn markup(self) -> Markup {
        if self.textile > self.markdown {
            Markup::Textile
        } else {
            Markup::Markdown
        }
    }

    /// Why, for a person.
    pub fn reason(self) -> String {
        let (read, other, more, less) = match self.markup() {
            Markup::Textile => ("Textile", "Markdown", self.textile, self.markdown),
            _ => ("Markdown", "Textile", self.markdown, self.textile),
        };
        if more == 0 {
            return "Read as Markdown: no line tells Textile from Markdown.".to_owned();
        }
        let lines = if more == 1 { "line is" } else { "lines are" };
        format!(
            "Read as {read}: {more} {lines} written as only {read} is, {less} as only {other} is."
        )
    }
}

/// Counts the lines of a text.
pub fn tally(text: &str) -> Tally {
    let mut told = Tally::default();
    let mut pre = false;
    let mut fence = false;
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    for (at, line) in lines.iter().enumerate() {
        let bare = line.trim_start();
        if bare.starts_with("```") || bare.starts_with("~~~") {
            told.markdown += u64::from(!fence && !pre);
            fence = !fence && !pre;
            continue;
        }
        let lower = bare.get(..5.min(bare.len())).unwrap_or_default();
        if !fence && lower.eq_ignore_ascii_case("<pre>") {
            told.textile += 1;
            pre = true;
        }
        if pre || fence {
            pre &= !line.contains("</pre>");
            continue;
        }
        let near = |at: Option<usize>| at.and_then(|at| lines.get(at)).copied().unwrap_or_default();
        let (before, after) = (near(at.checked_sub(1)), near(at.checked_add(1)));
        if is_textile(bare) {
            told.textile += 1;
        } else if is_markdown(bare, before, after) {
            told.markdown += 1;
        }
    }
    told
}

fn is_textile(line: &str) -> bool {
    let word = line.split('.').next().unwrap_or_default();
    let name = word
        .split(['(', '{', '<', '>', '='])
        .next()
        .unwrap_or_default();
    let block = matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "bq")
        && line
            .get(word.len()..)
            .is_some_and(|rest| rest.starts_with(". "));
    block
        || line.contains("|_.")
        || line.starts_with("table{")
        || line.contains("\":http")
        || line.contains("\":/")
        || coded(line)
        || pictured(line)
}

/// `@code@`: no address of mail has one at its beginning.
fn coded(line: &str) -> bool {
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('@') {
        let begins = before.is_empty() || before.ends_with([' ', '(', '|']);
        let end = after.find('@').filter(|end| *end > 0);
        if begins && end.is_some() && !after.starts_with(' ') {
            return true;
        }
        rest = after;
    }
    false
}

/// `!picture.png!`.
fn pictured(line: &str) -> bool {
    const KINDS: [&str; 5] = [".png!", ".jpg!", ".jpeg!", ".gif!", ".svg!"];
    let picture = |kind: &&str| {
        let at = line.find(*kind);
        at.and_then(|at| line.get(..at))
            .is_some_and(|before| before.contains('!') && !before.contains("!["))
    };
    KINDS.iter().any(picture)
}

fn is_markdown(line: &str, before: &str, after: &str) -> bool {
    let hashes = line.len() - line.trim_start_matches('#').len();
    let heading =
        (1..=6).contains(&hashes) && line.get(hashes..).is_some_and(|rest| rest.starts_with(' '));
    // A list of one item in Textile looks the same; a heading stands alone.
    let alone = before.trim().is_empty() && after.trim().is_empty();
    let letters = |text: &str| text.chars().any(char::is_alphanumeric);
    let rule = line.len() >= 3 && line.bytes().all(|b| b == b'=');
    let table = line.contains("--")
        && line.contains('|')
        && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '));
    (heading && alone) || (rule && letters(before)) || table || line.contains("](") || ticked(line)
}

/// `` `code` ``.
fn ticked(line: &str) -> bool {
    let inside = line.split_once('`').map(|(_, after)| after);
    inside.is_some_and(|after| after.find('`').is_some_and(|end| end > 0))
}
