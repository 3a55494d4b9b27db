//! Program Increments: timeboxes a hub plans its releases in.

pub mod list;
pub mod remove;
pub mod save;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A Program Increment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Increment {
    /// Id.
    pub id: String,
    /// Label, such as `PI-32`.
    pub label: String,
    /// First day.
    pub start: String,
    /// Last day.
    pub end: String,
    /// From this day no feature joins a release.
    pub feature_freeze: Option<String>,
    /// From this day no bug fix joins but the critical.
    pub bugfix_freeze: Option<String>,
    /// Releases planned in it.
    pub releases: u32,
}

/// Every Program Increment.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Increments {
    /// Newest first.
    pub increments: Vec<Increment>,
}

/// Adds or edits a Program Increment.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SaveIncrement {
    /// None adds one.
    #[serde(default)]
    pub id: Option<String>,
    /// Label.
    pub label: String,
    /// First day, `YYYY-MM-DD`.
    pub start: String,
    /// Last day, `YYYY-MM-DD`.
    pub end: String,
    /// From this day no feature joins a release.
    #[serde(default)]
    pub feature_freeze: Option<String>,
    /// From this day no bug fix joins but the critical.
    #[serde(default)]
    pub bugfix_freeze: Option<String>,
}

pub(crate) fn shape_of(
    row: &slipway_store::table::increment::IncrementRow,
    releases: &[slipway_store::table::release::ReleaseRow],
) -> Increment {
    let planned = releases
        .iter()
        .filter(|release| release.pi_id.as_ref() == Some(&row.id));
    Increment {
        id: row.id.clone(),
        label: row.label.clone(),
        start: row.start_day.clone(),
        end: row.end_day.clone(),
        feature_freeze: row.feature_freeze.clone(),
        bugfix_freeze: row.bugfix_freeze.clone(),
        releases: u32::try_from(planned.count()).unwrap_or(u32::MAX),
    }
}
