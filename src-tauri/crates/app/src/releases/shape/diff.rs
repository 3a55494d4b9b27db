//! How two releases differ, and what lies between them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Compares two releases.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct DiffReleases {
    /// Id or version.
    pub from: String,
    /// Id or version.
    pub to: String,
}

/// What lies between two releases.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ReleaseDiff {
    /// Title of the first.
    pub from: String,
    /// Title of the second.
    pub to: String,
    /// By change, downgrades first.
    pub components: Vec<DifferenceShape>,
    /// What skipping from one to the other brings along.
    pub rollup: Rollup,
}

/// One component of two releases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DifferenceShape {
    /// Canonical name.
    pub name: String,
    /// Version in the first.
    pub from: Option<String>,
    /// Version in the second.
    pub to: Option<String>,
    /// As in a release.
    pub change: String,
}

/// Breaking changes and migrations rolled up over the releases between two.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Rollup {
    /// Versions whose notes were read, oldest first.
    pub versions: Vec<String>,
    /// Versions in between that have no notes here.
    pub missing: Vec<String>,
    /// By version and component.
    pub breaking: Vec<RollupEntry>,
}

/// Breaking changes one version brings to one component.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RollupEntry {
    /// The version whose notes say so.
    pub version: String,
    /// The component.
    pub component: String,
    /// Every file named.
    pub files: Vec<String>,
    /// Those that migrate a database.
    pub migrations: Vec<String>,
}
