//! The states of a release package's intake and the moves between them.
//!
//! Source: the guide's release process (steps 1 to 4) and its flowchart: artifacts reviewed, core
//! validated in the Support environment, other products validated, approved and made available; a
//! failure rejects the release and awaits a new one.

use serde::{Deserialize, Serialize};

/// Where a release package stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReleaseState {
    /// Published by its source; nobody has looked yet.
    Available,
    /// Notes and artifacts reviewed, runbook drafted.
    ArtifactsReviewed,
    /// Core deployed and tested in the Support environment.
    CoreValidated,
    /// The other products tested with it.
    ProductsValidated,
    /// Approved and made available to the hub.
    Approved,
    /// Failed; a new release is awaited.
    Rejected,
    /// A later release took its place.
    Superseded,
}

impl ReleaseState {
    /// Every state, along the path and then the two ways off it.
    pub const ALL: [ReleaseState; 7] = [
        ReleaseState::Available,
        ReleaseState::ArtifactsReviewed,
        ReleaseState::CoreValidated,
        ReleaseState::ProductsValidated,
        ReleaseState::Approved,
        ReleaseState::Rejected,
        ReleaseState::Superseded,
    ];

    /// The state's name as written in commands and files.
    pub fn slug(self) -> &'static str {
        match self {
            ReleaseState::Available => "available",
            ReleaseState::ArtifactsReviewed => "artifacts_reviewed",
            ReleaseState::CoreValidated => "core_validated",
            ReleaseState::ProductsValidated => "products_validated",
            ReleaseState::Approved => "approved",
            ReleaseState::Rejected => "rejected",
            ReleaseState::Superseded => "superseded",
        }
    }

    /// The state's name as shown to people.
    pub fn title(self) -> &'static str {
        match self {
            ReleaseState::Available => "Available",
            ReleaseState::ArtifactsReviewed => "Artifacts reviewed",
            ReleaseState::CoreValidated => "Core validated",
            ReleaseState::ProductsValidated => "Products validated",
            ReleaseState::Approved => "Approved",
            ReleaseState::Rejected => "Rejected",
            ReleaseState::Superseded => "Superseded",
        }
    }

    /// Reads a state from its slug; spaces and hyphens count as underscores.
    pub fn parse(text: &str) -> Option<ReleaseState> {
        let slug = text.trim().to_lowercase().replace([' ', '-'], "_");
        ReleaseState::ALL
            .into_iter()
            .find(|state| state.slug() == slug)
    }

    /// The next state on the path, if there is one.
    pub fn next(self) -> Option<ReleaseState> {
        match self {
            ReleaseState::Available => Some(ReleaseState::ArtifactsReviewed),
            ReleaseState::ArtifactsReviewed => Some(ReleaseState::CoreValidated),
            ReleaseState::CoreValidated => Some(ReleaseState::ProductsValidated),
            ReleaseState::ProductsValidated => Some(ReleaseState::Approved),
            ReleaseState::Approved | ReleaseState::Rejected | ReleaseState::Superseded => None,
        }
    }

    /// Whether a release may go from here to there at all, gates aside.
    pub fn may_become(self, to: ReleaseState) -> bool {
        match to {
            ReleaseState::Rejected => self.next().is_some(),
            ReleaseState::Superseded => !matches!(self, ReleaseState::Superseded),
            _ => self.next() == Some(to),
        }
    }
}
