//! Containers of VuePress and Docusaurus, `::: tip Title` … `:::`, made even before parsing.
//!
//! Their own parsers differ on nested ones: written with marks of one length, the first `:::` would
//! close the outermost. Here each closes the last one opened, and the marks are made so long that the
//! parser sees it the same way. A `:::` that closes nothing is text.

use std::borrow::Cow;

/// What a container is drawn as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A note of a kind.
    Note(&'static str),
    /// Folded away until it is asked for.
    Details,
    /// Only its content.
    Plain,
}

/// Kinds of notes, and the names they go by; the first of each is the class.
const NOTES: &[&[&str]] = &[
    &["note"],
    &["tip", "success", "hint"],
    &["info"],
    &["important"],
    &["warning", "warn"],
    &["caution"],
    &["danger", "error"],
];

/// Shape and title of what follows `:::`.
pub(super) fn read(info: &str) -> (Shape, String) {
    let info = info.trim();
    let end = info
        .find(|c: char| !c.is_ascii_alphanumeric() && c != '-')
        .unwrap_or(info.len());
    let (name, rest) = info.split_at(end);
    let name = name.to_lowercase();
    let title = title(rest);
    if name == "details" {
        return (Shape::Details, or(title, "Details"));
    }
    let kind = NOTES.iter().find(|names| names.contains(&name.as_str()));
    match kind.and_then(|names| names.first()) {
        Some(kind) => (Shape::Note(kind), or(title, heading(kind))),
        None => (Shape::Plain, String::new()),
    }
}

/// The heading of a note that has none.
pub(super) fn heading(kind: &str) -> &'static str {
    match kind {
        "tip" => "Tip",
        "info" => "Info",
        "important" => "Important",
        "warning" => "Warning",
        "caution" => "Caution",
        "danger" => "Danger",
        _ => "Note",
    }
}

fn or(title: String, otherwise: &str) -> String {
    if title.is_empty() {
        otherwise.to_owned()
    } else {
        title
    }
}

/// `Title`, `[Title]` as Docusaurus has it, without `{attributes}`.
fn title(rest: &str) -> String {
    let rest = rest.split('{').next().unwrap_or_default().trim();
    let inside = rest
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    inside.unwrap_or(rest).trim().to_owned()
}

/// A line that opens or closes a container.
struct Mark {
    line: usize,
    colons: usize,
    closes: bool,
}

/// The text with the marks of its containers made even.
pub(super) fn even(markdown: &str) -> Cow<'_, str> {
    if !markdown.contains(":::") {
        return Cow::Borrowed(markdown);
    }
    let marks = lengths(&marks(markdown));
    let mut out = String::with_capacity(markdown.len() + 64);
    let mut marks = marks.into_iter().peekable();
    for (at, line) in markdown.split_inclusive('\n').enumerate() {
        match marks.next_if(|(line, _)| *line == at) {
            Some((_, colons)) => push(&mut out, line, colons),
            None => out.push_str(line),
        }
    }
    Cow::Owned(out)
}

/// Writes one mark; a colon in its title would keep the parser from seeing it.
fn push(out: &mut String, line: &str, colons: usize) {
    let start = line.len() - line.trim_start().len();
    let (indent, rest) = line.split_at(start);
    out.push_str(indent);
    if colons == 0 {
        out.push('\\');
        out.push_str(rest);
        return;
    }
    out.extend(std::iter::repeat_n(':', colons));
    out.push_str(&rest.trim_start_matches(':').replace(':', "&#58;"));
}

fn marks(markdown: &str) -> Vec<Mark> {
    let mut out = Vec::new();
    let mut fence: Option<(char, usize)> = None;
    for (line, text) in markdown.split_inclusive('\n').enumerate() {
        let text = text.trim();
        let run = |mark: char| text.len() - text.trim_start_matches(mark).len();
        let open = ['`', '~']
            .into_iter()
            .map(|mark| (mark, run(mark)))
            .find(|(_, length)| *length >= 3);
        match (fence, open) {
            (Some((mark, length)), Some((other, more))) if mark == other && more >= length => {
                fence = None;
            }
            (None, Some(open)) => fence = Some(open),
            _ => {}
        }
        let colons = run(':');
        if fence.is_some() || open.is_some() || colons < 3 {
            continue;
        }
        let rest = text.get(colons..).unwrap_or_default().trim();
        if rest.is_empty() || rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let closes = rest.is_empty();
            out.push(Mark {
                line,
                colons,
                closes,
            });
        }
    }
    out
}

/// How deep containers may stand in each other; deeper ones are text.
const DEPTH: usize = 16;

/// The length of each mark: a container's is longer than those within it; 0 where nothing is opened
/// or closed.
fn lengths(marks: &[Mark]) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize)> = marks.iter().map(|mark| (mark.line, mark.colons)).collect();
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut set = |at: usize, length: usize| {
        if let Some(mark) = out.get_mut(at) {
            mark.1 = length;
        }
    };
    for (at, mark) in marks.iter().enumerate() {
        if !mark.closes {
            if open.len() >= DEPTH {
                set(at, 0);
            } else {
                open.push((at, 3));
            }
            continue;
        }
        let Some((start, length)) = open.pop() else {
            set(at, 0);
            continue;
        };
        set(start, length);
        set(at, length);
        if let Some((_, outer)) = open.last_mut() {
            *outer = (*outer).max(length + 1);
        }
    }
    while let Some((start, length)) = open.pop() {
        set(start, length);
        if let Some((_, outer)) = open.last_mut() {
            *outer = (*outer).max(length + 1);
        }
    }
    out
}
