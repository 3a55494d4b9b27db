//! Files that a text names, and the text with other names for them.
//!
//! What a text names is what its parser takes for a link or an image, in whatever way it is written.
//! To write a name anew, the places where one can stand are looked through for exactly those, so that
//! text which only looks like a link stays as it is.

use crate::article::html::tags::{Piece, pieces};
use crate::article::html::{parsed, source};
use crate::article::place::decoded;
use crate::article::text::fence_mark;
use comrak::Arena;
use comrak::nodes::NodeValue;
use std::collections::{HashMap, HashSet};

/// So many files are read of what one text names.
pub const MOST_FILES: usize = 500;

/// The longest address that is looked at, in bytes.
const LONGEST: usize = 2_000;

/// A file that a text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The address as the text has it, escapes read, percents as they stand.
    pub target: String,
    /// Whether it is shown, not linked to.
    pub image: bool,
}

/// What a text links to and shows that lies beside it, each once, in order.
pub fn named(body: &str) -> Vec<Named> {
    if !body.contains(['(', '<']) && !body.contains("]:") {
        return Vec::new();
    }
    let arena = Arena::new();
    let source = source(body);
    let mut found = Found::default();
    for node in parsed(&arena, &source).descendants() {
        match &node.data().value {
            NodeValue::Image(link) => found.push(&link.url, true),
            NodeValue::Link(link) => found.push(&link.url, false),
            NodeValue::HtmlInline(html) => found.tags(html),
            NodeValue::HtmlBlock(block) => found.tags(&block.literal),
            _ => {}
        }
    }
    found.out
}

#[derive(Default)]
struct Found {
    out: Vec<Named>,
    seen: HashSet<String>,
}

impl Found {
    fn push(&mut self, target: &str, image: bool) {
        let beside = url::Url::parse(target) == Err(url::ParseError::RelativeUrlWithoutBase)
            && !target.starts_with("//")
            && !target.starts_with(['#', '?', '\\'])
            && !target.contains(char::is_control);
        if beside && target.len() <= LONGEST && self.seen.insert(target.to_owned()) {
            let target = target.to_owned();
            self.out.push(Named { target, image });
        }
    }

    fn tags(&mut self, html: &str) {
        for piece in pieces(html) {
            let Piece::Tag(tag) = piece else { continue };
            let (key, image) = match tag.name.as_str() {
                "img" => ("src", true),
                "a" => ("href", false),
                _ => continue,
            };
            if let Some(target) = tag.attribute(key).filter(|_| !tag.closes) {
                self.push(&target, image);
            }
        }
    }
}

/// An address without what follows `?` or `#`.
pub fn bare(target: &str) -> &str {
    target.split(['?', '#']).next().unwrap_or_default()
}

/// The name that a file is kept by: as it is written where a link can hold that, else made so that it
/// can. What a site means by `@site/static/` is its root.
pub fn kept_name(target: &str) -> String {
    let bare = bare(target);
    let decoded = decoded(bare);
    let site = decoded
        .strip_prefix("@site/static/")
        .or(decoded.strip_prefix("@site/"));
    let path = site.map_or_else(|| decoded.to_string(), |rest| format!("/{rest}"));
    let plain = |c: char| match c {
        c if c.is_whitespace() || c.is_control() => '_',
        '(' | ')' | '[' | ']' | '<' | '>' | '#' | '%' | '&' | '?' | '*' | ':' | '|' | '"'
        | '\'' | '`' | '\\' | '@' => '_',
        c => c,
    };
    path.chars().map(plain).collect()
}

/// The text with other addresses: for each that is in `names`, what stands there.
pub fn renamed(body: &str, names: &HashMap<String, String>) -> String {
    if names.is_empty() {
        return body.to_owned();
    }
    let mut out = String::with_capacity(body.len());
    let mut fence: Option<&str> = None;
    for line in body.split_inclusive('\n') {
        let mark = fence_mark(line.trim());
        match (mark, fence) {
            (Some(mark), Some(open)) if mark.starts_with(open) => fence = None,
            (Some(mark), None) => fence = Some(mark),
            _ => {}
        }
        if mark.is_some() || fence.is_some() {
            out.push_str(line);
        } else {
            renamed_line(line, names, &mut out);
        }
    }
    out
}

fn renamed_line(line: &str, names: &HashMap<String, String>, out: &mut String) {
    let mut rest = line;
    while let Some(at) = rest.find(['`', ']', '=']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let written = line.len() - from.len();
        let so_far = line.get(..written).unwrap_or_default();
        let taken = match from.as_bytes() {
            [b'`', ..] => Some((code(from), 0, None)),
            [b']', b'(', ..] => address(from, 2),
            [b']', b':', ..] if defines(so_far) => address(from, 2),
            [b'=', ..] if attribute(so_far) => value(from),
            _ => None,
        };
        let (before, length, target) = taken.unwrap_or((1, 0, None));
        let (mark, after) = from.split_at(before.min(from.len()));
        let (old, after) = after.split_at(length.min(after.len()));
        out.push_str(mark);
        match target.and_then(|target| names.get(&target)) {
            Some(new) => out.push_str(new),
            None => out.push_str(old),
        }
        rest = after;
    }
    out.push_str(rest);
}

/// How much stands before an address, how long it is, and what it says.
type Taken = (usize, usize, Option<String>);

/// The length of a span of code at the start.
fn code(from: &str) -> usize {
    let ticks = from.len() - from.trim_start_matches('`').len();
    let (mark, inside) = from.split_at(ticks);
    inside.find(mark).map_or(ticks, |end| end + 2 * ticks)
}

/// Whether what stands before `]:` begins a line that says what a label means.
fn defines(before: &str) -> bool {
    let label = before.trim_start_matches([' ', '\t', '>', '-', '*']);
    label
        .strip_prefix('[')
        .is_some_and(|label| !label.is_empty() && !label.contains(['[', ']']))
}

/// The address of a link, after so many marks: `<a b>`, or letters to a blank or to a bracket that
/// closes what was not opened in it.
fn address(from: &str, marks: usize) -> Option<Taken> {
    let inside = from.get(marks..)?;
    let rest = inside.trim_start_matches([' ', '\t']);
    let before = marks + inside.len() - rest.len();
    if let Some(held) = rest.strip_prefix('<') {
        let end = held
            .bytes()
            .take(LONGEST)
            .position(|b| matches!(b, b'>' | b'\n' | b'<'))?;
        let target = held.get(..end)?;
        held.get(end..)?.strip_prefix('>')?;
        return Some((before, end + 2, Some(unescaped(target))));
    }
    let (mut depth, mut escaped, mut end) = (0_usize, false, 0);
    for (at, c) in rest.char_indices().take(LONGEST) {
        end = at;
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '(' => depth += 1,
            ')' if depth == 0 => break,
            ')' => depth -= 1,
            c if c.is_whitespace() || c.is_control() => break,
            _ => {}
        }
        end = at + c.len_utf8();
    }
    let target = rest.get(..end).filter(|target| !target.is_empty())?;
    Some((before, end, Some(unescaped(target))))
}

/// Whether what stands before `=` is an attribute that holds an address.
fn attribute(before: &str) -> bool {
    let before = before.trim_end().to_ascii_lowercase();
    let name = before.strip_suffix("src").or(before.strip_suffix("href"));
    name.is_some_and(|rest| rest.is_empty() || rest.ends_with(char::is_whitespace))
}

/// The value of an attribute after its `=`.
fn value(from: &str) -> Option<Taken> {
    let inside = from.get(1..)?;
    let rest = inside.trim_start_matches([' ', '\t']);
    let mut before = 1 + inside.len() - rest.len();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
    let end = match quote {
        Some(mark) => {
            before += 1;
            rest.get(1..)?.find(mark)?
        }
        None => rest.find(|c: char| c.is_whitespace() || c == '>')?,
    };
    let target = from.get(before..before + end)?;
    let said = target.replace("&amp;", "&");
    Some((before, end, Some(said.trim().to_owned())))
}

/// An address with its escapes read, as far as one is written with any.
fn unescaped(target: &str) -> String {
    let mut out = String::with_capacity(target.len());
    let mut chars = target.chars().peekable();
    while let Some(c) = chars.next() {
        match chars.peek() {
            Some(next) if c == '\\' && next.is_ascii_punctuation() => {}
            _ => {
                out.push(c);
                continue;
            }
        }
        out.extend(chars.next());
    }
    if !out.contains('&') {
        return out;
    }
    let entities = [
        ("&quot;", "\""),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ];
    entities
        .iter()
        .fold(out, |out, (entity, letter)| out.replace(entity, letter))
}
