//! How many releases an environment is behind, and the way up.

use crate::version::{Comparison, Version, bare};

/// How far behind an environment is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Behind {
    /// Stable versions above the one that runs, the next one first.
    pub path: Vec<String>,
    /// Whether the one that runs has a place in the order; without one nothing can be counted.
    pub known: bool,
}

/// Stable versions that are released above `runs`. A revision of the same version is no step.
pub fn behind<'v>(runs: &str, released: impl IntoIterator<Item = &'v str>) -> Behind {
    let mine = Version::new(runs);
    if !mine.is_ordered() {
        return Behind::default();
    }
    let mut above: Vec<Version> = released
        .into_iter()
        .map(|text| Version::new(bare(text)))
        .filter(|one| one.is_ordered() && mine.compare(one) == Comparison::Older)
        .collect();
    above.sort();
    above.dedup();
    Behind {
        path: above.iter().map(|one| one.text().to_owned()).collect(),
        known: true,
    }
}
