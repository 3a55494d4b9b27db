//! Code with its words marked: comments, strings, numbers, keywords, keys. One pass from left to
//! right, so that the time it takes depends on the length of the code and on nothing that stands in
//! it; the grammars of an editor cost a hundred times that.

mod language;

use super::tags::escape;
use language::{LANGUAGES, Language, Way};

/// Classes of marked words.
pub(super) const CLASSES: &[&str] = &[
    "hl-comment",
    "hl-string",
    "hl-number",
    "hl-keyword",
    "hl-key",
    "hl-name",
    "hl-added",
    "hl-removed",
];

/// Bytes of one block, and of all blocks of a text, that are marked; what is longer is a log, and is
/// shown plain.
const BLOCK: usize = 20_000;
const ALL: usize = 100_000;

/// Classes of languages.
pub(super) fn languages() -> impl Iterator<Item = &'static str> {
    LANGUAGES.iter().map(|language| language.class)
}

/// How many bytes may still be marked.
#[derive(Debug)]
pub(super) struct Budget(usize);

impl Default for Budget {
    fn default() -> Self {
        Budget(ALL)
    }
}

/// Writes a block of code. The info string only chooses among the languages that are known.
pub(super) fn write(info: &str, source: &str, budget: &mut Budget, out: &mut String) {
    let name = info
        .trim_start_matches(['{', '.'])
        .split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'))
        .next()
        .unwrap_or_default()
        .to_lowercase();
    let language = LANGUAGES
        .iter()
        .find(|language| language.names.contains(&name.as_str()));
    out.push_str("<pre><code");
    if let Some(language) = language {
        out.push_str(" class=\"");
        out.push_str(language.class);
        out.push('"');
    }
    out.push('>');
    match language {
        Some(language) if source.len() <= BLOCK.min(budget.0) => {
            budget.0 -= source.len();
            match language.way {
                Way::Words => words(language, source, out),
                Way::Lines => lines(source, out),
                Way::Tags => markup(source, out),
            }
        }
        _ => escape(source, out),
    }
    out.push_str("</code></pre>\n");
}

fn mark(class: &str, text: &str, out: &mut String) {
    out.push_str("<span class=\"");
    out.push_str(class);
    out.push_str("\">");
    escape(text, out);
    out.push_str("</span>");
}

/// What was added and removed, by lines.
fn lines(source: &str, out: &mut String) {
    for line in source.split_inclusive('\n') {
        let (text, end) = match line.strip_suffix('\n') {
            Some(text) => (text, "\n"),
            None => (line, ""),
        };
        match text.chars().next() {
            Some('+') => mark("hl-added", text, out),
            Some('-') => mark("hl-removed", text, out),
            Some('@') => mark("hl-comment", text, out),
            _ => escape(text, out),
        }
        out.push_str(end);
    }
}

/// Tags and comments.
fn markup(source: &str, out: &mut String) {
    use crate::article::html::tags::{Piece, pieces};
    let mut at = 0;
    for piece in pieces(source) {
        match piece {
            Piece::Text(text) => {
                escape(text, out);
                at += text.len();
            }
            Piece::Tag(tag) => {
                mark("hl-keyword", tag.source, out);
                at += tag.source.len();
            }
            Piece::Unseen => {
                let rest = source.get(at..).unwrap_or_default();
                let end = if rest.starts_with("<!--") {
                    rest.find("-->").map(|end| end + 3)
                } else {
                    rest.find('>').map(|end| end + 1)
                };
                let text = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
                mark("hl-comment", text, out);
                at += text.len();
            }
        }
    }
}

/// Words, strings, numbers and comments.
fn words(language: &Language, source: &str, out: &mut String) {
    let mut rest = source;
    let mut before = '\n';
    while let Some(c) = rest.chars().next() {
        let (class, length) = token(language, rest, c, before);
        let (text, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        let keyed = language.key.is_some_and(|key| {
            matches!(class, Some("hl-string" | "hl-name" | "hl-keyword")) && keyed(after, key)
        });
        match class {
            _ if keyed => mark("hl-key", text, out),
            Some("hl-name") | None => escape(text, out),
            Some(class) => mark(class, text, out),
        }
        before = text.chars().next_back().unwrap_or(c);
        rest = after;
    }
}

/// Whether the mark of a key follows, and then an end or a blank where it is a colon.
fn keyed(after: &str, key: char) -> bool {
    let trimmed = after.trim_start_matches([' ', '\t']);
    let Some(rest) = trimmed.strip_prefix(key) else {
        return false;
    };
    key != ':' || rest.is_empty() || rest.starts_with([' ', '\n', '\r', '\t', '"', '{', '['])
}

/// The class and the length of what stands at the start.
fn token(language: &Language, rest: &str, c: char, before: char) -> (Option<&'static str>, usize) {
    let line = || rest.find('\n').unwrap_or(rest.len());
    let comment = language.comment.iter().any(|mark| {
        // `#` in the middle of a word begins no comment in YAML and shells.
        rest.starts_with(mark) && (mark.len() > 1 || before.is_whitespace())
    });
    if comment {
        return (Some("hl-comment"), line());
    }
    if language.block_comment && rest.starts_with("/*") {
        let end = rest.find("*/").map_or(rest.len(), |end| end + 2);
        return (Some("hl-comment"), end);
    }
    if language.strings.contains(&c) && !before.is_alphanumeric() {
        if let Some(length) = string(rest, c) {
            return (Some("hl-string"), length);
        }
        return (None, c.len_utf8());
    }
    if c.is_ascii_digit() && !word(before) {
        let length = rest
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '_')))
            .unwrap_or(rest.len());
        return (Some("hl-number"), length);
    }
    if word(c) && !c.is_ascii_digit() {
        let length = rest
            .find(|c: char| !(word(c) || (language.key.is_some() && matches!(c, '-' | '.' | '/'))))
            .unwrap_or(rest.len());
        let text = rest.get(..length).unwrap_or_default();
        let known = language.keywords.split(' ').any(|one| {
            if language.folds {
                one.eq_ignore_ascii_case(text)
            } else {
                one == text
            }
        });
        return (Some(if known { "hl-keyword" } else { "hl-name" }), length);
    }
    (None, c.len_utf8())
}

fn word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

/// The length of a string that ends on its own line.
fn string(rest: &str, open: char) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            '\n' => return None,
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == open => return Some(at + c.len_utf8()),
            _ => {}
        }
    }
    None
}
