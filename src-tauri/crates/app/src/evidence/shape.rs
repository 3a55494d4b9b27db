//! What the commands of evidence take and give.

use crate::shape::{FindingShape, Stamp};
use serde::{Deserialize, Serialize};
use slipway_domain::evidence::{Kept, flaky};
use ts_rs::TS;

/// A test run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TestRun {
    /// Id.
    pub id: String,
    /// The release's id.
    pub release: String,
    /// Such as `Mojaloop 17.1.0 r1`.
    pub release_title: String,
    /// Code of the environment.
    pub environment: String,
    /// Its name.
    pub environment_name: String,
    /// Slug of the suite.
    pub suite: String,
    /// What people read of it.
    pub suite_title: String,
    /// Version of the test cases that were run.
    pub collection: String,
    /// Day of that version, `YYYY-MM-DD`, as it was given.
    pub collection_day: Option<String>,
    /// Version that the release's notes name.
    pub required: Option<String>,
    /// `toolkit`, `toolkit_short`, `newman` or `junit`.
    pub format: String,
    /// What the report is called.
    pub name: String,
    /// The report's own id, or empty.
    pub report_id: String,
    /// Name of the file.
    pub file: String,
    /// SHA-256 of the file.
    pub sha256: String,
    /// Its size.
    #[ts(type = "number")]
    pub bytes: u64,
    /// When the run began, where the report says so with a zone.
    pub started: Option<Stamp>,
    /// When it ended, likewise.
    pub completed: Option<Stamp>,
    /// How long it took, in milliseconds.
    #[ts(type = "number | null")]
    pub duration_ms: Option<u64>,
    /// Whether it says that it was ended before it was done.
    pub cut_short: bool,
    /// Assertions, counted.
    #[ts(type = "number")]
    pub assertions: u64,
    /// Those that held.
    #[ts(type = "number")]
    pub passed: u64,
    /// Those that did not.
    #[ts(type = "number")]
    pub failed: u64,
    /// All others.
    #[ts(type = "number")]
    pub skipped: u64,
    /// Requests; null where the report tells of none.
    #[ts(type = "number | null")]
    pub requests: Option<u64>,
    /// Test cases; null where the report tells of none.
    #[ts(type = "number | null")]
    pub test_cases: Option<u64>,
    /// Requests and scripts that broke off outside any assertion.
    #[ts(type = "number")]
    pub broken: u64,
    /// Whether the report calls itself passed; null where it does not say.
    pub is_passed_claimed: Option<bool>,
    /// How many assertions it says there were.
    #[ts(type = "number | null")]
    pub claimed_assertions: Option<u64>,
    /// How many it says held.
    #[ts(type = "number | null")]
    pub claimed_passed: Option<u64>,
    /// `passed`, `failed` or `no_evidence`, by the counts; not `passed` where the report itself tells of a
    /// failure that none of them shows.
    pub verdict: String,
    /// Secrets and account numbers that were left out.
    #[ts(type = "number")]
    pub redacted: u64,
    /// Assertions that are counted and not kept one by one.
    #[ts(type = "number")]
    pub left_out: u64,
    /// When it was imported.
    pub imported: Stamp,
    /// By whom.
    pub imported_by: String,
}

/// Imports a report as evidence.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct ImportEvidence {
    /// Whole path of the report: JSON of the Testing Toolkit or of newman, or JUnit's XML. With
    /// `content` only its name.
    pub file: String,
    /// The report itself, base64, where it was dropped and its path is not known; at most 20 MiB.
    #[serde(default)]
    pub content: Option<String>,
    /// The release that was tested, by version or id.
    pub release: String,
    /// Where, by code, name or id.
    pub environment: String,
    /// The suite: `gp`, `bulk`, `settlement`, …, or a name of the scheme's own.
    pub suite: String,
    /// Version of the test cases that were run, such as `v17.2.0`.
    pub collection: String,
    /// Day of that version, `YYYY-MM-DD`.
    #[serde(default)]
    pub collection_day: Option<String>,
}

/// A run that was imported, with what the rules say of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportedRun {
    /// The run.
    #[serde(flatten)]
    pub run: TestRun,
    /// What the rules say.
    pub findings: Vec<FindingShape>,
}

/// Which runs to list; nothing lists all.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct ListEvidence {
    /// Those of this release, by version or id.
    #[serde(default)]
    pub release: Option<String>,
    /// Those in this environment, by code, name or id.
    #[serde(default)]
    pub environment: Option<String>,
    /// Those of this suite.
    #[serde(default)]
    pub suite: Option<String>,
}

/// Runs, the newest first; those of which nobody knows when they ran come last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TestRuns {
    /// At most 500.
    pub evidence: Vec<TestRun>,
    /// How many there are.
    #[ts(type = "number")]
    pub total: u64,
    /// Suites that are offered.
    pub suites: Vec<SuiteShape>,
}

/// A suite that has a name of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SuiteShape {
    /// As written in commands.
    pub slug: String,
    /// As shown.
    pub title: String,
}

/// An issue of Mojaloop's about tests that fail without a defect of the release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KnownFlaky {
    /// Its number in mojaloop/project.
    pub number: u32,
    /// What it is about.
    pub title: String,
    /// Where it can be read.
    pub url: String,
    /// Where it is named as known.
    pub source: String,
}

impl KnownFlaky {
    /// The one that an assertion of a suite looks like.
    pub(super) fn of(suite: &str, kept: &Kept) -> Option<KnownFlaky> {
        flaky::known(suite, kept).map(|issue| KnownFlaky {
            number: issue.number,
            title: issue.title.to_owned(),
            url: issue.url(),
            source: issue.source.to_owned(),
        })
    }
}

/// How an assertion went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RunResult {
    /// Ids of case, request and assertion with dots between.
    pub key: String,
    /// Name of its case.
    pub case: String,
    /// What its request does.
    pub request: String,
    /// What must hold.
    pub title: String,
    /// `passed`, `failed` or `skipped`.
    pub status: String,
    /// What it said when it did not hold.
    pub message: String,
    /// The known issue that it looks like, where it did not hold.
    pub known: Option<KnownFlaky>,
}

/// An assertion that went one way and the other over the last runs of its suite there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FlakyAssertion {
    /// Its key.
    pub key: String,
    /// How often it turned round.
    pub flips: u32,
    /// In how many runs it passed or failed.
    pub runs: u32,
    /// The known issue that it looks like, where it failed in this run.
    pub known: Option<KnownFlaky>,
}

/// A run with its assertions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShownRun {
    /// The run.
    #[serde(flatten)]
    pub run: TestRun,
    /// What the rules say.
    pub findings: Vec<FindingShape>,
    /// What did not pass, failures first; at most 2,000.
    pub results: Vec<RunResult>,
    /// Assertions that turned round twice or more over the last ten runs up to this one.
    pub flaky: Vec<FlakyAssertion>,
    /// The run of this suite before it in the same environment.
    pub before: Option<String>,
}

/// Compares two runs.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct CompareRuns {
    /// Id of the earlier run.
    pub from: String,
    /// Id of the later one.
    pub to: String,
}

/// An assertion that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RunChange {
    /// Its key.
    pub key: String,
    /// Name of its case.
    pub case: String,
    /// What its request does.
    pub request: String,
    /// What must hold.
    pub title: String,
    /// `passed`, `failed` or `skipped`; null where it is not in the earlier run.
    pub before: Option<String>,
    /// The same of the later run.
    pub after: Option<String>,
    /// What it says now.
    pub message: String,
    /// The known issue that it looks like, in the later run or else in the earlier one.
    pub known: Option<KnownFlaky>,
}

/// Two runs beside each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ComparedRuns {
    /// The earlier run.
    pub from: TestRun,
    /// The later one.
    pub to: TestRun,
    /// Failed now, and did not before.
    pub newly_failing: Vec<RunChange>,
    /// Holds now, and failed before.
    pub fixed: Vec<RunChange>,
    /// Did not run now, and held before.
    pub newly_skipped: Vec<RunChange>,
    /// Is not in the later run.
    pub missing: Vec<RunChange>,
    /// Is not in the earlier run.
    pub appeared: Vec<RunChange>,
    /// How many went as before.
    #[ts(type = "number")]
    pub unchanged: u64,
    /// Assertions of both that are not kept one by one, and so not compared.
    #[ts(type = "number")]
    pub left_out: u64,
}
