//! How deep a text may be set in. A parser looks through all that is open for each mark and each line,
//! so a line of a million `>` would keep it busy for minutes; nobody reads past the first few.

use std::borrow::Cow;

/// Quotes and lists that one line may open.
const DEEPEST: usize = 60;
/// Containers (`:::`) that may be open at once.
const OPEN: usize = 200;

/// The text with each mark that would set it in deeper taken as text.
pub(super) fn bounded(markdown: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let (mut copied, mut start) = (0, 0);
    let mut open = Vec::new();
    for line in markdown.split_inclusive(['\n', '\r']) {
        if let Some(at) = too_deep(line, &mut open) {
            out.push_str(markdown.get(copied..start + at).unwrap_or_default());
            out.push('\\');
            copied = start + at;
        }
        start += line.len();
    }
    if out.is_empty() {
        return Cow::Borrowed(markdown);
    }
    out.push_str(markdown.get(copied..).unwrap_or_default());
    Cow::Owned(out)
}

/// Where the mark stands that sets a line in too deep; a backslash there makes it text. `open` holds
/// how long the marks of the containers are that are open.
fn too_deep(line: &str, open: &mut Vec<usize>) -> Option<usize> {
    let mut at = 0;
    for depth in 0.. {
        let rest = line.get(at..)?;
        at += rest.len() - rest.trim_start_matches([' ', '\t']).len();
        let rest = line.get(at..)?;
        let Some(length) = mark(rest) else {
            return container(rest, open).then_some(at);
        };
        if depth == DEEPEST {
            // After the digits of a number.
            return Some(at + length - 1);
        }
        at += length;
    }
    None
}

/// Whether a line opens one container more than may be. One that is left with the quote around it
/// stays counted, as a line that is taken into the quote may keep it open.
fn container(line: &str, open: &mut Vec<usize>) -> bool {
    let rest = line.trim_start_matches(':');
    let colons = line.len() - rest.len();
    if colons < 3 {
        return false;
    }
    if rest.trim().is_empty() {
        if open.last().is_some_and(|opened| *opened <= colons) {
            open.pop();
        }
        return false;
    }
    let full = open.len() >= OPEN;
    if !full {
        open.push(colons);
    }
    full
}

/// The length of the mark that a line begins with: of a quote, or of an item.
fn mark(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let mut rest = line.bytes().skip(digits);
    match (digits, rest.next()?) {
        (0, b'>') => return Some(1),
        (0, b'-' | b'+' | b'*') | (1..=9, b'.' | b')') => {}
        _ => return None,
    }
    matches!(rest.next()?, b' ' | b'\t' | b'\n' | b'\r').then_some(digits + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_too_deep_becomes_text() {
        let near = format!("{}deep\n- a\n  1. b\n", "> ".repeat(DEEPEST));
        assert!(matches!(bounded(&near), Cow::Borrowed(_)));
        let line = "-".repeat(500);
        assert!(matches!(bounded(&line), Cow::Borrowed(_)));
        for mark in [">", "> ", "- ", "1. ", "> + 2) "] {
            let deep = format!("a\n{}x\nb", mark.repeat(DEEPEST + 1));
            let told = bounded(&deep);
            assert_eq!(told.replace('\\', ""), deep);
            assert_eq!(told.matches('\\').count(), 1, "{told}");
        }
    }

    #[test]
    fn containers_that_are_closed_do_not_count() {
        let closed = "> ::: tip\n> x\n> :::\n".repeat(2 * OPEN);
        assert!(matches!(bounded(&closed), Cow::Borrowed(_)));
        let nested = "\r:::#".repeat(OPEN + 3);
        assert_eq!(bounded(&nested).matches("\\:::").count(), 3);
    }
}
