//! A report as words, and whether some of them stand in it.

/// A text as words in lower case, each with the sentence it stands in.
pub(super) struct Words(Vec<Vec<String>>);

/// How many other words may stand between those that speak together.
const APART: usize = 3;

impl Words {
    /// The words of these texts.
    pub(super) fn of(texts: &[&str]) -> Words {
        let sentences = texts
            .iter()
            .flat_map(|text| text.split(['.', '!', '?', '\n', ';']));
        let words = sentences.map(|sentence| {
            let words = sentence.split(|c: char| !c.is_alphanumeric());
            words
                .filter(|word| !word.is_empty())
                .map(str::to_lowercase)
                .collect()
        });
        Words(
            words
                .filter(|sentence: &Vec<String>| !sentence.is_empty())
                .collect(),
        )
    }

    /// Whether there is not a word.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The first of these that stands here.
    pub(super) fn first(&self, signs: &'static [&'static str]) -> Option<&'static str> {
        signs.iter().copied().find(|sign| self.hold(sign))
    }

    /// Whether these words stand in one sentence, in their order and near each other. A word stands
    /// for its own plural and past: `transfer` for `transfers`, `fail` for `failed`.
    pub(super) fn hold(&self, sign: &str) -> bool {
        let sign = sign.to_lowercase();
        let wanted = sign.split(|c: char| !c.is_alphanumeric());
        let wanted: Vec<&str> = wanted.filter(|word| !word.is_empty()).collect();
        let Some((first, rest)) = wanted.split_first() else {
            return false;
        };
        self.0.iter().any(|sentence| {
            let starts = sentence
                .iter()
                .enumerate()
                .filter(|(_, word)| is_form(word, first));
            starts
                .map(|(at, _)| at)
                .any(|at| follows(sentence, at, rest) && !denied(sentence, at))
        })
    }
}

fn follows(sentence: &[String], mut at: usize, rest: &[&str]) -> bool {
    for wanted in rest {
        let next = sentence.iter().enumerate().skip(at + 1).take(APART + 1);
        let Some((found, _)) = next.into_iter().find(|(_, word)| is_form(word, wanted)) else {
            return false;
        };
        at = found;
    }
    true
}

/// Whether the word before says that it is not so.
fn denied(sentence: &[String], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| sentence.get(before));
    before.is_some_and(|word| matches!(word.as_str(), "no" | "not" | "without" | "never"))
}

fn is_form(word: &str, wanted: &str) -> bool {
    let Some(end) = word.strip_prefix(wanted) else {
        // `duplicate` for `duplicated`, `duplicating`.
        let stem = wanted.strip_suffix('e').filter(|stem| stem.len() > 3);
        let end = stem.and_then(|stem| word.strip_prefix(stem));
        return end.is_some_and(|end| matches!(end, "ing" | "ed"));
    };
    matches!(end, "" | "s" | "es" | "d" | "ed" | "ing" | "ure" | "ures")
}
