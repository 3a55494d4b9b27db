//! What must be shown before a release may move on: the Definition of Done, the four contents of
//! the release notes, and the steps of the release process.
//!
//! Source: the guide's release management page, "Definition of Done" and "Release process". A hub
//! edits all of it; this is what it starts with.

use crate::release::ReleaseState;
use serde::{Deserialize, Serialize};

/// Which part of the readiness a check belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckGroup {
    /// The guide's Definition of Done.
    DefinitionOfDone,
    /// One of the four contents release notes must have.
    ReleaseNotes,
    /// A step of the release process.
    Process,
}

impl CheckGroup {
    /// Every group, in the order they are shown.
    pub const ALL: [CheckGroup; 3] = [
        CheckGroup::Process,
        CheckGroup::ReleaseNotes,
        CheckGroup::DefinitionOfDone,
    ];
}

/// How a check stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckState {
    /// Nobody has decided yet.
    Pending,
    /// Shown, with evidence.
    Passed,
    /// Shown not to hold.
    Failed,
    /// Not held, and let pass with a reason.
    Waived,
    /// Does not apply to this release, with a reason.
    NotApplicable,
}

impl CheckState {
    /// Every state, in the order they are offered.
    pub const ALL: [CheckState; 5] = [
        CheckState::Pending,
        CheckState::Passed,
        CheckState::Failed,
        CheckState::Waived,
        CheckState::NotApplicable,
    ];
}

impl CheckState {
    /// Whether the gate may count this check as settled.
    pub fn settles(self) -> bool {
        matches!(
            self,
            CheckState::Passed | CheckState::Waived | CheckState::NotApplicable
        )
    }

    /// Whether the state needs a reason in words.
    pub fn needs_reason(self) -> bool {
        matches!(
            self,
            CheckState::Failed | CheckState::Waived | CheckState::NotApplicable
        )
    }
}

/// A check the guide asks of every release.
#[derive(Clone, Copy, Debug)]
pub struct DefaultCheck {
    /// Stable id, used in commands.
    pub id: &'static str,
    /// What must hold, in a few words.
    pub title: &'static str,
    /// Its part.
    pub group: CheckGroup,
    /// The state that cannot be entered without it.
    pub gate: ReleaseState,
    /// Days after which a pass is stale; 0 means it never is.
    pub fresh_days: u32,
}

use CheckGroup::{DefinitionOfDone as Done, Process, ReleaseNotes as Notes};
use ReleaseState::{Approved, ArtifactsReviewed, CoreValidated, ProductsValidated};

/// Seven items of the Definition of Done, four contents of the notes, four steps of the process.
pub const CHECKS: [DefaultCheck; 15] = [
    check(
        "unit_tests",
        "Unit tests for every piece of code",
        Done,
        ArtifactsReviewed,
        0,
    ),
    check(
        "peer_review",
        "Code, tests and documentation peer reviewed",
        Done,
        ArtifactsReviewed,
        0,
    ),
    check(
        "integration_tests",
        "Integration tests developed and run",
        Done,
        ArtifactsReviewed,
        0,
    ),
    check(
        "regression_tests",
        "Full regression passed on merge",
        Done,
        ArtifactsReviewed,
        0,
    ),
    check(
        "notes_changes",
        "Notes describe the changes",
        Notes,
        ArtifactsReviewed,
        0,
    ),
    check(
        "notes_components",
        "Notes list the changed components",
        Notes,
        ArtifactsReviewed,
        0,
    ),
    check(
        "notes_stories",
        "Notes list stories and bugs",
        Notes,
        ArtifactsReviewed,
        0,
    ),
    check(
        "notes_breaking",
        "Notes highlight breaking changes",
        Notes,
        ArtifactsReviewed,
        0,
    ),
    check(
        "artifacts_reviewed",
        "Release artifacts reviewed",
        Process,
        ArtifactsReviewed,
        0,
    ),
    check(
        "runbook",
        "Runbook written: deployment, rollback, variables, scripts",
        Done,
        CoreValidated,
        0,
    ),
    check(
        "core_validated",
        "Core validated in the Support environment",
        Process,
        CoreValidated,
        30,
    ),
    check(
        "regression_baseline",
        "Test definitions, baseline and scheme tests kept",
        Done,
        ProductsValidated,
        0,
    ),
    check(
        "products_validated",
        "Other products validated with it",
        Process,
        ProductsValidated,
        30,
    ),
    check(
        "knowledge_base",
        "Knowledge base covers what is new",
        Done,
        Approved,
        0,
    ),
    check(
        "made_available",
        "Package made available to the hub",
        Process,
        Approved,
        0,
    ),
];

const fn check(
    id: &'static str,
    title: &'static str,
    group: CheckGroup,
    gate: ReleaseState,
    fresh_days: u32,
) -> DefaultCheck {
    DefaultCheck {
        id,
        title,
        group,
        gate,
        fresh_days,
    }
}
