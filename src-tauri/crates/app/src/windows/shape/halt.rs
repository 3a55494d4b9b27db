//! Halts of all changes.

use super::window::LiftShape;
use crate::shape::{Stamp, WallTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A stop of every change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HaltShape {
    /// Id.
    pub id: String,
    /// Why.
    pub reason: String,
    /// Codes of the environments it stops; empty means every one.
    pub environments: Vec<String>,
    /// Who set it.
    pub by: String,
    /// When.
    pub at: Stamp,
    /// When it ends by itself.
    pub until: Option<Stamp>,
    /// Whether it holds now.
    pub active: bool,
    /// Who lifted it and why.
    pub lifted: Option<LiftShape>,
}

/// Stops of every change.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Halts {
    /// The newest first.
    pub halts: Vec<HaltShape>,
}

/// Stops every change.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct StartHalt {
    /// Why.
    pub reason: String,
    /// Codes or ids; empty means every one.
    #[serde(default)]
    pub environments: Vec<String>,
    /// When it ends by itself; None means when someone lifts it.
    #[serde(default)]
    pub until: Option<WallTime>,
}

/// Lifts a halt.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct LiftHalt {
    /// Which; None lifts the only one that holds.
    #[serde(default)]
    pub id: Option<String>,
    /// Why.
    pub reason: String,
}
