//! Two environments beside each other.

use crate::releases::DifferenceShape;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Compares two environments.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CompareEnvironments {
    /// The one that is to be matched: id, code or name.
    pub from: String,
    /// The one that should match it.
    pub to: String,
}

/// Two environments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EnvironmentComparison {
    /// Code of the first.
    pub from: String,
    /// Code of the second.
    pub to: String,
    /// `fresh`, `stale` or `never`, of the first.
    pub from_freshness: String,
    /// The same of the second.
    pub to_freshness: String,
    /// Components, what needs attention first.
    pub components: Vec<DifferenceShape>,
    /// Charts likewise.
    pub charts: Vec<DifferenceShape>,
    /// How far the second is like the first.
    pub parity: ParityShape,
}

/// How far one environment is like another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ParityShape {
    /// Of a hundred; what is not known counts as not the same. None when nothing is known of both.
    pub score: Option<u32>,
    /// The same.
    pub same: u32,
    /// Not the same.
    pub differs: u32,
    /// Not known.
    pub unknown: u32,
    /// What differs or is not known.
    pub lines: Vec<ParityLineShape>,
}

/// One thing in two environments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ParityLineShape {
    /// `component`, `chart` or `infrastructure`.
    pub group: String,
    /// What it is.
    pub name: String,
    /// In the first.
    pub from: Option<String>,
    /// In the second.
    pub to: Option<String>,
    /// `differs`, `unknown` or `same`.
    pub standing: String,
}
