//! Searching articles: what a query asks for, which word a mistyped one was meant to be, and the part
//! of a text that shows why it was found.
//!
//! A query is words, never syntax. A code such as `FSPIOP 3204`, `v17.1.0` or `central-ledger` is
//! looked for whole. What fits word for word stands above what was guessed.

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

/// The query for articles that hold any of the words, the last one also as the beginning of a longer
/// one.
pub fn any(words: &[String]) -> String {
    let last = words.len().saturating_sub(1);
    let strings = words
        .iter()
        .enumerate()
        .map(|(at, word)| string(word, at == last));
    strings.collect::<Vec<_>>().join(" OR ")
}

/// The distinct words of texts that are worth offering for a mistyped one, folded.
pub fn words_of(texts: &[&str]) -> Vec<String> {
    let mut seen = HashSet::new();
    let mut out = Vec::new();
    for text in texts {
        for word in text.split(|c: char| !c.is_alphanumeric()) {
            let fits = CORRECTED.contains(&word.chars().count())
                && word
                    .chars()
                    .all(|c| c.is_alphabetic() || c.is_ascii_digit())
                && word.chars().next().is_some_and(char::is_alphabetic);
            if fits {
                let folded = fold(word);
                if seen.insert(folded.clone()) {
                    out.push(folded);
                }
            }
        }
    }
    out
}

/// Whether a mistyped word can be corrected at all.
pub fn correctable(word: &str) -> bool {
    CORRECTED.contains(&word.chars().count()) && word.chars().all(char::is_alphanumeric)
}

/// Of words that occur, those that `typed` may have been meant to be, the nearest first: one slip in
/// a short word, two from seven letters on. A slip is a letter too many, too few, wrong, or two that
/// changed places.
pub fn meant(typed: &str, occurring: impl IntoIterator<Item = String>) -> Vec<String> {
    let typed = fold(typed);
    let most = if typed.chars().count() >= 7 { 2 } else { 1 };
    let mut near: Vec<(usize, bool, String)> = occurring
        .into_iter()
        .filter_map(|word| {
            let slips = slips(&typed, &word, most)?;
            let other_start = word.chars().next() != typed.chars().next();
            Some((slips, other_start, word))
        })
        .filter(|(slips, _, _)| *slips > 0)
        .collect();
    near.sort();
    near.into_iter().map(|(_, _, word)| word).collect()
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
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|slips| *slips <= most)
}

/// A part of a text around the first place where a word of the query stands, on one line, with the
/// words marked by `[` and `]`: at most `most` letters, cut at blanks.
pub fn snippet(text: &str, words: &[String], most: usize) -> String {
    let plain = super::text::readable(text);
    let wanted: Vec<String> = words.iter().map(|word| fold(word)).collect();
    let tokens: Vec<&str> = plain.split_whitespace().collect();
    let hits = |token: &str| {
        let folded = fold(token);
        wanted.iter().any(|word| folded.contains(word.as_str()))
    };
    let first = tokens.iter().position(|token| hits(token)).unwrap_or(0);
    let mut start = first;
    let mut before = 0;
    while start > 0 && before < most / 4 {
        start -= 1;
        before += tokens
            .get(start)
            .map_or(0, |token| token.chars().count() + 1);
    }
    let (mut out, mut length) = (String::new(), 0);
    if start > 0 {
        out.push_str("… ");
    }
    for (at, token) in tokens.iter().enumerate().skip(start) {
        let size = token.chars().count() + 1;
        if length + size > most {
            out.push('…');
            break;
        }
        length += size;
        if at > start {
            out.push(' ');
        }
        if hits(token) {
            out.push('[');
            out.push_str(token);
            out.push(']');
        } else {
            out.push_str(token);
        }
    }
    out
}
