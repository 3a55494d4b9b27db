//! Articles by the hundred thousand, the same for the same seed: words as skewed as those of a
//! language, headings, codes of versions and errors, tags and components.

use std::fmt::Write;
use std::fs;
use std::path::Path;

/// Words that occur at all.
const WORDS: usize = 30_000;
/// Articles of one folder.
const FOLDER: usize = 500;
/// The words that stand nearly everywhere.
const COMMON: &[&str] = &[
    "the",
    "of",
    "to",
    "a",
    "transfer",
    "is",
    "service",
    "and",
    "in",
    "participant",
    "for",
    "ledger",
    "this",
    "when",
    "message",
    "with",
    "that",
    "settlement",
    "hub",
    "be",
    "quote",
    "on",
    "callback",
    "from",
    "request",
    "error",
    "position",
    "it",
    "switch",
    "as",
    "by",
    "kafka",
    "handler",
    "state",
    "database",
    "not",
    "party",
    "account",
    "lookup",
    "timeout",
    "log",
    "or",
    "release",
    "upgrade",
];
const PARTS: &[&str] = &[
    "ra", "mo", "li", "ten", "ver", "sol", "ka", "pre", "dis", "con", "mar", "fi", "nu", "tor",
    "el", "ga", "sub", "ri", "an", "qua", "ble", "ment", "ist", "or", "ul", "ex", "ty", "gra",
    "ho", "wen",
];
const COMPONENTS: &[&str] = &[
    "central-ledger",
    "account-lookup-service",
    "quoting-service",
    "ml-api-adapter",
    "central-settlement",
    "transaction-requests-service",
    "sdk-scheme-adapter",
];

/// A generator of numbers (SplitMix64).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    pub(crate) fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % most as u64) as usize
    }
}

/// The words, the most frequent first.
pub(crate) struct Corpus {
    pub(crate) words: Vec<String>,
}

impl Corpus {
    pub(crate) fn new() -> Corpus {
        let mut words: Vec<String> = COMMON.iter().map(|&word| word.to_owned()).collect();
        let mut known: std::collections::HashSet<String> = words.iter().cloned().collect();
        let mut dice = Dice::new(7);
        while words.len() < WORDS {
            let parts = 2 + dice.below(3);
            let word: String = (0..parts).map(|_| PARTS[dice.below(PARTS.len())]).collect();
            if known.insert(word.clone()) {
                words.push(word);
            }
        }
        Corpus { words }
    }

    /// A word as often as its place in the list says: the second half as often as the first.
    fn word(&self, dice: &mut Dice) -> &str {
        let share = dice.below(1 << 30) as f64 / f64::from(1 << 30);
        let at = (WORDS as f64).powf(share) as usize - 1;
        &self.words[at.min(WORDS - 1)]
    }

    fn sentence(&self, dice: &mut Dice, words: usize) -> String {
        let words: Vec<&str> = (0..words).map(|_| self.word(dice)).collect();
        words.join(" ")
    }

    /// An article of about so many bytes.
    pub(crate) fn article(&self, number: usize, bytes: usize) -> String {
        let mut dice = Dice::new(number as u64 * 31 + bytes as u64);
        let title = format!(
            "{} {}",
            self.words[44 + dice.below(20_000)],
            self.sentence(&mut dice, 3)
        );
        let mut out = format!(
            "---\ntitle: {title}\ncomponents: [{}]\ntags: [tag-{}]\n---\n",
            COMPONENTS[dice.below(COMPONENTS.len())],
            dice.below(60)
        );
        while out.len() < bytes {
            let _ = writeln!(out, "\n## {}\n", self.sentence(&mut dice, 3));
            for _ in 0..3 {
                let words = 8 + dice.below(14);
                let _ = writeln!(out, "{}.", self.sentence(&mut dice, words));
            }
            if dice.below(4) == 0 {
                let _ = writeln!(
                    out,
                    "It came with {} as error {}.",
                    version(&mut dice),
                    2000 + dice.below(4000)
                );
            }
        }
        out
    }

    /// Writes so many of them into a folder, numbered from `from` on.
    pub(crate) fn write(&self, folder: &Path, from: usize, count: usize, bytes: usize) {
        for number in from..from + count {
            let within = folder.join(format!("part-{}", number / FOLDER));
            if number == from || number.is_multiple_of(FOLDER) {
                fs::create_dir_all(&within).expect("there is room");
            }
            let path = within.join(format!("article-{number}.md"));
            fs::write(path, self.article(number, bytes)).expect("there is room");
        }
    }
}

/// A version as people write it.
pub(crate) fn version(dice: &mut Dice) -> String {
    format!(
        "v{}.{}.{}",
        10 + dice.below(9),
        dice.below(6),
        dice.below(20)
    )
}
