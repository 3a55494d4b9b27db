//! The rules and how strictly this hub holds them.

pub mod list;
pub mod set_level;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A rule as the settings show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RuleShape {
    /// Id.
    pub id: String,
    /// Number in the guide-backed list, 0 for Slipway's own.
    pub number: u32,
    /// What it demands.
    pub title: String,
    /// Where it comes from.
    pub basis: String,
    /// `block`, `warn` or `off`.
    pub level: String,
    /// What it is when nobody changed it.
    pub default_level: String,
    /// Open findings it makes today.
    pub fires: u32,
}

/// Every rule.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Rules {
    /// By number.
    pub rules: Vec<RuleShape>,
}

/// Changes how strictly a rule is held.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SetLevel {
    /// The rule's id.
    pub rule: String,
    /// `block`, `warn` or `off`.
    pub level: String,
}
