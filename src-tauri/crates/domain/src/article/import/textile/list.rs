//! Lists: `* one`, `# first`, `** within`.

use super::DEEPEST;
use super::inline::inline;

/// The kinds of list that an item stands in, outermost first, and its text; None for a line that is no
/// item.
pub(super) fn marker(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start_matches([' ', '\t']);
    let end = line.find(|c| !matches!(c, '*' | '#'))?;
    let (marks, text) = line.split_at(end);
    let item = !marks.is_empty() && text.starts_with([' ', '\t']) && !text.trim().is_empty();
    item.then(|| (marks, text.trim()))
}

/// Writes the list that begins here; gives how many bytes it took.
pub(super) fn write(rest: &str, out: &mut String) -> usize {
    let mut length = 0;
    let mut open: Vec<char> = Vec::new();
    let mut item = String::new();
    for line in rest.split_inclusive('\n') {
        if let Some((marks, text)) = marker(line) {
            flush(&mut item, out);
            let marks: Vec<char> = marks.chars().take(DEEPEST).collect();
            step(&mut open, &marks, out);
            item.push_str(text);
        } else if line.trim().is_empty() || super::opens_code(line.trim()) {
            break;
        } else {
            // A line that goes on with the item above it.
            item.push('\n');
            item.push_str(line.trim());
        }
        length += line.len();
    }
    flush(&mut item, out);
    step(&mut open, &[], out);
    length
}

fn flush(item: &mut String, out: &mut String) {
    if !item.is_empty() {
        inline(item, out);
        item.clear();
    }
}

/// Closes and opens lists until those of `marks` are open, with a new item in the last of them.
fn step(open: &mut Vec<char>, marks: &[char], out: &mut String) {
    let name = |mark: char| if mark == '#' { "ol" } else { "ul" };
    let same = open.iter().zip(marks).take_while(|(a, b)| a == b).count();
    while open.len() > same
        && let Some(mark) = open.pop()
    {
        out.push_str(&format!("</li></{}>\n", name(mark)));
    }
    if open.len() == marks.len() {
        if !open.is_empty() {
            out.push_str("</li>\n<li>");
        }
        return;
    }
    for mark in marks.iter().skip(open.len()).copied() {
        out.push_str(&format!("<{}><li>", name(mark)));
        open.push(mark);
    }
}
