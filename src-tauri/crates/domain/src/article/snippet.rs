//! The part of a text that shows why it was found.

use super::document::split;
use super::search::{fold, folded};
use super::text::readable;
use memchr::memmem::Finder;

/// The words of a query, made ready to be looked for in many texts.
pub struct Wanted(Vec<Finder<'static>>);

impl Wanted {
    /// Ready for these words, as they were typed.
    pub fn new(words: &[String]) -> Wanted {
        let finder = |word: &String| Finder::new(&fold(word)).into_owned();
        Wanted(words.iter().map(finder).collect())
    }

    /// Whether any of them stands in a text.
    fn stands_in(&self, text: &str) -> bool {
        let folded = folded(text);
        self.0
            .iter()
            .any(|word| word.find(folded.as_bytes()).is_some())
    }
}

/// A part of a text around the first place where a word of the query stands, on one line, with the
/// words marked by `[` and `]`: at most `most` letters, cut at blanks. Of a long text no more is looked
/// at closely than that takes.
pub fn snippet(text: &str, wanted: &Wanted, most: usize) -> String {
    let (_, body) = split(text);
    let at = first(body, wanted);
    let (above, below) = body.split_at_checked(at).unwrap_or(("", body));
    let rest = forward(below, wanted, most);
    let mut tokens: Vec<&str> = rest.split_whitespace().collect();
    let found = tokens
        .iter()
        .position(|token| wanted.stands_in(token))
        .unwrap_or(0);
    let mut lines = above.lines().rev().filter_map(readable);
    let before = back(&mut lines, most / 4);
    let lead = lead(&before, tokens.get(..found).unwrap_or_default(), most / 4);
    let all = lead.len() == found + before.split_whitespace().count();
    let cut = !all || lines.any(|line| !line.is_empty());
    tokens.drain(..found);
    written(lead.into_iter().chain(tokens), cut, wanted, most)
}

/// Where the first line begins in which a word stands, marks and all; 0 where none does.
fn first(body: &str, wanted: &Wanted) -> usize {
    let mut at = 0;
    if body.is_ascii() {
        let folded = folded(body);
        // Each further word is looked for no further than where another was found.
        let found = wanted.0.iter().fold(None, |found: Option<usize>, word| {
            let until = found.and_then(|at| folded.get(..at)).unwrap_or(&folded);
            word.find(until.as_bytes()).or(found)
        });
        let before = found
            .and_then(|found| body.get(..found))
            .unwrap_or_default();
        return before.rfind('\n').map_or(0, |end| end + 1);
    }
    for line in body.split_inclusive('\n') {
        if wanted.stands_in(line) {
            return at;
        }
        at += line.len();
    }
    0
}

/// What is read from here on, as far as a snippet may reach behind the first word that is found.
fn forward(below: &str, wanted: &Wanted, most: usize) -> String {
    let mut out = String::new();
    let mut enough = most * 4;
    let mut found = false;
    for line in below.lines().filter_map(readable) {
        if !found && wanted.stands_in(&line) {
            found = true;
            enough = out.len() + line.len() + most * 4;
        }
        out.push_str(&line);
        out.push('\n');
        if out.len() > enough && (found || wanted.0.is_empty()) {
            break;
        }
    }
    out
}

/// The lines before, from the last of them back, until they have so many bytes.
fn back(lines: &mut impl Iterator<Item = String>, most: usize) -> String {
    let mut out = Vec::new();
    let mut length = 0;
    while length <= most
        && let Some(line) = lines.next()
    {
        length += line.len();
        out.push(line);
    }
    out.reverse();
    out.join("\n")
}

/// The words before the first that was found: so many that they have about so many letters.
fn lead<'a>(before: &'a str, near: &[&'a str], most: usize) -> Vec<&'a str> {
    let (mut out, mut length) = (Vec::new(), 0);
    let words = near.iter().rev().copied();
    for word in words.chain(before.split_whitespace().rev()) {
        if length >= most {
            break;
        }
        length += word.chars().count() + 1;
        out.push(word);
    }
    out.reverse();
    out
}

fn written<'a>(
    words: impl Iterator<Item = &'a str>,
    cut: bool,
    wanted: &Wanted,
    most: usize,
) -> String {
    let mut out = String::from(if cut { "… " } else { "" });
    let mut length = 0;
    for (at, word) in words.enumerate() {
        let size = word.chars().count() + 1;
        if length + size > most {
            out.push('…');
            break;
        }
        length += size;
        if at > 0 {
            out.push(' ');
        }
        if wanted.stands_in(word) {
            out.push('[');
            out.push_str(word);
            out.push(']');
        } else {
            out.push_str(word);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Wanted, snippet};

    fn of(text: &str, word: &str) -> String {
        snippet(text, &Wanted::new(&[word.to_owned()]), 40)
    }

    #[test]
    fn it_shows_where_the_word_stands() {
        let text = "---\ntitle: T\n---\n# Restore\n\nFirst of all stop every handler there is, then \
            restore the **positions** of each participant and look whether they fit.\n";
        assert_eq!(of(text, "position"), "… restore the [positions] of each…");
        assert_eq!(
            of(text, "restore"),
            "[Restore] First of all stop every handler…"
        );
    }

    #[test]
    fn a_link_between_articles_is_read_as_what_it_shows() {
        let text = "See [[runbook/restore|the steps]] and [[Lower a cap]], then [x] it.\n";
        assert_eq!(
            snippet(text, &Wanted::new(&["steps".to_owned()]), 80),
            "See the [steps] and Lower a cap, then [x] it."
        );
    }

    #[test]
    fn it_begins_at_the_beginning_where_no_word_stands() {
        assert_eq!(of("One two.\n", "three"), "One two.");
        assert_eq!(of("", "three"), "");
    }

    #[test]
    fn nothing_of_a_long_text_behind_it_changes_it() {
        let text = format!("{}here it is\n", "before all that\n".repeat(90));
        let longer = format!("{text}{}", "and after\n".repeat(9_000));
        let long = snippet(&longer, &Wanted::new(&["here".to_owned()]), 20);
        assert_eq!(long, "… that [here] it is and…");
        assert_eq!(of(&text, "here"), "… before all that [here] it is");
    }
}
