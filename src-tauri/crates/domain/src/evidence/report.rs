//! What is kept of a report, and why one is refused.

use super::recorder::Kept;
use crate::words::words;
use serde::{Deserialize, Serialize};

words! {
    /// Who wrote a report.
    Format {
        /// The Mojaloop Testing Toolkit.
        Toolkit "toolkit" "Testing Toolkit",
        /// The toolkit's short form for release pipelines: states by assertion, without requests.
        ToolkitShort "toolkit_short" "Testing Toolkit, short form",
        /// Postman's newman.
        Newman "newman" "newman",
        /// Anything that writes JUnit's XML.
        Junit "junit" "JUnit XML",
    }
}

words! {
    /// How an assertion went.
    Status {
        /// It held.
        Passed "passed" "Passed",
        /// It did not.
        Failed "failed" "Failed",
        /// It did not run, or nobody knows how it went.
        Skipped "skipped" "Skipped",
    }
}

words! {
    /// What a run shows.
    Verdict {
        /// Every assertion ran and held.
        Passed "passed" "Passed",
        /// Some did not hold, or did not run.
        Failed "failed" "Failed",
        /// There was nothing to hold.
        NoEvidence "no_evidence" "No evidence",
    }
}

/// What was counted, assertion by assertion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// All of them.
    pub assertions: u64,
    /// Those that held.
    pub passed: u64,
    /// Those that did not.
    pub failed: u64,
    /// All others.
    pub skipped: u64,
    /// Requests; None where the report tells of none.
    pub requests: Option<u64>,
    /// Test cases; None where the report tells of none.
    pub test_cases: Option<u64>,
    /// Requests and scripts that broke off outside any assertion; newman tells of them.
    pub broken: u64,
}

impl Counts {
    /// Counts one assertion.
    pub(super) fn add(&mut self, status: Status) {
        self.assertions += 1;
        match status {
            Status::Passed => self.passed += 1,
            Status::Failed => self.failed += 1,
            Status::Skipped => self.skipped += 1,
        }
    }

    /// What they show. The guide accepts nothing below all of them, and nothing that did not run.
    pub fn verdict(&self) -> Verdict {
        if self.assertions == 0 {
            Verdict::NoEvidence
        } else if self.passed == self.assertions && self.broken == 0 {
            Verdict::Passed
        } else {
            Verdict::Failed
        }
    }

    /// What they show beside what the report says of itself: one that calls itself failed broke off
    /// somewhere that no assertion tells of, so its assertions are not all there is.
    pub fn verdict_beside(&self, claim: Claim) -> Verdict {
        match self.verdict() {
            Verdict::Passed if claim.passed == Some(false) => Verdict::Failed,
            counted => counted,
        }
    }
}

/// What a report says of itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Whether it calls itself passed.
    pub passed: Option<bool>,
    /// How many assertions it says there were.
    pub assertions: Option<u64>,
    /// How many it says held.
    pub passed_assertions: Option<u64>,
}

impl Claim {
    /// Takes another part's claim in: passed only when both are, sums of both.
    pub(super) fn join(&mut self, other: Claim) {
        let sum = |a: Option<u64>, b: Option<u64>| match (a, b) {
            (Some(a), Some(b)) => Some(a.saturating_add(b)),
            (one, other) => one.or(other),
        };
        self.passed = match (self.passed, other.passed) {
            (Some(a), Some(b)) => Some(a && b),
            (one, other) => one.or(other),
        };
        self.assertions = sum(self.assertions, other.assertions);
        self.passed_assertions = sum(self.passed_assertions, other.passed_assertions);
    }
}

/// What is kept of a report.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Who wrote it.
    pub format: Format,
    /// What it is called; may be empty.
    pub name: String,
    /// Its own id as it stands there; empty where it has none. It may hold what must not be kept.
    pub report_id: String,
    /// When it began, RFC 3339 in UTC; None where nothing in it says so with a zone.
    pub started: Option<String>,
    /// When it ended, likewise.
    pub completed: Option<String>,
    /// How long it took, in milliseconds.
    pub duration_ms: Option<u64>,
    /// Whether it says that it was ended before it was done.
    pub cut_short: bool,
    /// What it says of itself.
    pub claim: Claim,
    /// What was counted.
    pub counts: Counts,
    /// Assertions with their keys, in the order of the report, up to the limits.
    pub kept: Vec<Kept>,
    /// Assertions that were counted and are not among those kept.
    pub left_out: u64,
    /// Secrets and account numbers that were found and removed, or left out with what held them.
    pub redacted: u64,
}

/// Why a report cannot be read. Nothing of it is kept.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// There is nothing in it.
    #[error("The file is empty")]
    Empty,
    /// It is neither JSON nor XML.
    #[error("The file is neither JSON nor XML")]
    Unknown,
    /// JSON or XML, but no report.
    #[error("The file is no test report: {0}")]
    Shape(String),
    /// It ends too early.
    #[error("The file ends in the middle, at byte {0}")]
    Truncated(u64),
    /// It cannot be read as what it begins like.
    #[error("The file cannot be read: {0}")]
    Malformed(String),
    /// It is not text in UTF-8.
    #[error("The file is not UTF-8: {0}")]
    Encoding(String),
    /// It is nested too deep.
    #[error("The file is nested too deep")]
    Deep,
    /// One text in it is too long.
    #[error("A single text in the file is longer than {0} MiB")]
    LongText(usize),
    /// The whole of it is too long.
    #[error("The file is larger than {0} MiB")]
    Large(u64),
    /// Reading stopped, for this reason.
    #[error("{0}")]
    Stopped(String),
}
