//! How two releases differ, and what lies between them.

use super::release::NoteItem;
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

/// What the notes of the releases between two say, rolled up.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Rollup {
    /// Versions whose notes were read, oldest first.
    pub versions: Vec<String>,
    /// Versions in between that have no notes here.
    pub missing: Vec<String>,
    /// Breaking changes, by version and component.
    pub breaking: Vec<RollupEntry>,
    /// The same by component: each file once, with the versions that name it.
    pub by_component: Vec<RolledComponent>,
    /// What else the notes say, by version; versions that say nothing are left out.
    pub notes: Vec<RolledNotes>,
}

/// Breaking changes one version brings to one component.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RollupEntry {
    /// The version whose notes say so.
    pub version: String,
    /// The component; empty for prose about several.
    pub component: String,
    /// Every file named.
    pub files: Vec<String>,
    /// Those that migrate a database.
    pub migrations: Vec<String>,
    /// Those that change configuration.
    pub configs: Vec<String>,
    /// What else is said, a line each.
    pub text: Vec<String>,
}

/// The breaking changes of one component over all versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RolledComponent {
    /// The component; empty for prose about several.
    pub component: String,
    /// In the order of first mention.
    pub files: Vec<RolledFileShape>,
    /// Explanations with the version they came with.
    pub text: Vec<RolledTextShape>,
}

/// A file that changed incompatibly.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RolledFileShape {
    /// As written.
    pub path: String,
    /// Whether it migrates a database.
    pub migration: bool,
    /// Whether it changes configuration.
    pub config: bool,
    /// Versions whose notes name it, oldest first.
    pub versions: Vec<String>,
}

/// An explanation of a breaking change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RolledTextShape {
    /// The version whose notes say it.
    pub version: String,
    /// The text.
    pub text: String,
}

/// What the notes of one version say beside its breaking changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RolledNotes {
    /// The version.
    pub version: String,
    /// New features.
    pub features: Vec<NoteItem>,
    /// Bug fixes.
    pub fixes: Vec<NoteItem>,
    /// Known issues.
    pub known_issues: Vec<NoteItem>,
    /// Upgrade notes.
    pub upgrade_notes: Vec<NoteItem>,
    /// Deprecations.
    pub deprecations: Vec<NoteItem>,
}

impl RolledNotes {
    /// Whether there is anything to read.
    pub fn is_empty(&self) -> bool {
        let lists = [
            &self.features,
            &self.fixes,
            &self.known_issues,
            &self.upgrade_notes,
            &self.deprecations,
        ];
        lists.iter().all(|list| list.is_empty())
    }
}
