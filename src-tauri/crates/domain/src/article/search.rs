//! Searching articles: what a query asks for, and which word a mistyped one was meant to be.
//!
//! A query is words, never syntax. A code such as `FSPIOP 3204`, `v17.1.0` or `central-ledger` is
//! looked for whole. What fits word for word stands above what was guessed.

use std::borrow::Cow;
use std::collections::HashSet;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Shortest and longest words that are worth correcting: the letters of `zone`, and of nothing real.
const CORRECTED: std::ops::RangeInclusive<usize> = 4..=24;

/// Words that stand in every text and say nothing of one; a query made of nothing else keeps them.
const STOP: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "be", "by", "can", "de", "des", "do", "does", "du", "en",
    "est", "et", "for", "from", "how", "i", "in", "is", "it", "la", "le", "les", "of", "on", "or",
    "our", "que", "the", "this", "to", "un", "une", "was", "we", "what", "when", "where", "which",
    "who", "why", "with",
];

/// A text without case and diacritics, as the index holds it.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

/// The words of a query, in order: parted at blanks, those without a letter or digit left out.
pub fn words(query: &str) -> Vec<String> {
    query
        .split(|c: char| c.is_whitespace() || c == '\0')
        .map(|word| {
            word.trim_matches(|c: char| matches!(c, '"' | '\'' | '(' | ')' | ',' | '?' | '!'))
        })
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .map(str::to_owned)
        .collect()
}

/// Whether a folded word stands in every text and says nothing of one.
pub(super) fn is_stop(word: &str) -> bool {
    STOP.contains(&word)
}

/// The words that tell something; all of them when none does.
pub fn telling(words: &[String]) -> Vec<String> {
    let told: Vec<String> = words
        .iter()
        .filter(|word| !is_stop(&fold(word)))
        .cloned()
        .collect();
    if told.is_empty() {
        words.to_vec()
    } else {
        told
    }
}

/// One word as an FTS5 string; `open` finds longer words that begin with it as well.
pub fn string(word: &str, open: bool) -> String {
    let star = if open { "*" } else { "" };
    format!("\"{}\"{star}", word.replace('"', "\"\""))
}

/// The distinct words of texts that are worth offering for a mistyped one, folded.
pub fn words_of(texts: &[&str]) -> Vec<String> {
    let mut seen: HashSet<Cow<'_, str>> = HashSet::new();
    let mut out = Vec::new();
    for text in texts {
        for word in text.split(|c: char| !c.is_alphanumeric()) {
            if is_word(word) {
                let folded = folded(word);
                if !seen.contains(&folded) {
                    out.push(folded.clone().into_owned());
                    seen.insert(folded);
                }
            }
        }
    }
    out
}

fn is_word(word: &str) -> bool {
    let letters = if word.is_ascii() {
        word.len()
    } else {
        word.chars().count()
    };
    CORRECTED.contains(&letters)
        && word.starts_with(char::is_alphabetic)
        && word
            .chars()
            .all(|c| c.is_alphabetic() || c.is_ascii_digit())
}

/// The text itself where it is folded already.
pub(super) fn folded(text: &str) -> Cow<'_, str> {
    if text
        .bytes()
        .all(|b| b.is_ascii() && !b.is_ascii_uppercase())
    {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(fold(text))
    }
}

/// Whether a mistyped word can be corrected at all.
pub fn correctable(word: &str) -> bool {
    CORRECTED.contains(&word.chars().count()) && word.chars().all(char::is_alphanumeric)
}

/// How many slips lie between two words (optimal string alignment); None when more than `most`.
pub fn slips(one: &str, other: &str, most: usize) -> Option<usize> {
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let width = b.len() + 1;
    let mut before = vec![0; width];
    let mut last: Vec<usize> = (0..width).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1; width];
        for (j, y) in b.iter().enumerate() {
            let of = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(usize::MAX - 1);
            let mut cost = (of(&last, j) + usize::from(x != y))
                .min(of(&last, j + 1) + 1)
                .min(of(&row, j) + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x);
            if swapped {
                cost = cost.min(of(&before, j - 1) + 1);
            }
            if let Some(cell) = row.get_mut(j + 1) {
                *cell = cost;
            }
        }
        // Two rows on end are out of reach: a swap looks back no further.
        let out = |row: &[usize]| row.iter().all(|cost| *cost > most);
        if out(&row) && out(&last) {
            return None;
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|slips| *slips <= most)
}
