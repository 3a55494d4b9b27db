//! How long steps took when they were rehearsed.

use std::collections::BTreeMap;

/// One time somebody worked through a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// The step's name.
    pub step: String,
    /// How long it took, in seconds.
    pub seconds: u64,
}

/// How long a step took, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rehearsed {
    /// How often it was worked through.
    pub count: u32,
    /// Half of them took longer; of an even number the longer of the two in the middle, since a plan
    /// that is too short costs more than one that is too long.
    pub median: u64,
    /// The shortest.
    pub shortest: u64,
    /// The longest.
    pub longest: u64,
}

/// Puts samples together by step.
pub fn rehearsed(samples: &[Sample]) -> BTreeMap<String, Rehearsed> {
    let mut by_step: BTreeMap<&str, Vec<u64>> = BTreeMap::new();
    for sample in samples {
        let held = by_step.entry(sample.step.as_str()).or_default();
        held.push(sample.seconds);
    }
    let mut out = BTreeMap::new();
    for (step, mut seconds) in by_step {
        seconds.sort_unstable();
        let (Some(shortest), Some(longest)) = (seconds.first(), seconds.last()) else {
            continue;
        };
        let one = Rehearsed {
            count: u32::try_from(seconds.len()).unwrap_or(u32::MAX),
            median: seconds.get(seconds.len() / 2).copied().unwrap_or(*longest),
            shortest: *shortest,
            longest: *longest,
        };
        out.insert(step.to_owned(), one);
    }
    out
}
