//! A first look over the whole file: is it an index in Helm's own block style, and is it whole?
//!
//! Only lines that carry structure are judged: the top level, chart names, and where entries
//! begin. Anything unfamiliar there sends the file to the full YAML reader, so that the fast one
//! never has to guess.

use super::lines::{Line, Lines};
use super::node;
use std::io::{self, Read};

/// What the first look found.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Shape {
    /// Helm's block style throughout.
    pub(super) familiar: bool,
    /// Nothing but blank lines, comments and document marks.
    pub(super) empty: bool,
    /// `entries` is there.
    pub(super) entries: bool,
    /// `apiVersion`, where it is not empty.
    pub(super) api_version: Option<String>,
    /// `generated`.
    pub(super) generated: Option<String>,
    /// The file has a `generated` after its entries and ends with it or after it, on a line of
    /// its own; Helm writes it last, so a file cut short lacks it.
    pub(super) shows_its_end: bool,
}

/// A line of the fast reader's grammar.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Mark<'a> {
    /// Nothing to see: blank, a comment, or the content of something.
    Content,
    /// A key at the top and the text after its colon.
    Top { key: &'a str, value: &'a str },
    /// A chart's name; the value after it is none or an empty one.
    Chart { name: &'a str },
    /// An entry begins; `indent` is where its dash stands.
    Item { indent: usize },
    /// The mark that begins a document.
    DocumentStart,
}

/// Follows the structure line by line. [`Shape`] and the fast reader share it.
#[derive(Debug, Default)]
pub(super) struct Outline {
    started: bool,
    in_entries: bool,
    top_closed: bool,
    chart_indent: Option<usize>,
    item_indent: Option<usize>,
    has_chart: bool,
    chart_closed: bool,
}

impl Outline {
    /// What `line` means, or `None` where it is unfamiliar.
    pub(super) fn mark<'a>(&mut self, line: &Line<'a>) -> Option<Mark<'a>> {
        let indent = line.indent();
        let bytes = &line.bytes[indent..];
        // Deep lines are nearly all lines: no need to look at them.
        if self.in_entries && self.item_indent.is_some_and(|item| indent > item) {
            return Some(Mark::Content);
        }
        match bytes.first() {
            None | Some(b'#') => return Some(Mark::Content),
            Some(b'\t') => return None,
            Some(_) => {}
        }
        if indent == 0 {
            let text = std::str::from_utf8(bytes).ok()?;
            return self.top(text);
        }
        if !self.in_entries {
            return (!self.top_closed).then_some(Mark::Content);
        }
        if line.cut {
            return None;
        }
        self.below_entries(indent, bytes)
    }

    fn top<'a>(&mut self, text: &'a str) -> Option<Mark<'a>> {
        if text.trim_end() == "---" && !self.started {
            self.started = true;
            return Some(Mark::DocumentStart);
        }
        if text == "-" || text.starts_with("- ") {
            return (self.started && !self.in_entries && !self.top_closed).then_some(Mark::Content);
        }
        self.started = true;
        let (key, value) = split_key(text)?;
        if value.starts_with(['&', '*', '!']) {
            return None;
        }
        self.in_entries = key == "entries";
        if self.in_entries && !none_or_empty(value, "{}") {
            return None;
        }
        // After `entries: {}` nothing may stand below it.
        self.top_closed = self.in_entries && !only_comment(value);
        self.in_entries &= !self.top_closed;
        (self.item_indent, self.has_chart) = (None, false);
        Some(Mark::Top { key, value })
    }

    fn below_entries<'a>(&mut self, indent: usize, bytes: &'a [u8]) -> Option<Mark<'a>> {
        let chart_indent = *self.chart_indent.get_or_insert(indent);
        let dash = bytes == b"-" || bytes.starts_with(b"- ");
        if dash && self.has_chart && !self.chart_closed && indent >= chart_indent {
            let item = *self.item_indent.get_or_insert(indent);
            return (item == indent).then_some(Mark::Item { indent });
        }
        if dash || indent != chart_indent {
            return None;
        }
        let (name, value) = chart_key(std::str::from_utf8(bytes).ok()?)?;
        if !none_or_empty(value, "[]") {
            return None;
        }
        self.chart_closed = !only_comment(value);
        (self.has_chart, self.item_indent) = (true, None);
        Some(Mark::Chart { name })
    }
}

/// Looks over a file.
pub(super) fn look(source: impl Read) -> io::Result<Shape> {
    let mut shape = Shape {
        familiar: true,
        empty: true,
        ..Shape::default()
    };
    let mut lines = Lines::new(source);
    let mut outline = Outline::default();
    let (mut first, mut in_generated) = (true, false);
    while let Some(mut line) = lines.next_line()? {
        if std::mem::take(&mut first) {
            line.bytes = without_mark(line.bytes);
        }
        let Some(mark) = outline.mark(&line) else {
            return Ok(Shape {
                familiar: false,
                empty: false,
                ..Shape::default()
            });
        };
        match mark {
            // A value that goes on below its key is not the one word we took it for.
            Mark::Content if in_generated && line.indent() > 0 => shape.shows_its_end = false,
            Mark::Top { key, value } => {
                shape.empty = false;
                in_generated = key == "generated";
                let Some(()) = top(&mut shape, key, value, line.ended) else {
                    return Ok(Shape {
                        familiar: false,
                        ..Shape::default()
                    });
                };
            }
            Mark::Content | Mark::Chart { .. } | Mark::Item { .. } | Mark::DocumentStart => {}
        }
    }
    Ok(shape)
}

fn top(shape: &mut Shape, key: &str, value: &str, ended: bool) -> Option<()> {
    match key {
        "entries" if shape.entries => return None,
        "entries" => (shape.entries, shape.shows_its_end) = (true, false),
        "apiVersion" => shape.api_version = one_line(value)?,
        "generated" => {
            shape.generated = one_line(value)?;
            let closed = ended || value.len() > 1 && value.ends_with(['"', '\'']);
            shape.shows_its_end = shape.entries && shape.generated.is_some() && closed;
        }
        _ => {}
    }
    Some(())
}

/// The file's first bytes without a byte order mark.
pub(super) fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)
}

/// Splits `key: value`; only keys that need no quotes.
pub(super) fn split_key(text: &str) -> Option<(&str, &str)> {
    let end = text
        .bytes()
        .position(|b| !(b.is_ascii_alphanumeric() || b == b'_' || b == b'-'))?;
    let value = text[end..].strip_prefix(':')?;
    let known = end > 0 && !text.starts_with('-');
    (known && (value.is_empty() || value.starts_with(' ')))
        .then(|| (&text[..end], value.trim_matches(' ')))
}

/// A chart's name, plain or in quotes without anything to unescape, and what follows the colon.
fn chart_key(text: &str) -> Option<(&str, &str)> {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''));
    let (name, rest) = match quote {
        Some(quote) => text[1..].split_once(quote)?,
        None => text.split_at(text.find(':')?),
    };
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"_-.+/ ".contains(&b);
    let first = name.bytes().next()?;
    let clear = match quote {
        Some(_) => name
            .bytes()
            .all(|b| (0x20..0x7f).contains(&b) && b != b'\\'),
        None => name.bytes().all(plain) && first.is_ascii_alphanumeric() && !name.ends_with(' '),
    };
    let value = rest.strip_prefix(':')?;
    (clear && (value.is_empty() || value.starts_with(' '))).then(|| (name, value.trim_matches(' ')))
}

fn only_comment(value: &str) -> bool {
    value.is_empty() || value.starts_with('#')
}

fn none_or_empty(value: &str, empty: &str) -> bool {
    only_comment(value) || value == empty || node::is_null(value)
}

/// A top-level value that is certainly all on its line: a quoted or plain word.
fn one_line(value: &str) -> Option<Option<String>> {
    let inner = match value.as_bytes() {
        [quote @ (b'"' | b'\''), .., last] if last == quote => &value[1..value.len() - 1],
        [first, ..] if !first.is_ascii_alphanumeric() => return None,
        _ => value,
    };
    let clear = inner
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b"-+:._/ ".contains(&b));
    let plain_colon = inner.len() == value.len() && (inner.contains(": ") || inner.ends_with(':'));
    if !clear || plain_colon {
        return None;
    }
    let null = inner.is_empty() || inner.len() == value.len() && node::is_null(inner);
    Some((!null).then(|| inner.to_owned()))
}
