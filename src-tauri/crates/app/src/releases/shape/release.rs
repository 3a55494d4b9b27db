//! A release, in a list and whole.

use crate::shape::{FindingShape, Stamp, WallTime};
use serde::{Deserialize, Serialize};
use slipway_domain::readiness::{CheckGroup, CheckState};
use slipway_domain::release::ReleaseState;
use ts_rs::TS;

/// A release in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReleaseSummary {
    /// Id.
    pub id: String,
    /// Such as `Mojaloop 17.1.0 r1`.
    pub title: String,
    /// The product's name.
    pub product: String,
    /// Exact version.
    pub version: String,
    /// Re-issue of the same version, from 0.
    pub revision: u32,
    /// Where it stands.
    #[ts(type = "ReleaseState")]
    pub state: ReleaseState,
    /// Who answers for it.
    pub owner: Option<String>,
    /// The Program Increment's label.
    pub pi: Option<String>,
    /// When it shall be in Production.
    pub target: Option<WallTime>,
    /// Findings that block its next gate.
    pub blocks: u32,
    /// Findings that warn.
    pub warns: u32,
    /// Checks settled.
    pub checks_done: u32,
    /// Checks in all.
    pub checks_total: u32,
    /// Components in all.
    pub component_count: u32,
    /// Why progression is prevented, when it is.
    pub prevented: Option<String>,
    /// Last operation on it.
    pub updated_at: Stamp,
}

/// Release packages.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Releases {
    /// Newest version first.
    pub releases: Vec<ReleaseSummary>,
}

/// A release, whole.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Release {
    /// What lists show of it.
    #[serde(flatten)]
    pub summary: ReleaseSummary,
    /// The owner's person id.
    pub owner_id: Option<String>,
    /// The product's id.
    pub product_id: String,
    /// Further products that go with it.
    pub products: Vec<ProductVersion>,
    /// The Program Increment's id.
    pub pi_id: Option<String>,
    /// The chart version it was made from.
    pub chart: Option<ChartRef>,
    /// Title of the release it is compared with.
    pub previous: Option<String>,
    /// The state it may move to next.
    #[ts(type = "ReleaseState | null")]
    pub next: Option<ReleaseState>,
    /// What it holds.
    pub components: Vec<ComponentShape>,
    /// What the release it is compared with holds and this one lacks: `removed`, with an empty
    /// version.
    pub removed: Vec<ComponentShape>,
    /// Breaking changes, by component.
    pub breaking: Vec<BreakingShape>,
    /// What its notes demand.
    pub required: Required,
    /// Known issues of its notes.
    pub known_issues: Vec<NoteItem>,
    /// Its readiness.
    pub checks: Vec<Check>,
    /// What the rules say, blocks first; met ones last.
    pub findings: Vec<FindingShape>,
    /// Whether it has notes.
    pub has_notes: bool,
    /// Who prevented progression and why.
    pub prevention: Option<Prevention>,
}

/// A product that goes with a release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProductVersion {
    /// The product's name.
    pub product: String,
    /// Its id.
    pub product_id: String,
    /// The exact version.
    pub version: String,
}

/// A release package as it would be planned.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ReleasePreview {
    /// The release; without an id when it is a new one.
    pub release: Release,
    /// It is planned already and takes in the chart or the notes it lacks.
    pub completes: bool,
    /// Findings of the rules that are about what it holds, not about what was not done yet.
    pub findings: Vec<FindingShape>,
}

/// The chart version a release was made from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChartRef {
    /// The repository's name.
    pub repo: String,
    /// The chart's name.
    pub chart: String,
    /// The exact version.
    pub version: String,
    /// Its digest when the release was planned; empty when not published.
    pub digest: String,
    /// Whether the repository publishes another digest now.
    pub republished: bool,
}

/// Who prevented progression and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Prevention {
    /// Why.
    pub reason: String,
    /// Who.
    pub by: String,
    /// When.
    pub at: Stamp,
}

/// A component of a release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ComponentShape {
    /// Canonical name.
    pub name: String,
    /// Version in this release.
    pub version: String,
    /// Version in the release before.
    pub from: Option<String>,
    /// `new`, `upgraded`, `unchanged`, `downgraded`, `removed`, `unorderable`, or `unknown` where
    /// nothing says what was before.
    pub change: String,
    /// Where it was read, with what each place says.
    pub sources: Vec<SourceShape>,
    /// Whether the places disagree.
    pub disagrees: bool,
    /// The source a person chose, when they did.
    pub chosen: Option<String>,
    /// Migration files the notes name for it.
    pub migrations: u32,
    /// Config files the notes name for it.
    pub configs: u32,
}

/// What one place says of a component.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SourceShape {
    /// `notes`, `app_version`, `dependencies` or `manual`.
    pub source: String,
    /// Name as written there.
    pub name: String,
    /// Version as written there.
    pub version: String,
    /// Such as `Release notes, line 22`.
    pub place: String,
}

/// Breaking changes of one component.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BreakingShape {
    /// The component.
    pub component: String,
    /// Every file named.
    pub files: Vec<String>,
    /// Those that migrate a database.
    pub migrations: Vec<String>,
    /// Those that change configuration.
    pub configs: Vec<String>,
    /// What else is said.
    pub text: Vec<String>,
}

/// What the notes demand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Required {
    /// Version of the Testing Toolkit's test cases.
    pub test_cases: Option<String>,
    /// Version of the example backend.
    pub backend: Option<String>,
    /// The dependency test matrix.
    pub matrix: Vec<MatrixRowShape>,
}

/// One row of the dependency test matrix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MatrixRowShape {
    /// Such as `Kubernetes`.
    pub name: String,
    /// Such as `v1.29`.
    pub version: String,
}

/// A line of the notes: a feature, a fix, a known issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NoteItem {
    /// Its text.
    pub text: String,
    /// Issues it names.
    pub refs: Vec<String>,
    /// Line in the notes.
    pub line: u32,
}

/// One check of the readiness.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Check {
    /// Id, as commands use it.
    pub id: String,
    /// What must hold.
    pub title: String,
    /// Its part.
    #[ts(type = "CheckGroup")]
    pub group: CheckGroup,
    /// The state that cannot be entered without it.
    #[ts(type = "ReleaseState")]
    pub gate: ReleaseState,
    /// How it stands.
    #[ts(type = "CheckState")]
    pub state: CheckState,
    /// Whether it was read from the notes, and not set by a person.
    pub derived: bool,
    /// What shows it then: `notes` or `evidence`; else empty.
    #[serde(default)]
    pub derived_from: String,
    /// Whether it passed too long ago.
    pub stale: bool,
    /// Who owes it.
    pub owner: Option<String>,
    /// That person's id.
    pub owner_id: Option<String>,
    /// `YYYY-MM-DD`.
    pub due: Option<String>,
    /// Why it was waived, failed, or does not apply.
    pub reason: String,
    /// When it was last decided.
    pub decided_at: Option<Stamp>,
    /// Who decided it.
    pub decided_by: Option<String>,
    /// What shows it.
    pub evidence: Vec<Evidence>,
}

/// Something that shows a check: a link, a file, or a note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Evidence {
    /// Id.
    pub id: String,
    /// `link`, `file` or `note`.
    pub kind: String,
    /// The address, the file's name, or the text.
    pub text: String,
    /// SHA-256 of a file's content; empty for others.
    pub sha256: String,
    /// When it was added.
    pub at: Stamp,
    /// By whom.
    pub by: String,
}
