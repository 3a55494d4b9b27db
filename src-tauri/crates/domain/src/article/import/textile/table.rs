//! Tables: `|_. Name |_. Value |`, `|\2. wide |`.

use super::attributes;
use super::inline::inline;
use super::scan::position;

/// Rows that a cell's text may go on over.
const LINES: usize = 50;

/// Whether a line begins a table: a row, or the line that says how it looks.
pub(super) fn begins(line: &str) -> bool {
    let row = line.strip_prefix('|').unwrap_or_default();
    (row.contains('|') && row.len() > 1) || styled(line)
}

/// The same, for what may be a row whose first cell goes on over several lines.
pub(super) fn begins_here(rest: &str) -> bool {
    let line = rest.lines().next().unwrap_or_default().trim();
    let whole = || line.starts_with('|') && line.len() > 1 && row(rest).trim_end().ends_with('|');
    begins(line) || whole()
}

fn styled(line: &str) -> bool {
    let rest = line.strip_prefix("table").map(attributes);
    rest.is_some_and(|rest| rest.trim_end() == ".")
}

/// Writes the table that begins here; gives how many bytes it took, never none.
pub(super) fn write(rest: &str, out: &mut String) -> usize {
    let mut length = 0;
    let mut at = rest;
    out.push_str("<table>\n");
    while let Some(line) = at.split_inclusive('\n').next() {
        let trimmed = line.trim();
        let taken = if length == 0 && styled(trimmed) {
            line.len()
        } else if trimmed.starts_with('|') {
            let row = row(at);
            cells(row.trim(), out);
            row.len()
        } else {
            break;
        };
        length += taken;
        at = at.get(taken..).unwrap_or_default();
    }
    out.push_str("</table>\n");
    length
}

/// A row with its end: it goes on until a line ends with `|`, within a few lines and one paragraph.
fn row(rest: &str) -> &str {
    let mut length = 0;
    let mut first = 0;
    for line in rest.split_inclusive('\n').take(LINES) {
        if length > 0 && (line.trim().is_empty() || line.trim_start().starts_with('|')) {
            break;
        }
        length += line.len();
        first = if first == 0 { length } else { first };
        if line.trim_end().ends_with('|') {
            return rest.get(..length).unwrap_or_default();
        }
    }
    rest.get(..first).unwrap_or_default()
}

fn cells(row: &str, out: &mut String) {
    let inside = row.strip_prefix('|').unwrap_or(row);
    let inside = inside.strip_suffix('|').unwrap_or(inside);
    out.push_str("<tr>");
    for text in split(inside) {
        let (head, wide, text) = cell(text);
        let tag = if head { "th" } else { "td" };
        out.push_str(&format!("<{tag}"));
        if wide > 1 {
            out.push_str(&format!(" colspan=\"{wide}\""));
        }
        out.push('>');
        inline(text.trim(), out);
        out.push_str(&format!("</{tag}>"));
    }
    out.push_str("</tr>\n");
}

/// The cells of a row; a `|` within `[[…]]`, `@…@` or `<code>` parts none.
fn split(row: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let (mut begin, mut at) = (0, 0);
    // Once nothing closes any more, nothing is looked for again.
    let mut dead = [false; 2];
    while let Some(rest) = row.get(at..)
        && let Some(found) = rest.find(['|', '[', '<'])
    {
        let from = rest.get(found..).unwrap_or_default();
        at += found;
        let spans = [("[[", "]]"), ("<code", "</code>")];
        let mut skipped = 1;
        for ((open, close), dead) in spans.iter().zip(&mut dead) {
            if from.starts_with(open) && !*dead {
                match position(from, close) {
                    Some(end) => skipped = end + close.len(),
                    None => *dead = true,
                }
            }
        }
        if from.starts_with('|') {
            out.push(row.get(begin..at).unwrap_or_default());
            begin = at + 1;
        }
        at += skipped;
    }
    out.push(row.get(begin..).unwrap_or_default());
    out
}

/// Whether a cell heads its column, how many columns it is wide, and its text.
fn cell(text: &str) -> (bool, u32, &str) {
    let plain = (false, 1, text);
    let mut rest = text;
    let (mut head, mut wide) = (false, 1);
    for _ in 0..8 {
        rest = attributes(rest);
        rest = match rest.chars().next() {
            Some('_') => {
                head = true;
                rest.get(1..).unwrap_or_default()
            }
            Some(span @ ('\\' | '/')) => {
                let digits = rest.get(1..).unwrap_or_default();
                let end = digits
                    .find(|c: char| !c.is_ascii_digit())
                    .unwrap_or(digits.len());
                let (number, after) = digits.split_at(end);
                if span == '\\' {
                    wide = number.parse::<u32>().unwrap_or(1).clamp(1, 64);
                }
                after
            }
            Some('^' | '~') => rest.get(1..).unwrap_or_default(),
            Some('.') => {
                let text = rest.get(1..).unwrap_or_default();
                let sound = text.is_empty() || text.starts_with([' ', '\t', '\n']);
                return if sound { (head, wide, text) } else { plain };
            }
            _ => return plain,
        };
    }
    plain
}
