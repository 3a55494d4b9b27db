//! What the hub holds releases and tickets to: the checks of every new release, and the scales of
//! severity and priority. The guide's are what a hub starts with; all of it is the hub's to edit.

pub mod checks;
pub mod scales;
pub mod targets;

use serde::{Deserialize, Serialize};
use slipway_domain::readiness::CheckGroup;
use slipway_domain::release::ReleaseState;
use ts_rs::TS;

/// A check every new release starts with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StandardCheck {
    /// Stable id, used in commands.
    pub id: String,
    /// What must hold.
    pub title: String,
    /// Its part.
    #[ts(type = "CheckGroup")]
    pub group: CheckGroup,
    /// The state that cannot be entered without it.
    #[ts(type = "ReleaseState")]
    pub gate: ReleaseState,
    /// Days after which a pass is stale; 0 for never.
    pub fresh_days: u32,
}

/// Every check a new release starts with.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct StandardChecks {
    /// In order.
    pub checks: Vec<StandardCheck>,
}

/// Adds or edits a check. Releases that are planned already keep theirs.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SaveStandardCheck {
    /// None adds one; its id is made from its title.
    #[serde(default)]
    pub id: Option<String>,
    /// What must hold.
    pub title: String,
    /// Its part.
    #[ts(type = "CheckGroup")]
    pub group: CheckGroup,
    /// The state that cannot be entered without it.
    #[ts(type = "ReleaseState")]
    pub gate: ReleaseState,
    /// Days after which a pass is stale; 0 for never.
    #[serde(default)]
    pub fresh_days: u32,
}

/// One value of a scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ScaleValue {
    /// Id, such as `severity/S1`.
    pub id: String,
    /// `severity` or `priority`.
    pub scale: String,
    /// Such as `S1`.
    pub code: String,
    /// Such as `Critical`.
    pub name: String,
    /// When it applies.
    pub criteria: String,
}

/// Both scales.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Scales {
    /// Severities, then priorities, gravest first.
    pub values: Vec<ScaleValue>,
}

/// Edits a value of a scale. Codes are what tickets carry, so they stay.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SaveScaleValue {
    /// Its id.
    pub id: String,
    /// Such as `Critical`.
    pub name: String,
    /// When it applies.
    pub criteria: String,
}

/// By when a defect must be answered, told of and mended, for one severity. Lengths are written such
/// as `2 hours` or `4 business hours`; an empty one is no target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SlaTarget {
    /// Such as `S1`.
    pub severity: String,
    /// Until the first answer by a person.
    pub first_response: String,
    /// Until the next public answer after one.
    pub next_update: String,
    /// Until it is resolved.
    pub resolution: String,
}

/// The targets in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SlaTargets {
    /// One for each severity, gravest first.
    pub targets: Vec<SlaTarget>,
}

/// Changes targets; a severity that is not named keeps its own.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SaveSlaTargets {
    /// Those that change.
    pub targets: Vec<SlaTarget>,
}
