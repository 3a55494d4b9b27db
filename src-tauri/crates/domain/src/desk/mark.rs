//! The mark of what was sent from here, where the desk has no field for it: the last line of the text.

const BEGIN: &str = "[ref:";
/// A mark is an id; anything longer is not one.
const LONGEST: usize = 64;

/// The text with the mark as its last line.
pub fn signed(text: &str, mark: &str) -> String {
    let text = text.trim_end_matches(['\n', '\r']);
    if text.is_empty() {
        return format!("{BEGIN}{mark}]");
    }
    format!("{text}\n\n{BEGIN}{mark}]")
}

/// The text without its mark, and the mark. Line ends are `\n` afterwards. A mark that is quoted
/// further up is part of the text.
pub fn read(text: &str) -> (String, Option<String>) {
    let text = text.replace("\r\n", "\n");
    let whole = text.trim_end();
    let (before, last) = whole.rsplit_once('\n').unwrap_or(("", whole));
    match of_line(last) {
        Some(mark) => (before.trim_end().to_owned(), Some(mark.to_owned())),
        None => (text, None),
    }
}

fn of_line(line: &str) -> Option<&str> {
    let mark = line.trim().strip_prefix(BEGIN)?.strip_suffix(']')?;
    let letters = mark
        .bytes()
        .all(|letter| letter.is_ascii_alphanumeric() || letter == b'-');
    (letters && (1..=LONGEST).contains(&mark.len())).then_some(mark)
}
