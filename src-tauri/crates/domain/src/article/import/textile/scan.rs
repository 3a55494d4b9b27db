//! What may stand at the start of a text of Textile, how far it goes, and text that is nothing else.

/// How far the end of a mark may lie from its beginning, in bytes; no sentence is longer.
pub(super) const REACH: usize = 4000;
/// How long an address may be, in bytes.
const LONGEST_ADDRESS: usize = 2000;

/// Writes text so that it is nothing but text.
pub(in crate::article::import) fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\0' => {}
            c => out.push(c),
        }
    }
}

/// Where something stands, whatever the case of its letters, which are ASCII.
pub(super) fn position(text: &str, wanted: &str) -> Option<usize> {
    let (text, wanted) = (text.as_bytes(), wanted.as_bytes());
    let same = |part: &[u8]| part.eq_ignore_ascii_case(wanted);
    text.windows(wanted.len()).position(same)
}

/// The class of `<code class="…">` that a text stands in as a whole, and what is in it.
pub(super) fn code_of(text: &str) -> (&str, &str) {
    let begin = text.trim_start();
    let inner = || {
        let tag = begin
            .get(..5)
            .filter(|tag| tag.eq_ignore_ascii_case("<code"))?;
        let (attributes, inside) = begin.get(tag.len()..)?.split_once('>')?;
        let class = attributes
            .split_once("class=")
            .map_or("", |(_, value)| value)
            .trim_start_matches(['"', '\'']);
        let class = class.split(['"', '\'']).next().unwrap_or_default();
        let end = inside.trim_end();
        let end = match end.len().checked_sub("</code>".len()) {
            Some(at)
                if end
                    .get(at..)
                    .is_some_and(|tag| tag.eq_ignore_ascii_case("</code>")) =>
            {
                end.get(..at)?
            }
            _ => inside,
        };
        Some((class, end))
    };
    inner().unwrap_or(("", text))
}

/// What stands in double brackets at the start: on one line, and no bracket in it.
pub(super) fn bracketed(text: &str) -> Option<&str> {
    let inside = within(text.strip_prefix("[[")?, REACH);
    let inside = inside.get(..inside.find(['[', ']', '\n'])?)?;
    let closed = text.get(inside.len() + 2..)?.starts_with("]]");
    closed.then_some(inside)
}

/// The address at the start of a text: up to a blank, without what ends the sentence.
pub(super) fn target(text: &str) -> &str {
    let near = within(text, LONGEST_ADDRESS);
    let end = near.find(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | '|'));
    let mut url = near.get(..end.unwrap_or(near.len())).unwrap_or_default();
    for _ in 0..8 {
        let shorter = url.trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_', '\'']);
        let unopened = shorter.ends_with(')') && !shorter.contains('(')
            || shorter.ends_with(']') && !shorter.contains('[');
        let shorter = match unopened {
            true => shorter.get(..shorter.len() - 1).unwrap_or_default(),
            false => shorter,
        };
        if shorter.len() == url.len() {
            break;
        }
        url = shorter;
    }
    url
}

/// The beginning of a text, of about so many bytes at most.
pub(super) fn within(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    text.get(..end).unwrap_or_default()
}

/// `&name;` or `&#10;` at the start.
pub(super) fn entity(text: &str) -> Option<&str> {
    let end = text.char_indices().take(12).find(|(_, c)| *c == ';')?.0;
    let name = text.get(1..end)?;
    let name = name.strip_prefix('#').unwrap_or(name);
    let sound = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric());
    sound.then(|| text.get(..=end)).flatten()
}
