//! The mark of what was sent from here: a comment of HTML as the last line, which is not shown.

const BEGIN: &str = "<!-- slipway ref:";
const END: &str = " -->";
/// A mark is an id; anything longer is not one.
const LONGEST: usize = 64;

/// The text with its mark.
pub(super) fn signed(text: &str, mark: &str) -> String {
    let text = text.trim_end();
    let gap = if text.is_empty() { "" } else { "\n\n" };
    format!("{text}{gap}{BEGIN}{mark}{END}")
}

/// The text without its mark, and the mark. Line ends are `\n` afterwards.
pub(super) fn read(text: &str) -> (String, Option<String>) {
    let text = text.replace("\r\n", "\n");
    let whole = text.trim_end();
    let (before, last) = whole.rsplit_once('\n').unwrap_or(("", whole));
    let mark = last
        .trim()
        .strip_prefix(BEGIN)
        .and_then(|rest| rest.strip_suffix(END));
    let letters = |mark: &&str| {
        (1..=LONGEST).contains(&mark.len())
            && mark
                .bytes()
                .all(|letter| letter.is_ascii_alphanumeric() || letter == b'-')
    };
    match mark.filter(letters) {
        Some(mark) => (before.trim_end().to_owned(), Some(mark.to_owned())),
        None => (text, None),
    }
}
