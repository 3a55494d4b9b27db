//! Assertions that go one way and then the other without anybody having changed something: those that
//! did here, and those that Mojaloop knows of by the number of an issue.

use super::recorder::Kept;
use super::report::Status;
use super::suite::GOLDEN_PATH;
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

/// An issue of Mojaloop's about tests that fail without a defect of the release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownIssue {
    /// Its number in mojaloop/project.
    pub number: u32,
    /// What it is about.
    pub title: &'static str,
    /// Suites that it touches, by slug; none is every one.
    suites: &'static [&'static str],
    /// What an assertion it touches says or is called, in small letters; none is any of its suites.
    says: &'static [&'static str],
    /// Where it is named as known.
    pub source: &'static str,
}

impl KnownIssue {
    /// Where it can be read.
    pub fn url(&self) -> String {
        format!("https://github.com/mojaloop/project/issues/{}", self.number)
    }
}

/// Known issues, as the notes of releases name them: one that says what it looks like before one that
/// is of a whole suite.
pub const KNOWN: [KnownIssue; 4] = [
    KnownIssue {
        number: 2925,
        title: "Intermittent failure with “Generic ID not found”",
        suites: &[],
        says: &["generic id not found"],
        source: "Known issues of the releases from 15.0.0 on",
    },
    KnownIssue {
        number: 3164,
        title: "WebSocket trouble between the toolkit and the SDKs after an upgrade from 14.1.1",
        suites: &[GOLDEN_PATH],
        says: &["websocket", "web socket", "ws connection", "socket hang up"],
        source: "Known issues of release 15.0.0",
    },
    KnownIssue {
        number: 3027,
        title: "Bulk tests fail on their first run",
        suites: &["bulk"],
        says: &[],
        source: "Known issues of release 15.0.0",
    },
    KnownIssue {
        number: 2717,
        title: "The third-party collection cannot be repeated without a cleanup",
        suites: &["thirdparty"],
        says: &[],
        source: "Known issues of the releases from 14.0.0 on",
    },
];

/// The known issue that an assertion which did not hold looks like; it is failed all the same. None for
/// one that held.
pub fn known(suite: &str, kept: &Kept) -> Option<&'static KnownIssue> {
    if kept.status != Status::Failed {
        return None;
    }
    let texts = [&kept.message, &kept.title, &kept.request, &kept.case];
    let texts = texts.map(|text| text.to_lowercase());
    KNOWN.iter().find(|issue| {
        let here = issue.suites.is_empty() || issue.suites.contains(&suite);
        let mut says = issue.says.iter();
        let says =
            issue.says.is_empty() || says.any(|said| texts.iter().any(|text| text.contains(said)));
        here && says
    })
}
