//! Which other defects a defect may be the same as, and why.
//!
//! Source: the guide's defect triage page (a known bug updates the ticket that exists). What peers are
//! blamed for is kept out: nothing is proposed for a defect that says nothing, each proposal says
//! why, duplicates hang on one root and never in chains.

use super::scale::Priority;
use crate::component::Aliases;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Below this score nothing is proposed.
const LEAST: f64 = 0.25;
/// What each part adds at most; together 1.
const WORDS: f64 = 0.6;
const CODE: f64 = 0.2;
const COMPONENT: f64 = 0.15;
const RELEASE: f64 = 0.05;
/// Duplicates after which one, then two steps of priority are proposed.
const RAISE_AT: [usize; 2] = [2, 5];

/// What of a defect is compared.
#[derive(Clone, Copy, Debug, Default)]
pub struct Compared<'a> {
    /// Its title.
    pub title: &'a str,
    /// What was observed, or the description.
    pub observed: &'a str,
    /// What it wrote, searched for error codes.
    pub logs: &'a str,
    /// Its component, or several with commas between.
    pub component: &'a str,
    /// The release it was found in.
    pub release: &'a str,
}

/// A defect that may be the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Similar {
    /// Its place among the candidates.
    pub at: usize,
    /// From 0 to 1.
    pub score: f64,
    /// Such as `same component and words` or `same error code 4001`.
    pub why: String,
}

/// Candidates made ready once, so that many defects can be compared with them.
#[derive(Clone, Debug, Default)]
pub struct Candidates {
    prepared: Vec<Prepared>,
    /// In how many candidates a word stands.
    seen: HashMap<String, usize>,
}

#[derive(Clone, Debug, Default)]
struct Prepared {
    words: BTreeSet<String>,
    codes: BTreeSet<String>,
    components: BTreeSet<String>,
    release: String,
}

impl Candidates {
    /// Makes candidates ready; `aliases` tells which names stand for one component.
    pub fn new<'a>(
        candidates: impl IntoIterator<Item = Compared<'a>>,
        aliases: &Aliases,
    ) -> Candidates {
        let candidates = candidates.into_iter();
        let prepared: Vec<Prepared> = candidates.map(|one| Prepared::of(&one, aliases)).collect();
        let mut seen = HashMap::new();
        for word in prepared.iter().flat_map(|one| &one.words) {
            *seen.entry(word.clone()).or_default() += 1;
        }
        Candidates { prepared, seen }
    }

    /// Candidates that may be the same as a defect, the likeliest first, at most `most`. None of them
    /// when it has no words and no error code to go by: a component alone is no likeness.
    pub fn like(&self, defect: &Compared<'_>, aliases: &Aliases, most: usize) -> Vec<Similar> {
        let wanted = Prepared::of(defect, aliases);
        if wanted.words.is_empty() && wanted.codes.is_empty() {
            return Vec::new();
        }
        let candidates = self.prepared.iter().enumerate();
        let mut found: Vec<Similar> = candidates
            .filter_map(|(at, candidate)| {
                let likeness = self.likeness(&wanted, candidate);
                let score = (likeness.score() * 100.0).round() / 100.0;
                let named = likeness.words > 0.0 || likeness.code.is_some();
                (named && score >= LEAST).then(|| Similar {
                    at,
                    score,
                    why: likeness.why(),
                })
            })
            .collect();
        found.sort_by(|one, other| {
            other
                .score
                .total_cmp(&one.score)
                .then(one.at.cmp(&other.at))
        });
        found.truncate(most);
        found
    }

    fn likeness(&self, wanted: &Prepared, candidate: &Prepared) -> Likeness {
        let code = wanted.codes.intersection(&candidate.codes).next().cloned();
        let component = !wanted.components.is_disjoint(&candidate.components);
        let release = !wanted.release.is_empty() && wanted.release == candidate.release;
        Likeness {
            words: self.words(&wanted.words, &candidate.words),
            code,
            component,
            release,
        }
    }

    /// How much of what both say they share, each word by how rare it is.
    fn words(&self, one: &BTreeSet<String>, other: &BTreeSet<String>) -> f64 {
        let weigh = |word: &String| self.rarity(word).powi(2);
        let shared: f64 = one.intersection(other).map(weigh).sum();
        let lengths: f64 =
            one.iter().map(weigh).sum::<f64>() * other.iter().map(weigh).sum::<f64>();
        if lengths > 0.0 {
            shared / lengths.sqrt()
        } else {
            0.0
        }
    }

    fn rarity(&self, word: &String) -> f64 {
        let seen = self.seen.get(word).copied().unwrap_or_default() as f64;
        (1.0 + (self.prepared.len() as f64 + 1.0) / (seen + 1.0)).ln()
    }
}

/// What two defects share.
struct Likeness {
    /// From 0 to 1.
    words: f64,
    code: Option<String>,
    component: bool,
    release: bool,
}

impl Likeness {
    fn score(&self) -> f64 {
        let part = |holds: bool, weight: f64| if holds { weight } else { 0.0 };
        let sum = self.words * WORDS
            + part(self.code.is_some(), CODE)
            + part(self.component, COMPONENT)
            + part(self.release, RELEASE);
        sum.clamp(0.0, 1.0)
    }

    fn why(&self) -> String {
        let mut same = Vec::new();
        if self.component {
            same.push("component".to_owned());
        }
        if self.words >= 0.2 {
            same.push("words".to_owned());
        }
        if let Some(code) = &self.code {
            same.push(format!("error code {code}"));
        }
        if self.release {
            same.push("release".to_owned());
        }
        match same.split_last() {
            None => "a few of the same words".to_owned(),
            Some((last, [])) => format!("same {last}"),
            Some((last, rest)) => format!("same {} and {last}", rest.join(", ")),
        }
    }
}

impl Prepared {
    fn of(defect: &Compared<'_>, aliases: &Aliases) -> Prepared {
        let components = defect.component.split([',', ';', '/', '\n']);
        let components = components.map(|name| aliases.canonical(name).to_lowercase());
        let texts = [defect.title, defect.observed, defect.logs];
        Prepared {
            words: [defect.title, defect.observed]
                .iter()
                .flat_map(|text| words(text))
                .collect(),
            codes: texts.iter().flat_map(|text| error_codes(text)).collect(),
            components: components.filter(|name| !name.is_empty()).collect(),
            release: defect
                .release
                .trim()
                .trim_start_matches(['v', 'V'])
                .to_lowercase(),
        }
    }
}

/// Words that stand in every report and tell nothing.
const EMPTY: &[&str] = &[
    "the", "and", "for", "with", "that", "this", "from", "not", "are", "was", "were", "has",
    "have", "had", "but", "when", "after", "before", "then", "than", "into", "does", "did", "will",
    "would", "should", "can", "could", "its", "error", "issue", "bug", "problem", "fails", "fail",
    "failed", "failing", "there", "which", "while", "still", "also", "only", "all", "any", "get",
    "gets",
];

/// Longest word that is compared; a longer one is a token or a dump.
const LONGEST: usize = 40;

fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| word.len() <= LONGEST && word.chars().count() >= 3);
    let words = words.filter(|word| !word.chars().all(|c| c.is_ascii_digit()));
    words
        .map(str::to_lowercase)
        .filter(|word| !EMPTY.contains(&word.as_str()))
}

/// Error codes that a text names: those of the FSPIOP API, 1000 to 5999 of four digits, and HTTP's
/// from 400 to 599, where a word beside them says that they are codes.
pub fn error_codes(text: &str) -> BTreeSet<String> {
    let tokens: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|token| !token.is_empty())
        .collect();
    let says = |at: usize| {
        let before = tokens.get(at.saturating_sub(3)..at).unwrap_or_default();
        before.iter().any(|token| {
            let word = token.to_ascii_lowercase();
            word.ends_with("code")
                || word.ends_with("error")
                || matches!(word.as_str(), "http" | "status" | "errors" | "codes")
        })
    };
    let followed = |at: usize| {
        let next = tokens.get(at + 1).map(|token| token.to_ascii_lowercase());
        next.is_some_and(|word| {
            matches!(
                word.as_str(),
                "error" | "errors" | "payer" | "internal" | "gateway" | "bad" | "unauthorized"
            )
        })
    };
    let codes = tokens.iter().enumerate().filter(|(at, token)| {
        let digits = token.bytes().all(|byte| byte.is_ascii_digit());
        let number = token.parse::<u32>().ok().filter(|_| digits);
        let known = number.is_some_and(|number| match token.len() {
            3 => (400..600).contains(&number),
            4 => (1000..6000).contains(&number),
            _ => false,
        });
        known && (says(*at) || followed(*at))
    });
    codes.map(|(_, token)| (*token).to_owned()).collect()
}

/// Why a defect cannot be a duplicate of another.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotDuplicate {
    /// It would be its own.
    #[error("a defect is no duplicate of itself")]
    Itself,
    /// Following the links comes round in a circle.
    #[error("{0} already leads back here, so the link would go round in a circle")]
    Circle(String),
}

/// The defect at the end of the duplicates that lead on from one; itself when none does. `same_as`
/// holds what each duplicate is a duplicate of.
///
/// # Errors
/// [`NotDuplicate::Circle`] when the links go round.
pub fn root<'a>(
    of: &'a str,
    same_as: &'a BTreeMap<String, String>,
) -> Result<&'a str, NotDuplicate> {
    let mut at = of;
    for _ in 0..=same_as.len() {
        match same_as.get(at) {
            Some(next) => at = next,
            None => return Ok(at),
        }
    }
    Err(NotDuplicate::Circle(of.to_owned()))
}

/// What a defect becomes a duplicate of when somebody says it is one of `of`: the root, so that
/// there are no chains.
///
/// # Errors
/// [`NotDuplicate`] when that is the defect itself, or the links go round.
pub fn duplicate<'a>(
    defect: &str,
    of: &'a str,
    same_as: &'a BTreeMap<String, String>,
) -> Result<&'a str, NotDuplicate> {
    if defect == of {
        return Err(NotDuplicate::Itself);
    }
    let root = root(of, same_as)?;
    if root == defect {
        return Err(NotDuplicate::Circle(of.to_owned()));
    }
    Ok(root)
}

/// Defects that must hang on a new root because they hung on one that becomes a duplicate itself.
pub fn moved<'a>(defect: &str, same_as: &'a BTreeMap<String, String>) -> Vec<&'a str> {
    let hung = same_as.iter().filter(|(_, root)| root.as_str() == defect);
    hung.map(|(duplicate, _)| duplicate.as_str()).collect()
}

/// The priority that so many duplicates speak for, with why; None when it is as high already.
pub fn raise(priority: Priority, duplicates: usize) -> Option<(Priority, String)> {
    let steps = RAISE_AT
        .iter()
        .filter(|least| duplicates >= **least)
        .count();
    let raised = (0..steps).fold(priority, |priority, _| priority.raised());
    (raised != priority).then(|| {
        let why = format!(
            "{duplicates} duplicates, so {} instead of {}",
            raised.slug(),
            priority.slug()
        );
        (raised, why)
    })
}
