//! What is done to a release.

use crate::shape::WallTime;
use serde::{Deserialize, Serialize};
use slipway_domain::readiness::CheckState;
use ts_rs::TS;

/// Names a release by id, or by version with an optional product: `17.1.0`, `17.1.0 r1`.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct NameRelease {
    /// Id, or version.
    pub release: String,
}

/// Makes a release from a chart version, from notes, from both, from another release, or by hand.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct ImportRelease {
    /// The repository's name.
    #[serde(default)]
    pub repo: Option<String>,
    /// The chart's name.
    #[serde(default)]
    pub chart: Option<String>,
    /// The exact version.
    pub version: String,
    /// Text of the release notes.
    #[serde(default)]
    pub notes: Option<String>,
    /// Where the notes came from: a file's name or an address.
    #[serde(default)]
    pub notes_origin: Option<String>,
    /// The product's id or name; the chart decides when it is not given.
    #[serde(default)]
    pub product: Option<String>,
    /// The Program Increment's label.
    #[serde(default)]
    pub pi: Option<String>,
    /// The release whose components are copied.
    #[serde(default)]
    pub copy_of: Option<String>,
    /// Make the next revision of a version that is planned already.
    #[serde(default)]
    pub revision: bool,
    /// Components written by hand.
    #[serde(default)]
    pub components: Vec<ManualComponent>,
    /// Further products that go with it.
    #[serde(default)]
    pub products: Vec<PackagedProduct>,
    /// When it shall be in Production.
    #[serde(default)]
    pub target: Option<WallTime>,
    /// The owner's person id; who acts when it is not given.
    #[serde(default)]
    pub owner: Option<String>,
}

/// A component written by hand.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct ManualComponent {
    /// Name.
    pub name: String,
    /// Exact version.
    pub version: String,
}

/// A product that a release package carries beside its own.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct PackagedProduct {
    /// The product's id or name.
    pub product: String,
    /// Its exact version; empty takes it out.
    pub version: String,
}

/// Edits what people decide of a release. What is None stays; an empty text clears.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct EditRelease {
    /// Id or version.
    pub release: String,
    /// The Program Increment's label.
    #[serde(default)]
    pub pi: Option<String>,
    /// The owner's person id.
    #[serde(default)]
    pub owner: Option<String>,
    /// `YYYY-MM-DDTHH:MM` in the hub's zone.
    #[serde(default)]
    pub target: Option<String>,
    /// Id or version of the release it is compared with.
    #[serde(default)]
    pub previous: Option<String>,
    /// Further products to set; those not named stay.
    #[serde(default)]
    pub products: Vec<PackagedProduct>,
}

/// Saves or replaces the notes of a release.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SaveNotes {
    /// Id or version.
    pub release: String,
    /// The text; None reads them from GitHub's releases.
    #[serde(default)]
    pub text: Option<String>,
    /// Where they came from; a GitHub `owner/name` when the text is None.
    #[serde(default)]
    pub origin: String,
}

/// Sets a component by hand, or chooses which source is right.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SetComponent {
    /// Id or version.
    pub release: String,
    /// The component.
    pub name: String,
    /// `notes`, `app_version` or `dependencies`; None with a version sets it by hand; None without
    /// one takes the decision back.
    #[serde(default)]
    pub source: Option<String>,
    /// Exact version, by hand.
    #[serde(default)]
    pub version: Option<String>,
}

/// Moves a release to another state.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct AdvanceRelease {
    /// Id or version.
    pub release: String,
    /// The state to enter.
    pub to: String,
    /// Why the gate's blocks may be passed, or why it is rejected.
    #[serde(default)]
    pub reason: Option<String>,
}

/// Prevents progression with a reason, or lifts it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct PreventRelease {
    /// Id or version.
    pub release: String,
    /// Whether to prevent, or to lift.
    pub prevent: bool,
    /// Why.
    pub reason: String,
}

/// Decides a check. What is None stays.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SetCheck {
    /// Id or version.
    pub release: String,
    /// The check's id.
    pub check: String,
    /// How it stands.
    #[serde(default)]
    #[ts(type = "CheckState | null")]
    pub state: Option<CheckState>,
    /// Why it was waived, failed, or does not apply.
    #[serde(default)]
    pub reason: Option<String>,
    /// Person id; empty clears.
    #[serde(default)]
    pub owner: Option<String>,
    /// `YYYY-MM-DD`; empty clears.
    #[serde(default)]
    pub due: Option<String>,
}

/// Adds evidence to a check.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct AddEvidence {
    /// Id or version.
    pub release: String,
    /// The check's id.
    pub check: String,
    /// `link`, `file` or `note`.
    pub kind: String,
    /// The address, the file's name, or the text.
    pub text: String,
    /// A file's content, base64.
    #[serde(default)]
    pub content: Option<String>,
}

/// Takes evidence away.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct RemoveEvidence {
    /// The evidence's id.
    pub id: String,
}

/// Gives a file of evidence back.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SaveEvidence {
    /// The evidence's id.
    pub id: String,
    /// Whole path of the file to write.
    pub file: String,
}

/// A file that was written where somebody wanted it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SavedFile {
    /// Its id: the evidence's, or the file's of a defect.
    pub id: String,
    /// Its path.
    pub file: String,
    /// Its length.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Hash of its content.
    pub sha256: String,
}
