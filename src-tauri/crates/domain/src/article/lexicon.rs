//! The words that occur in articles, so that a mistyped one is known for what it was meant to be.
//!
//! A hundred thousand words are gone through in the time of a blink: which letters a word has is one
//! number, and a slip changes little of it, so that nearly all of them are left out by one comparison.

use super::search::{fold, slips};

/// Words of this length on may have two slips in them.
const LONG: usize = 7;

/// Words, folded, each once.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    words: Vec<Word>,
}

#[derive(Clone, Debug)]
struct Word {
    text: Box<str>,
    letters: u64,
    length: usize,
}

impl Word {
    fn new(text: &str) -> Word {
        Word {
            letters: text
                .chars()
                .fold(0, |set, c| set | 1 << (u32::from(c) % 64)),
            length: text.chars().count(),
            text: text.into(),
        }
    }

    /// Whether so many slips can lie between the two: each takes one letter away and adds one at most.
    fn may_be(&self, other: &Word, most: usize) -> bool {
        let lacks = |one: u64, other: u64| (one & !other).count_ones() as usize <= most;
        self.length.abs_diff(other.length) <= most
            && lacks(self.letters, other.letters)
            && lacks(other.letters, self.letters)
    }
}

impl Lexicon {
    /// Takes in a folded word that it does not know.
    pub fn learn(&mut self, word: &str) {
        self.words.push(Word::new(word));
    }

    /// The words that `typed` may have been meant to be, the nearest first: one slip in a short word, two
    /// from seven letters on. A slip is a letter too many, too few, wrong, or two that changed places.
    pub fn meant(&self, typed: &str) -> Vec<String> {
        let typed = Word::new(&fold(typed));
        let most = if typed.length >= LONG { 2 } else { 1 };
        let near = self.words.iter().filter(|word| word.may_be(&typed, most));
        let mut near: Vec<(usize, bool, &str)> = near
            .filter_map(|word| {
                let slips = slips(&typed.text, &word.text, most)?;
                let other_start = word.text.chars().next() != typed.text.chars().next();
                Some((slips, other_start, &*word.text))
            })
            .filter(|(slips, _, _)| *slips > 0)
            .collect();
        near.sort_unstable();
        near.into_iter()
            .map(|(_, _, word)| word.to_owned())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Lexicon;
    use crate::article::search::slips;

    fn lexicon(words: &[&str]) -> Lexicon {
        let mut lexicon = Lexicon::default();
        words.iter().for_each(|word| lexicon.learn(word));
        lexicon
    }

    #[test]
    fn one_slip_is_seen_in_a_short_word_and_two_in_a_long_one() {
        let lexicon = lexicon(&["zone", "quote", "quotes", "settlement", "position"]);
        for (typed, meant) in [
            ("zoen", &["zone"][..]),
            ("quoet", &["quote"]),
            ("quoteß", &["quote", "quotes"]),
            ("setlement", &["settlement"]),
            ("setlemnet", &["settlement"]),
            ("pozitoin", &["position"]),
            ("Quotes", &["quote"]),
            ("zn", &[]),
        ] {
            assert_eq!(lexicon.meant(typed), meant, "{typed}");
        }
    }

    /// What is left out by its letters is never within reach.
    #[test]
    fn no_word_within_reach_is_left_out() {
        let words = [
            "abcd", "abdc", "abce", "abcde", "acd", "bcd", "aabcd", "zbcd", "dcba", "äbcd",
        ];
        for typed in words.iter().take(9) {
            let near = |word: &&&str| slips(typed, word, 1).is_some_and(|slips| slips > 0);
            let mut wanted: Vec<&str> = words.iter().filter(near).copied().collect();
            let mut found = lexicon(&words).meant(typed);
            wanted.sort_unstable();
            found.sort_unstable();
            assert_eq!(found, wanted, "{typed}");
        }
    }
}
