//! How far one environment is like another: the guide asks that Staging mirrors Production, and that
//! the Support environment matches its setup and versions.

use crate::version::same_text;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How one thing stands in two environments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Not the same.
    Differs,
    /// Not known on one side at least.
    Unknown,
    /// The same.
    Same,
}

/// One thing in two environments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParityLine {
    /// `component`, `chart` or `infrastructure`.
    pub group: String,
    /// What it is.
    pub name: String,
    /// In the environment that is to be matched.
    pub there: Option<String>,
    /// In the one that should match it.
    pub here: Option<String>,
    /// How they stand.
    pub standing: Standing,
}

/// How far one environment is like another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parity {
    /// Of a hundred, rounded down; what is not known counts as not the same. None when nothing is known
    /// of both.
    pub score: Option<u32>,
    /// The same.
    pub same: u32,
    /// Not the same.
    pub differs: u32,
    /// Not known.
    pub unknown: u32,
    /// Every line, what differs first.
    pub lines: Vec<ParityLine>,
}

/// One group of facts of two environments, and whether each was looked at as a whole: only then does
/// a thing that is not there differ, and is not merely unknown.
pub struct Group<'a> {
    /// `component`, `chart` or `infrastructure`.
    pub name: &'a str,
    /// Of the environment that is to be matched.
    pub there: &'a [(String, String)],
    /// Whether that was looked at as a whole.
    pub there_whole: bool,
    /// Of the one that should match it.
    pub here: &'a [(String, String)],
    /// Whether that was looked at as a whole.
    pub here_whole: bool,
}

/// Compares group by group.
pub fn parity(groups: &[Group<'_>]) -> Parity {
    let mut lines: Vec<ParityLine> = groups.iter().flat_map(lines_of).collect();
    lines.sort_by_key(|line| line.standing);
    let count = |standing| {
        let of = lines.iter().filter(|line| line.standing == standing);
        u32::try_from(of.count()).unwrap_or(u32::MAX)
    };
    let (same, differs, unknown) = (
        count(Standing::Same),
        count(Standing::Differs),
        count(Standing::Unknown),
    );
    let all = u64::from(same) + u64::from(differs) + u64::from(unknown);
    let compared = same > 0 || differs > 0;
    let score = (u64::from(same) * 100)
        .checked_div(all)
        .filter(|_| compared);
    Parity {
        score: score.and_then(|score| u32::try_from(score).ok()),
        same,
        differs,
        unknown,
        lines,
    }
}

fn lines_of(group: &Group<'_>) -> Vec<ParityLine> {
    let mut names: BTreeMap<&str, [Option<&String>; 2]> = BTreeMap::new();
    for (side, facts) in [group.there, group.here].into_iter().enumerate() {
        for (name, value) in facts {
            names.entry(name).or_default()[side] = Some(value);
        }
    }
    let line = |(name, [there, here]): (&str, [Option<&String>; 2])| {
        let standing = match (there, here) {
            (Some(there), Some(here)) if same_text(there, here) => Standing::Same,
            (Some(_), Some(_)) => Standing::Differs,
            (Some(_), None) if group.here_whole => Standing::Differs,
            (None, Some(_)) if group.there_whole => Standing::Differs,
            _ => Standing::Unknown,
        };
        ParityLine {
            group: group.name.to_owned(),
            name: name.to_owned(),
            there: there.cloned(),
            here: here.cloned(),
            standing,
        }
    };
    names.into_iter().map(line).collect()
}
