//! Urgency × impact → priority.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The matrix that priorities are read from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PriorityMatrix {
    /// Grows with each change, and is kept with each decision.
    pub version: u32,
    /// `P1` to `P4`: one row for each impact, one column for each urgency, 5 first in both.
    pub cells: Vec<Vec<String>>,
    /// What each urgency means, 5 first.
    pub urgencies: Vec<MatrixStep>,
    /// What each impact means, 5 first.
    pub impacts: Vec<MatrixStep>,
}

/// One step of urgency or impact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MatrixStep {
    /// 1 to 5.
    pub value: u32,
    /// Short, such as `money at risk`.
    pub title: String,
}

/// Changes the matrix.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SaveMatrix {
    /// One row for each impact, one column for each urgency, 5 first in both.
    pub cells: Vec<Vec<String>>,
}
