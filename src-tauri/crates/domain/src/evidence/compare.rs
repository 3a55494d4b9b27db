//! What changed from one run to another, assertion by assertion.

use super::report::Status;
use std::collections::BTreeMap;

/// An assertion that differs; each holds its key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Failed now, and did not before: it held, or did not run.
    pub newly_failing: Vec<String>,
    /// Holds now, and failed before.
    pub fixed: Vec<String>,
    /// Did not run now, and held before.
    pub newly_skipped: Vec<String>,
    /// Is not in the later run.
    pub missing: Vec<String>,
    /// Is not in the earlier run.
    pub appeared: Vec<String>,
    /// Went as before.
    pub unchanged: u64,
}

/// Compares two runs by the keys of their assertions; lists are sorted by key.
pub fn compare(before: &BTreeMap<&str, Status>, after: &BTreeMap<&str, Status>) -> Comparison {
    let mut out = Comparison::default();
    for (key, was) in before {
        let key = (*key).to_owned();
        match (was, after.get(key.as_str())) {
            (_, None) => out.missing.push(key),
            (was, Some(now)) if was == now => out.unchanged += 1,
            (_, Some(Status::Failed)) => out.newly_failing.push(key),
            (Status::Passed, Some(_)) => out.newly_skipped.push(key),
            (Status::Failed, Some(Status::Passed)) => out.fixed.push(key),
            // From failed to skipped, or from skipped to held: neither mended nor broken.
            _ => out.unchanged += 1,
        }
    }
    let new = after.keys().filter(|key| !before.contains_key(*key));
    out.appeared = new.map(|key| (*key).to_owned()).collect();
    out
}
