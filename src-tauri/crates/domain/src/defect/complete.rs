//! Whether a report holds what the guide asks of one, and where the bug was reproduced.
//!
//! Source: the guide's defect triage page: clear steps, expected and actual behaviour, log files, the
//! incident's identifier; its form adds the release version. The bug "can be reproduced in lower
//! environments running the same version as Production".

use super::facts::{Facts, Field};
use crate::version::bare;

/// The fields a report must hold, in the order they are asked for.
pub const DEMANDED: [Field; 6] = [
    Field::Observed,
    Field::Expected,
    Field::Steps,
    Field::Logs,
    Field::Incident,
    Field::Version,
];

/// How much of a report there is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completeness {
    /// Fields it holds.
    pub done: usize,
    /// Fields it must hold.
    pub of: usize,
    /// Fields it does not hold, in the order they are asked for.
    pub missing: Vec<Field>,
}

/// What a report holds of what is demanded; an attached file stands for the logs.
pub fn completeness(report: &Facts, attachments: usize) -> Completeness {
    let holds = |field: &Field| {
        let attached = *field == Field::Logs && attachments > 0;
        attached || !report.get(*field).trim().is_empty()
    };
    let missing: Vec<Field> = DEMANDED.into_iter().filter(|field| !holds(field)).collect();
    Completeness {
        done: DEMANDED.len() - missing.len(),
        of: DEMANDED.len(),
        missing,
    }
}

/// How a bug was reproduced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reproduced {
    /// In a lower environment at the version of Production.
    Same,
    /// Nobody says that it was.
    NotSaid,
    /// Somebody says that it was not.
    No,
    /// Only in Production itself.
    OnlyInProduction,
    /// It was, and nobody says at which version.
    NoVersion,
    /// What runs in Production is not known.
    ProductionUnknown,
    /// At another version than Production's.
    OtherVersion,
}

/// How a bug was reproduced, beside what runs in Production and what Production is called.
pub fn reproduced(report: &Facts, production: Option<&str>, called: &[&str]) -> Reproduced {
    let place = report.reproduced_environment.trim();
    let version = report.reproduced_version.trim();
    let is = |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(place));
    match () {
        () if place.is_empty() || is(&["yes", "reproduced", "true"]) => Reproduced::NotSaid,
        () if is(&["no", "not yet", "none", "not reproduced", "false"]) => Reproduced::No,
        () if is(called) || is(&["production", "prd", "prod"]) => Reproduced::OnlyInProduction,
        () if version.is_empty() => Reproduced::NoVersion,
        () => match production.filter(|known| !known.trim().is_empty()) {
            None => Reproduced::ProductionUnknown,
            Some(runs) if same_release(version, runs) => Reproduced::Same,
            Some(_) => Reproduced::OtherVersion,
        },
    }
}

/// Whether two texts name the same release: `Mojaloop v17.0.4 r1` and `17.0.4`. Of two revisions of
/// a version each holds other contents, so where both are named they must be the same.
pub fn same_release(one: &str, other: &str) -> bool {
    let (one, other) = (release(one), release(other));
    let revisions = one.1.zip(other.1);
    !one.0.is_empty() && one.0 == other.0 && revisions.is_none_or(|(one, other)| one == other)
}

/// The version of a text, and its revision where one is named.
fn release(text: &str) -> (String, Option<u32>) {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().map(bare).collect();
    let is_version = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit());
    let Some(at) = words.iter().position(is_version) else {
        return (words.join(" "), None);
    };
    let version = words
        .get(at)
        .copied()
        .unwrap_or_default()
        .trim_end_matches([',', ';']);
    let next = words.get(at + 1).copied().unwrap_or_default();
    let after = words.get(at + 2).copied().unwrap_or_default();
    let revision = match next {
        "revision" | "rev" | "rev." | "r" => after.parse().ok(),
        next => next
            .strip_prefix('r')
            .and_then(|number| number.parse().ok()),
    };
    (version.to_owned(), revision)
}
