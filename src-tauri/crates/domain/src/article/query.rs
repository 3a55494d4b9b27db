//! What a search asks of the index: FTS5's language, in which the words that were typed are strings
//! and nothing else, so that no query is wrong there.

use super::rank::Asked;
use super::search::{string, telling, words};

/// A query has no more words than these.
const WORDS: usize = 16;

/// What was typed, word by word: those that tell something, and of these the first. A letter at the end
/// of others begins a word of which nothing is known yet; to look for all that begin with it takes long.
pub fn typed(query: &str) -> Vec<Asked> {
    let mut typed = words(query);
    typed.truncate(WORDS);
    if typed.len() > 1 {
        let _ = typed.pop_if(|word| only(word).is_some());
    }
    asked(&telling(&typed))
}

/// The letter that was typed when it is all that was: nearly every article has a word that begins so.
pub fn letter(query: &str) -> Option<char> {
    match words(query).as_slice() {
        [word] => only(word),
        _ => None,
    }
}

/// The letter that a word consists of.
fn only(word: &str) -> Option<char> {
    let mut letters = word.chars();
    let first = letters.next().filter(|letter| letter.is_alphabetic())?;
    letters.next().is_none().then_some(first)
}

/// Words as they are asked for: the last one is still being typed.
pub fn asked(words: &[String]) -> Vec<Asked> {
    let last = words.len().saturating_sub(1);
    let asked = |(at, word): (usize, &String)| Asked {
        word: word.clone(),
        meant: Vec::new(),
        open: at == last,
    };
    words.iter().enumerate().map(asked).collect()
}

/// For articles that hold every word, in whatever form.
pub fn exact(asked: &[Asked]) -> String {
    joined(asked, Asked::forms, " AND ")
}

/// For those that hold what every word may have been meant to be.
pub fn guessed(asked: &[Asked]) -> String {
    joined(asked, Asked::guesses, " AND ")
}

/// For those that hold what some word may have been meant to be.
pub fn some(asked: &[Asked]) -> String {
    joined(asked, Asked::guesses, " OR ")
}

/// For those that hold any of the words as they stand, the last one also as the beginning of a longer
/// one.
pub fn any(words: &[String]) -> String {
    let strings = asked(words)
        .into_iter()
        .map(|one| string(&one.word, one.open));
    strings.collect::<Vec<_>>().join(" OR ")
}

/// For articles in which the words stand side by side: what is asked when one of them is a number or a
/// code, as in `FSPIOP 3204`, whose parts tell little apart from each other.
pub fn together(asked: &[Asked]) -> Option<String> {
    let is_code = |one: &Asked| one.word.chars().any(|c| c.is_ascii_digit());
    let last = asked.last()?;
    (asked.len() > 1 && asked.iter().any(is_code)).then(|| {
        let words: Vec<&str> = asked.iter().map(|one| one.word.as_str()).collect();
        string(&words.join(" "), last.open)
    })
}

/// Words with signs in them, such as `central-ledger` and `v17.1.0`, in small letters.
pub fn signs(asked: &[Asked]) -> Vec<String> {
    let words = asked.iter().map(|one| one.word.to_ascii_lowercase());
    let signed = |word: &String| word.chars().any(|c| !c.is_alphanumeric());
    words.filter(signed).collect()
}

/// The same query where it fits in some columns.
pub fn within(columns: &str, query: &str) -> String {
    format!("{{{columns}}} : ({query})")
}

fn joined(asked: &[Asked], ask: fn(&Asked) -> String, with: &str) -> String {
    asked.iter().map(ask).collect::<Vec<_>>().join(with)
}

#[cfg(test)]
mod tests {
    use super::{exact, signs, together, typed};

    #[test]
    fn only_what_holds_a_code_is_asked_for_side_by_side() {
        for (query, asked) in [
            ("FSPIOP 3204", Some("\"FSPIOP 3204\"*")),
            ("error 3204 party", Some("\"error 3204 party\"*")),
            ("say \"17 0\"", Some("\"say 17 0\"*")),
            ("quoting service", None),
            ("3204", None),
            ("", None),
        ] {
            assert_eq!(together(&typed(query)).as_deref(), asked, "{query}");
        }
    }

    #[test]
    fn words_with_signs_in_them_are_looked_for_to_the_sign() {
        let asked = typed("Central-Ledger in v17.1.0 of quotes");
        assert_eq!(signs(&asked), ["central-ledger", "v17.1.0"]);
    }

    #[test]
    fn a_version_is_asked_for_with_and_without_its_v() {
        for (query, other) in [("v17.1.0 x.y", "\"17.1.0\""), ("17.1.0 x.y", "\"v17.1.0\"")] {
            assert!(exact(&typed(query)).contains(other), "{query}");
        }
        assert!(!exact(&typed("vX.1 x.y")).contains("\"X.1\""));
    }
}
