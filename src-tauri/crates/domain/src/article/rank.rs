//! How well a title answers a query, and which forms of a word are the same word: what ranks the
//! articles that a search found.
//!
//! The index knows how often words stand where; people name what they look for, though, and a title
//! that says it in full is the page they mean.

use super::search::{fold, is_stop, string};

/// A stem that is shorter says too little: `part` is of `party`, `partial` and `participant`.
const STEM: usize = 5;

/// Endings of forms, the longer before those they hold; English, and the French plural.
const ENDINGS: &[&str] = &[
    "izations", "ization", "ications", "ication", "ations", "ation", "ements", "ement", "ments",
    "ment", "ings", "ing", "ions", "ion", "ities", "ity", "ies", "ied", "ers", "ed", "es", "s",
    "y", "e",
];

/// What another form of the word counts, next to the word itself.
const FORM: f64 = 0.8;
/// What the beginning of a word counts.
const BEGUN: f64 = 0.9;

/// One word of a query: as it was typed, and what it is taken for where it may be a slip.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// As it was typed.
    pub word: String,
    /// Words it may have been meant to be.
    pub meant: Vec<String>,
    /// Whether longer words that begin with it are asked for as well.
    pub open: bool,
}

impl Asked {
    /// The FTS5 query for the word and its other forms.
    pub fn forms(&self) -> String {
        format!("({})", self.strings().join(" OR "))
    }

    /// The same, with what it may have been meant to be.
    pub fn guesses(&self) -> String {
        let mut strings = self.strings();
        strings.extend(self.meant.iter().map(|word| string(word, false)));
        format!("({})", strings.join(" OR "))
    }

    /// The word and its other forms, FTS5 strings.
    fn strings(&self) -> Vec<String> {
        let mut strings = vec![self.string()];
        strings.extend(forms(&self.word));
        strings.extend(version_otherwise(&self.word).map(|word| {
            let otherwise = Asked {
                word,
                ..self.clone()
            };
            otherwise.string()
        }));
        strings
    }

    /// The word as an FTS5 string. A code whose last part is one letter or digit, such as `v17.1`, is
    /// taken as it stands: what begins so, stands in every article.
    fn string(&self) -> String {
        let last = split(&self.word).last().unwrap_or_default();
        let begun = last.chars().nth(1).is_some() || last.len() == self.word.len();
        string(&self.word, self.open && begun)
    }

    /// From 0, the title's word is another, to 1, it is this one.
    fn fits(&self, title: &str) -> f64 {
        let of = |word: &str| match alike(word, title) {
            1.0 => 1.0,
            _ if self.open && word.len() > 1 && title.starts_with(word) => BEGUN,
            form => form,
        };
        let meant = self.meant.iter().map(|word| of(word) * BEGUN);
        meant.fold(of(&fold(&self.word)), f64::max)
    }
}

/// How well a title answers: 0 for none of the words, 1 when it says all of them and nothing else.
/// Initials answer for words (`BC` for `bounded context`) and words for initials.
pub fn title_fit(asked: &[Asked], title: &str) -> f64 {
    let asked: Vec<Asked> = asked.iter().flat_map(parts).collect();
    let words = title_words(title);
    let mut of_asked = vec![0.0_f64; asked.len()];
    let mut of_title = vec![false; words.len()];
    for (one, fit) in asked.iter().zip(&mut of_asked) {
        for ((word, _), told) in words.iter().zip(&mut of_title) {
            let fits = one.fits(word);
            *told |= fits > 0.0;
            *fit = fit.max(fits);
        }
    }
    let typed: Vec<String> = asked.iter().map(|one| fold(&one.word)).collect();
    for ((word, capitals), told) in words.iter().zip(&mut of_title) {
        if let Some(run) = capitals.then(|| initials(&typed, word)).flatten() {
            *told = true;
            of_asked
                .iter_mut()
                .skip(run)
                .take(word.len())
                .for_each(|fit| *fit = 1.0);
        }
    }
    let titled: Vec<String> = words.iter().map(|(word, _)| word.clone()).collect();
    for (word, fit) in typed.iter().zip(&mut of_asked) {
        if let Some(run) = initials(&titled, word) {
            *fit = 1.0;
            of_title
                .iter_mut()
                .skip(run)
                .take(word.len())
                .for_each(|told| *told = true);
        }
    }
    if asked.is_empty() || words.is_empty() {
        return 0.0;
    }
    let said = of_asked.iter().sum::<f64>() / asked.len() as f64;
    let own = of_title.iter().filter(|told| **told).count() as f64 / words.len() as f64;
    said * said * (0.6 + 0.4 * own)
}

/// A typed word in the parts that a title's words are compared with: `central-ledger` is two.
fn parts(asked: &Asked) -> Vec<Asked> {
    let parts: Vec<&str> = split(&asked.word).collect();
    let last = parts.len().saturating_sub(1);
    if last == 0 {
        return vec![asked.clone()];
    }
    let part = |(at, word): (usize, &&str)| Asked {
        word: (*word).to_owned(),
        meant: Vec::new(),
        open: asked.open && at == last,
    };
    parts.iter().enumerate().map(part).collect()
}

/// The words of a title that tell something, folded, with whether each is written in capitals.
fn title_words(title: &str) -> Vec<(String, bool)> {
    let words = split(title).map(|word| {
        let capitals = word.len() > 1 && word.chars().all(char::is_uppercase);
        (fold(word), capitals)
    });
    words.filter(|(word, _)| !is_stop(word)).collect()
}

fn split(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(|c: char| !c.is_alphanumeric());
    parts.filter(|part| !part.is_empty())
}

/// Where the words begin whose initials a word of two to six letters is.
fn initials(words: &[String], word: &str) -> Option<usize> {
    let letters: Vec<char> = word.chars().collect();
    if !(2..=6).contains(&letters.len()) {
        return None;
    }
    words.windows(letters.len()).position(|run| {
        run.iter()
            .zip(&letters)
            .all(|(word, letter)| word.starts_with(*letter))
    })
}

/// Whether two folded words are one: 1 for the same, less for forms of the same, 0 for others.
fn alike(one: &str, other: &str) -> f64 {
    if one == other || major(one) == Some(other) || major(other) == Some(one) {
        return 1.0;
    }
    let same_stem = |a: &str, b: &str| stem(a).is_some_and(|stem| b.starts_with(&stem));
    let form = same_stem(one, other) || same_stem(other, one);
    if form || short_forms(one).iter().any(|form| form == other) {
        FORM
    } else {
        0.0
    }
}

/// A version as others write it: `v17.1.0` is `17.1.0`.
fn version_otherwise(word: &str) -> Option<String> {
    let is_version =
        |text: &str| text.contains('.') && text.starts_with(|c: char| c.is_ascii_digit());
    match word.strip_prefix(['v', 'V']) {
        Some(bare) => is_version(bare).then(|| bare.to_owned()),
        None => is_version(word).then(|| format!("v{word}")),
    }
}

/// The digits of `v17`, the first part of a version.
fn major(word: &str) -> Option<&str> {
    let digits = word.strip_prefix('v').unwrap_or_default();
    (!digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())).then_some(digits)
}

/// FTS5 strings for the other forms of a word; none for codes and versions.
fn forms(word: &str) -> Vec<String> {
    let folded = fold(word);
    match stem(&folded) {
        Some(stem) => vec![string(&stem, true)],
        None => short_forms(&folded)
            .iter()
            .map(|form| string(form, false))
            .collect(),
    }
}

/// What is left of a word of letters when its ending is taken off, where that still says something.
fn stem(word: &str) -> Option<String> {
    if !word.chars().all(char::is_alphabetic) {
        return None;
    }
    let long = |stem: &str| (stem.chars().count() >= STEM).then(|| stem.to_owned());
    let bare = ENDINGS
        .iter()
        .filter_map(|ending| word.strip_suffix(ending))
        .find_map(long);
    bare.or_else(|| long(word))
}

/// Forms of a word too short for a stem: `party` and `parties`, `quote` and `quoting`.
fn short_forms(word: &str) -> Vec<String> {
    if word.chars().count() < 3 || !word.chars().all(char::is_alphabetic) {
        return Vec::new();
    }
    if let Some(bare) = word.strip_suffix("ies") {
        return vec![format!("{bare}y")];
    }
    if let Some(bare) = word.strip_suffix("ing") {
        return vec![bare.to_owned(), format!("{bare}e"), format!("{bare}es")];
    }
    if let Some(bare) = word.strip_suffix('s').filter(|bare| !bare.ends_with('s')) {
        return vec![bare.to_owned()];
    }
    if let Some(bare) = word.strip_suffix('y') {
        return vec![format!("{bare}ies")];
    }
    let bare = word.strip_suffix('e').unwrap_or(word);
    vec![
        format!("{word}s"),
        format!("{bare}ing"),
        format!("{bare}ed"),
    ]
}

#[cfg(test)]
mod tests {
    use super::{Asked, alike, title_fit};

    fn asked(query: &str) -> Vec<Asked> {
        let word = |word: &str| Asked {
            word: word.to_owned(),
            ..Asked::default()
        };
        query.split(' ').map(word).collect()
    }

    #[test]
    fn forms_of_a_word_are_alike_and_other_words_are_not() {
        for (one, other) in [
            ("notify", "notification"),
            ("party", "parties"),
            ("quote", "quoting"),
            ("transfers", "transfer"),
        ] {
            assert!(
                alike(one, other) > 0.0 && alike(one, other) < 1.0,
                "{one} {other}"
            );
            assert!(alike(other, one) > 0.0, "{other} {one}");
        }
        for (one, other) in [
            ("party", "participant"),
            ("port", "portal"),
            ("limit", "list"),
        ] {
            assert_eq!(alike(one, other), 0.0, "{one} {other}");
        }
    }

    #[test]
    fn a_title_that_says_all_and_no_more_fits_best() {
        let fit = |title: &str| title_fit(&asked("quoting service"), title);
        assert_eq!(fit("Quoting Service"), 1.0);
        assert!(fit("Quoting Service") > fit("Quoting Service Overview"));
        assert!(fit("Quoting Service Overview") > fit("Account Lookup Service"));
        assert_eq!(fit("Bulk transfers"), 0.0);
    }

    #[test]
    fn initials_stand_for_words() {
        assert_eq!(
            title_fit(&asked("auditing bounded context"), "Auditing BC"),
            1.0
        );
        assert_eq!(title_fit(&asked("als"), "Account Lookup Service"), 1.0);
        assert_eq!(title_fit(&asked("central-ledger"), "Central Ledger"), 1.0);
    }
}
