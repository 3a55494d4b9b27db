//! What stands in a Markdown text, read line by line: headings, links between articles, words.
//!
//! This is what is indexed and counted. It needs no tree, so that ten thousand articles are taken in
//! in a second; how a text is drawn is another matter.

use super::html::{raw, tags};

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its text, marks of emphasis left out.
    pub text: String,
}

/// The first heading, of whatever level comes first.
pub fn first_heading(body: &str) -> Option<String> {
    let mut all = headings(body);
    all.sort_by_key(|heading| heading.level != 1);
    all.into_iter().next().map(|heading| heading.text)
}

/// Every heading outside code: `# …`, and lines underlined with `===` or `---`.
pub fn headings(body: &str) -> Vec<Heading> {
    let mut out = Vec::new();
    let mut before = "";
    let mut fence: Option<&str> = None;
    for line in body.lines() {
        let trimmed = line.trim();
        if let Some(mark) = fence_mark(trimmed) {
            match fence {
                Some(open) if mark.starts_with(open) => fence = None,
                None => fence = Some(mark),
                Some(_) => {}
            }
            before = "";
            continue;
        }
        if fence.is_some() {
            continue;
        }
        let hashes = trimmed.len() - trimmed.trim_start_matches('#').len();
        let rest = trimmed.get(hashes..).unwrap_or_default();
        if (1..=6).contains(&hashes) && (rest.is_empty() || rest.starts_with([' ', '\t'])) {
            push(&mut out, hashes as u8, rest);
            before = "";
        } else if let Some(level) = underline(trimmed).filter(|_| !before.is_empty()) {
            push(&mut out, level, before);
            before = "";
        } else {
            before = if trimmed.starts_with(['>', '-', '*', '|', '<']) {
                ""
            } else {
                trimmed
            };
        }
    }
    out
}

fn push(out: &mut Vec<Heading>, level: u8, text: &str) {
    let text = plain(text.trim().trim_end_matches('#'));
    if !text.is_empty() {
        out.push(Heading { level, text });
    }
}

/// ` ``` ` or `~~~`, at least three.
pub(crate) fn fence_mark(line: &str) -> Option<&str> {
    ['`', '~'].into_iter().find_map(|mark| {
        let length = line.len() - line.trim_start_matches(mark).len();
        (length >= 3).then(|| line.get(..length)).flatten()
    })
}

fn underline(line: &str) -> Option<u8> {
    let all = |mark: char| line.len() >= 3 && line.chars().all(|c| c == mark);
    if all('=') {
        Some(1)
    } else if all('-') {
        Some(2)
    } else {
        None
    }
}

/// A line without marks of emphasis, code, links and tags.
pub fn plain(line: &str) -> String {
    if !line.contains(['*', '`', '~', '<', '!', '[', '\\']) {
        return spaced(line);
    }
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let skip = c.len_utf8();
        match c {
            '*' | '`' | '~' => {}
            '<' => {
                if let Some(address) = autolink(rest) {
                    out.push_str(address);
                    rest = rest.get(address.len() + 2..).unwrap_or_default();
                    continue;
                }
                if let Some(length) = markup(rest) {
                    out.push(' ');
                    rest = rest.get(length..).unwrap_or_default();
                    continue;
                }
                out.push(c);
            }
            '!' if rest.starts_with("![") => {}
            '[' => {
                if let Some((text, after)) = wiki_link(rest) {
                    out.push_str(text);
                    rest = after;
                    continue;
                }
                if let Some((text, after)) = link(rest) {
                    out.push_str(&plain(text));
                    rest = after;
                    continue;
                }
                out.push(c);
            }
            '\\' => {}
            _ => out.push(c),
        }
        rest = rest.get(skip..).unwrap_or_default();
    }
    spaced(&out)
}

/// The length of a tag or comment at the start that is drawn as one; what only looks like a tag, such
/// as `<namespace>`, is drawn as text, and is text here.
fn markup(rest: &str) -> Option<usize> {
    if rest.starts_with("<!") {
        let end = rest.bytes().take(LONGEST_TAG).position(|b| b == b'>')?;
        return Some(end + 1);
    }
    let tag = tags::tag(rest, LONGEST_TAG)?;
    let drawn = tag.name == "img" || raw::inert(&tag);
    drawn.then_some(tag.source.len())
}

/// The longest tag that is looked for in a line.
const LONGEST_TAG: usize = 1_024;

/// The address in `<https://…>` or `<ops@…>` at the start.
fn autolink(rest: &str) -> Option<&str> {
    let inside = rest.get(1..)?;
    let end = inside.bytes().take(LONGEST_TAG).position(|b| b == b'>')?;
    let inside = inside.get(..end)?;
    let address = inside.contains("://") || inside.contains('@');
    (address && !inside.contains([' ', '<', '"'])).then_some(inside)
}

/// Whether a letter is one that nobody sees: a control character, or one that turns the direction of
/// writing.
pub fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A text on one line, its words one blank apart.
fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// `[[target]]` or `[[target|shown]]` at the start: what is read of it, and what follows.
fn wiki_link(rest: &str) -> Option<(&str, &str)> {
    let (inside, after) = rest.strip_prefix("[[")?.split_once("]]")?;
    if inside.contains(['[', ']', '\n']) || inside.trim().is_empty() {
        return None;
    }
    let (target, shown) = inside.split_once('|').unwrap_or((inside, ""));
    let text = if shown.trim().is_empty() {
        target
    } else {
        shown
    };
    Some((text.trim(), after))
}

/// `[text](target)` at the start: the text, and what follows.
fn link(rest: &str) -> Option<(&str, &str)> {
    let close = rest.find("](")?;
    let text = rest.get(1..close)?;
    if text.contains(['[', '\n']) {
        return None;
    }
    let after = rest.get(close + 2..)?;
    let end = after.find(')')?;
    Some((text, after.get(end + 1..)?))
}

/// Targets of `[[target]]` and `[[target|shown]]`, outside code, in the order they stand.
pub fn wiki_links(body: &str) -> Vec<String> {
    let mut out = Vec::new();
    for line in outside_code(body) {
        let mut rest = line;
        while let Some(start) = rest.find("[[") {
            let after = rest.get(start + 2..).unwrap_or_default();
            let Some(end) = after.find("]]") else { break };
            let inside = after.get(..end).unwrap_or_default();
            let target = inside.split('|').next().unwrap_or_default().trim();
            if !target.is_empty()
                && !target.contains(['[', ']'])
                && !out.iter().any(|t| t == target)
            {
                out.push(target.to_owned());
            }
            rest = after.get(end + 2..).unwrap_or_default();
        }
    }
    out
}

/// Targets of `[text](target)` that lead to another file of the same folder of documents, without
/// what follows `#` or `?`, in the order they stand.
pub fn relative_links(body: &str) -> Vec<String> {
    let mut out = Vec::new();
    for line in outside_code(body) {
        let mut rest = line;
        while let Some(start) = rest.find("](") {
            let after = rest.get(start + 2..).unwrap_or_default();
            let Some(end) = after.find(')') else { break };
            let inside = after.get(..end).unwrap_or_default().trim();
            let target = inside.split([' ', '#', '?']).next().unwrap_or_default();
            let outside = target.contains(':') || target.starts_with("//");
            if !target.is_empty() && !outside && !out.iter().any(|t| t == target) {
                out.push(target.to_owned());
            }
            rest = after.get(end + 1..).unwrap_or_default();
        }
    }
    out
}

fn outside_code(body: &str) -> impl Iterator<Item = &str> {
    let mut fence: Option<&str> = None;
    body.lines().filter(move |line| {
        if let Some(mark) = fence_mark(line.trim()) {
            match fence {
                Some(open) if mark.starts_with(open) => fence = None,
                None => fence = Some(mark),
                Some(_) => {}
            }
            return false;
        }
        fence.is_none()
    })
}

/// A line as it is read: without marks of headings, lists, emphasis and links; None for one that says
/// nothing, such as a fence.
pub fn readable(line: &str) -> Option<String> {
    let trimmed = line.trim();
    let rule = trimmed
        .chars()
        .all(|c| matches!(c, '-' | '=' | '|' | ':' | ' ' | '*' | '_'));
    if rule || fence_mark(trimmed).is_some() || trimmed.starts_with(":::") {
        return None;
    }
    let bare = trimmed.trim_start_matches(['#', '>', '-', '*', '+', ' ']);
    Some(plain(bare).replace('|', " "))
}
