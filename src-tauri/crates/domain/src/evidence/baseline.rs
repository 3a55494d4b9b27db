//! How many assertions Mojaloop's own runs of a suite had: a run with fewer left something out.

use super::suite::GOLDEN_PATH;
use crate::version::{Comparison, Version};

/// A run that Mojaloop published, in which everything passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Baseline {
    /// Slug of the suite.
    pub suite: &'static str,
    /// Version of the release it proved.
    pub version: &'static str,
    /// Assertions, all passed.
    pub assertions: u64,
    /// Where it was published.
    pub source: &'static str,
}

/// Published results, oldest first. Later ones of these suites were published only as attachments.
pub const BASELINES: [Baseline; 13] = [
    of(
        GOLDEN_PATH,
        "11.0.0",
        1_760,
        "mojaloop/helm#401, 2020-11-19, with newman",
    ),
    of(
        GOLDEN_PATH,
        "13.1.0",
        2_535,
        "mojaloop/project#2528, 2022-03-14",
    ),
    of("bulk", "13.1.0", 183, "mojaloop/project#2528, 2022-03-14"),
    of(
        "thirdparty",
        "13.1.0",
        21,
        "mojaloop/project#2528, 2022-03-14",
    ),
    of(
        GOLDEN_PATH,
        "14.0.0",
        2_573,
        "mojaloop/helm#477, 2022-07-28",
    ),
    of("bulk", "14.0.0", 183, "mojaloop/helm#477, 2022-07-28"),
    of("thirdparty", "14.0.0", 21, "mojaloop/helm#477, 2022-07-28"),
    of(
        GOLDEN_PATH,
        "14.1.0",
        2_634,
        "mojaloop/project#2975, 2022-11-24",
    ),
    of(
        GOLDEN_PATH,
        "15.0.0",
        2_668,
        "mojaloop/project#3122, 2023-03-24, revision 1",
    ),
    of(
        "cleanup",
        "15.0.0",
        49,
        "mojaloop/project#3122, 2023-03-24, revision 1",
    ),
    of(
        "bulk",
        "15.0.0",
        337,
        "mojaloop/helm#551, 2023-03-15, release candidate",
    ),
    of(
        "provisioning",
        "15.0.0",
        326,
        "mojaloop/helm#551, 2023-03-15, release candidate",
    ),
    of(
        "provisioning",
        "15.1.0",
        346,
        "mojaloop/project#3379, 2023-06-21",
    ),
];

const fn of(
    suite: &'static str,
    version: &'static str,
    assertions: u64,
    source: &'static str,
) -> Baseline {
    Baseline {
        suite,
        version,
        assertions,
        source,
    }
}

/// The newest published run of a suite that is not newer than a release's version.
pub fn of_release(suite: &str, version: &str) -> Option<&'static Baseline> {
    let version = Version::new(version);
    let not_newer = |one: &&Baseline| {
        let known = Version::new(one.version);
        matches!(
            known.compare(&version),
            Comparison::Older | Comparison::Same
        )
    };
    let of_suite = BASELINES.iter().filter(|one| one.suite == suite);
    of_suite
        .filter(not_newer)
        .max_by(|one, other| Version::new(one.version).cmp(&Version::new(other.version)))
}
