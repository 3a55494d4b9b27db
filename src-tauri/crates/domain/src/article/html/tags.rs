//! Raw HTML cut into tags, comments and text, without a tree.

/// A piece of raw HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    /// Text between tags; entities stand as written.
    Text(&'a str),
    /// A comment, a declaration, a processing instruction: what no reader sees.
    Unseen,
    /// A tag.
    Tag(Tag<'a>),
}

/// A tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tag<'a> {
    /// Its name in lower case.
    pub(crate) name: String,
    /// Whether it is `</…>`.
    pub(crate) closes: bool,
    /// As written.
    pub(crate) source: &'a str,
}

impl Tag<'_> {
    /// The value of an attribute; `&amp;` is the only entity read, since no other belongs into a
    /// target, and one left as written is only a target that leads nowhere.
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        let mut rest = self.source.get(1 + self.name.len()..)?;
        while let Some(start) = rest.find(|c: char| c.is_ascii_alphabetic()) {
            rest = rest.get(start..)?;
            let end = rest
                .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':')))
                .unwrap_or(rest.len());
            let (found, after) = rest.split_at(end);
            let (value, after) = value(after);
            if found.eq_ignore_ascii_case(name) {
                return Some(value.replace("&amp;", "&").trim().to_owned());
            }
            rest = after;
        }
        None
    }
}

/// What follows an attribute's name: its value, and the rest.
fn value(after: &str) -> (&str, &str) {
    let Some(rest) = after.trim_start().strip_prefix('=') else {
        return ("", after);
    };
    let rest = rest.trim_start();
    for mark in ['"', '\''] {
        if let Some(inside) = rest.strip_prefix(mark) {
            return inside.split_once(mark).unwrap_or((inside, ""));
        }
    }
    let end = rest
        .find(|c: char| c.is_whitespace() || c == '>')
        .unwrap_or(rest.len());
    rest.split_at(end)
}

/// Cuts raw HTML into its pieces; what only looks like a tag is text.
pub(crate) fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    let mut rest = html;
    let mut unended = Unended::default();
    while let Some(start) = rest.find('<') {
        let (text, from) = rest.split_at(start);
        if !text.is_empty() {
            out.push(Piece::Text(text));
        }
        let (piece, length) = piece(from, &mut unended);
        out.push(piece);
        rest = from.get(length..).unwrap_or_default();
    }
    if !rest.is_empty() {
        out.push(Piece::Text(rest));
    }
    out
}

/// Ends that were looked for and do not come any more, so that nobody looks again: a text of nothing
/// but `<!--` would cost the square of its length.
#[derive(Default)]
struct Unended {
    comment: bool,
    other: bool,
    tags: usize,
}

fn piece<'a>(from: &'a str, unended: &mut Unended) -> (Piece<'a>, usize) {
    let text = || (Piece::Text(from.get(..1).unwrap_or_default()), 1);
    if let Some(inside) = from.strip_prefix("<!--") {
        if unended.comment {
            return text();
        }
        return match inside.find("-->") {
            Some(end) => (Piece::Unseen, 4 + end + 3),
            None => {
                unended.comment = true;
                text()
            }
        };
    }
    if from.starts_with("<!") || from.starts_with("<?") {
        if unended.other {
            return text();
        }
        return match from.find('>') {
            Some(end) => (Piece::Unseen, end + 1),
            None => {
                unended.other = true;
                text()
            }
        };
    }
    let longest = if unended.tags < MANY { LONGEST } else { SHORT };
    match tag(from, longest) {
        Some(tag) => {
            let length = tag.source.len();
            (Piece::Tag(tag), length)
        }
        None => {
            unended.tags += 1;
            text()
        }
    }
}

/// The longest tag that is read as one, and the longest where many had no end.
const LONGEST: usize = 65_536;
const SHORT: usize = 256;
const MANY: usize = 50;

/// The tag at the start, if there is one: a name, attributes, and an end outside quotation marks.
pub(crate) fn tag(from: &str, longest: usize) -> Option<Tag<'_>> {
    let inside = from.get(1..)?;
    let closes = inside.starts_with('/');
    let inside = inside.strip_prefix('/').unwrap_or(inside);
    let length = inside
        .find(|c: char| !(c.is_ascii_alphanumeric() || c == '-'))
        .unwrap_or(inside.len());
    let name = inside.get(..length)?;
    let next = inside.get(length..)?.chars().next()?;
    if !name.starts_with(|c: char| c.is_ascii_alphabetic())
        || !(next.is_whitespace() || matches!(next, '>' | '/'))
    {
        return None;
    }
    let mut quote = None;
    for (at, c) in from.char_indices().take(longest) {
        match (quote, c) {
            (None, '>') => {
                return Some(Tag {
                    name: name.to_ascii_lowercase(),
                    closes,
                    source: from.get(..=at)?,
                });
            }
            (None, '<') if at > 0 => return None,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            _ => {}
        }
    }
    None
}

/// Writes text so that nothing in it is markup.
pub(crate) fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\0' => out.push('\u{fffd}'),
            _ => out.push(c),
        }
    }
}

/// The same, as a new text.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    escape(text, &mut out);
    out
}
