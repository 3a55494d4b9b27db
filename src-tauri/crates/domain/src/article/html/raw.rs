//! Raw HTML in Markdown. Inert tags stand for themselves without what they carry, tags that only lay
//! out are left out, and everything else is shown as it is written: nothing vanishes without a trace
//! but comments, which no reader of the source's own site sees either.

use super::tags::{Piece, Tag, escape, pieces};

/// What becomes of a tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It opens an element without attributes.
    Open(String),
    /// It closes one.
    Close(String),
    /// A line break.
    Break,
    /// A place where a word may be broken: nothing.
    Nothing,
    /// An image.
    Image { src: String, alt: String },
    /// A link opens.
    Link(String),
    /// A link closes.
    LinkEnd,
    /// It is text.
    Text,
}

/// Tags that stand within a line.
const INLINE: [&str; 20] = [
    "b", "i", "em", "strong", "s", "del", "ins", "u", "sub", "sup", "kbd", "mark", "small", "samp",
    "var", "cite", "q", "abbr", "code", "tt",
];

/// Tags that stand for themselves in a block of raw HTML.
const BLOCK: [&str; 29] = [
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "th",
    "td",
    "caption",
    "blockquote",
    "pre",
    "details",
    "summary",
    "figure",
    "figcaption",
    "center",
];

/// Tags that only lay out.
const LAYOUT: [&str; 14] = [
    "span", "font", "section", "article", "header", "footer", "main", "nav", "picture", "source",
    "colgroup", "col", "wbr", "big",
];

/// How deep raw elements may stand in each other; deeper ones are text, since reading them costs the
/// square of their depth.
const DEPTH: usize = 48;

/// What becomes of a tag, in a block or within a line.
pub(super) fn fate(tag: &Tag<'_>, block: bool) -> Fate {
    let name = tag.name.as_str();
    let inline = INLINE.contains(&name);
    let own = match name {
        "tt" => "code",
        "figure" | "center" => "div",
        "figcaption" => "p",
        "strike" => "s",
        other => other,
    };
    match (name, tag.closes) {
        ("br" | "hr", _) => Fate::Break,
        ("img", false) => Fate::Image {
            src: tag.attribute("src").unwrap_or_default(),
            alt: tag.attribute("alt").unwrap_or_default(),
        },
        ("a", false) => match tag.attribute("href") {
            Some(href) => Fate::Link(href),
            None => Fate::Nothing,
        },
        ("a", true) => Fate::LinkEnd,
        _ if inline || name == "strike" || (block && BLOCK.contains(&name)) => {
            if tag.closes {
                Fate::Close(own.to_owned())
            } else {
                Fate::Open(own.to_owned())
            }
        }
        _ if LAYOUT.contains(&name) => Fate::Nothing,
        ("p" | "div" | "center", _) => Fate::Nothing,
        _ => Fate::Text,
    }
}

/// Whether a tag is none that a reader would want to see.
pub(crate) fn inert(tag: &Tag<'_>) -> bool {
    !matches!(fate(tag, true), Fate::Text | Fate::Image { .. })
}

/// Tags of one line, each with what becomes of it: those that open and close in it stand for
/// themselves, one without its other half is left to be text.
pub(super) fn paired(literals: &[&str]) -> Vec<Fate> {
    let mut out: Vec<Fate> = Vec::with_capacity(literals.len());
    let mut open: Vec<(usize, String)> = Vec::new();
    let mut set: Vec<usize> = Vec::new();
    for (at, literal) in literals.iter().enumerate() {
        let fate = match pieces(literal).into_iter().next() {
            Some(Piece::Tag(tag)) => fate(&tag, false),
            Some(Piece::Unseen) => Fate::Nothing,
            _ => Fate::Text,
        };
        let (name, opens) = match &fate {
            Fate::Open(name) => (name.clone(), true),
            Fate::Link(_) => ("a".to_owned(), true),
            Fate::Close(name) => (name.clone(), false),
            Fate::LinkEnd => ("a".to_owned(), false),
            _ => {
                out.push(fate);
                set.push(at);
                continue;
            }
        };
        out.push(fate);
        if opens {
            if open.len() >= DEPTH {
                open.remove(0);
            }
            open.push((at, name));
        } else if let Some(found) = open.iter().rposition(|(_, other)| *other == name) {
            // What was opened in between and never closed stays text.
            if let Some((start, _)) = open.get(found) {
                set.extend([*start, at]);
            }
            open.truncate(found);
        }
    }
    let set: std::collections::HashSet<usize> = set.into_iter().collect();
    out.into_iter()
        .enumerate()
        .map(|(at, fate)| match fate {
            Fate::Link(_) | Fate::LinkEnd if !set.contains(&at) => Fate::Nothing,
            fate if set.contains(&at) => fate,
            _ => Fate::Text,
        })
        .collect()
}

/// A block of raw HTML, its links and images drawn by `link` and `image`; not sanitised yet.
pub(super) fn block(
    html: &str,
    mut link: impl FnMut(&str) -> String,
    mut image: impl FnMut(&str, &str) -> String,
) -> String {
    let mut out = String::with_capacity(html.len() + 16);
    let mut open: Vec<String> = Vec::new();
    for piece in pieces(html) {
        let tag = match piece {
            Piece::Text(text) => {
                text_of(text, &mut out);
                continue;
            }
            Piece::Unseen => continue,
            Piece::Tag(tag) => tag,
        };
        let fate = fate(&tag, true);
        let name = || match &fate {
            Fate::Open(name) | Fate::Close(name) => name.clone(),
            _ => "a".to_owned(),
        };
        match &fate {
            Fate::Open(_) | Fate::Link(_) if open.len() >= DEPTH => {
                escape(tag.source, &mut out);
                continue;
            }
            Fate::Open(_) | Fate::Link(_) => open.push(name()),
            Fate::Close(_) | Fate::LinkEnd => {
                let name = name();
                match open.iter().rposition(|other| *other == name) {
                    Some(found) => open.remove(found),
                    None => continue,
                };
            }
            _ => {}
        }
        match fate {
            Fate::Open(name) => push(&mut out, "<", &name),
            Fate::Close(name) => push(&mut out, "</", &name),
            Fate::Break => push(&mut out, "<", &tag.name),
            Fate::Nothing => {}
            Fate::Image { src, alt } => out.push_str(&image(&src, &alt)),
            Fate::Link(href) => out.push_str(&link(&href)),
            Fate::LinkEnd => out.push_str("</a>"),
            Fate::Text => escape(tag.source, &mut out),
        }
    }
    out
}

fn push(out: &mut String, mark: &str, name: &str) {
    out.push_str(mark);
    out.push_str(name);
    out.push('>');
}

/// Text of raw HTML: its entities are meant as such.
fn text_of(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\0' => out.push('\u{fffd}'),
            _ => out.push(c),
        }
    }
}
