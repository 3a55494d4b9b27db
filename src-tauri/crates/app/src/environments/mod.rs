//! The environment ladder.

pub mod list;
pub mod remove;
pub mod save;
pub(crate) mod shares;
pub mod shift;

use serde::{Deserialize, Serialize};
use slipway_domain::environment::EnvironmentKind;
use ts_rs::TS;

/// One rung.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Environment {
    /// Id.
    pub id: String,
    /// Short code, such as `UAT`.
    pub code: String,
    /// Name in full.
    pub name: String,
    /// What it is for.
    #[ts(type = "EnvironmentKind")]
    pub kind: EnvironmentKind,
    /// Code of the environment that must validate a release first.
    pub feeds_from: Option<String>,
    /// Place on the ladder, from 0.
    pub position: u32,
    /// Whether DFSPs see it.
    pub dfsp_visible: bool,
    /// What to know about it.
    pub notes: String,
    /// Codes of environments on the same infrastructure.
    pub shares_with: Vec<String>,
}

/// The ladder in order.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Environments {
    /// In order.
    pub environments: Vec<Environment>,
}

/// Adds or edits a rung.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SaveEnvironment {
    /// None adds one.
    #[serde(default)]
    pub id: Option<String>,
    /// Short code, letters and digits.
    pub code: String,
    /// Name in full.
    pub name: String,
    /// What it is for.
    #[ts(type = "EnvironmentKind")]
    pub kind: EnvironmentKind,
    /// Code of the environment that must validate a release first.
    #[serde(default)]
    pub feeds_from: Option<String>,
    /// Place on the ladder; None puts it last.
    #[serde(default)]
    pub position: Option<u32>,
    /// Whether DFSPs see it.
    #[serde(default)]
    pub dfsp_visible: bool,
    /// What to know about it.
    #[serde(default)]
    pub notes: String,
    /// Codes of environments on the same infrastructure; None leaves them.
    #[serde(default)]
    pub shares_with: Option<Vec<String>>,
}

/// Moves a rung to another place; the others close up.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MoveEnvironment {
    /// Id or code.
    pub id: String,
    /// Its new place on the ladder, from 0.
    pub position: u32,
}

pub(crate) fn shape_of(row: &slipway_store::table::environment::EnvironmentRow) -> Environment {
    let kind = serde_json::from_value(serde_json::Value::from(row.kind.clone()));
    Environment {
        id: row.id.clone(),
        code: row.code.clone(),
        name: row.name.clone(),
        kind: kind.unwrap_or(EnvironmentKind::Other),
        feeds_from: row.feeds_from.clone(),
        position: row.position,
        dfsp_visible: row.dfsp_visible,
        notes: row.notes.clone(),
        shares_with: serde_json::from_value(row.shares_with.clone()).unwrap_or_default(),
    }
}

pub(crate) fn kind_slug(kind: EnvironmentKind) -> String {
    let value = serde_json::to_value(kind).unwrap_or_default();
    value.as_str().unwrap_or("other").to_owned()
}
