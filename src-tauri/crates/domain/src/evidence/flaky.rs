//! Assertions that go one way and then the other without anybody having changed something.

use super::report::Status;
use std::collections::BTreeMap;

/// Runs that are looked at.
pub const RUNS: usize = 10;

/// How often an assertion turned round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flips {
    /// From passed to failed and from failed to passed.
    pub flips: u32,
    /// Runs in which it passed or failed.
    pub runs: u32,
}

/// Assertions that turned round twice or more over these runs, oldest first; one turn is a defect or
/// its fix. A run in which an assertion did not run says nothing of it.
pub fn flaky<'a>(runs: &[BTreeMap<&'a str, Status>]) -> BTreeMap<&'a str, Flips> {
    let mut seen: BTreeMap<&str, (Status, Flips)> = BTreeMap::new();
    let results = runs.iter().flatten();
    for (key, status) in results.filter(|(_, status)| **status != Status::Skipped) {
        let (last, flips) = seen
            .entry(key)
            .or_insert((*status, Flips { flips: 0, runs: 0 }));
        flips.runs += 1;
        flips.flips += u32::from(last != status);
        *last = *status;
    }
    let turned = seen.into_iter().filter(|(_, (_, flips))| flips.flips >= 2);
    turned.map(|(key, (_, flips))| (key, flips)).collect()
}
