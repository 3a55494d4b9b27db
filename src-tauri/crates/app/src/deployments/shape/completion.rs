//! What follows from a window that was closed.

use crate::messages::MessageShape;
use crate::shape::Stamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What follows from a window that was closed, as it stands now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Completion {
    /// Whether what it brought was found good.
    pub validated: bool,
    /// The messages that tell of its end, one for each audience: drafted from the plan, or gone out.
    pub messages: Vec<MessageShape>,
    /// Defects that are open and whose fix came with its release, the oldest first.
    pub fixed: Vec<FixedDefect>,
    /// How many there are in all.
    pub fixed_total: u32,
    /// How many of them may be closed now.
    pub may_close: u32,
    /// What runs in its environment since.
    pub runs: RunsNow,
}

/// A defect whose fix came with a release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FixedDefect {
    /// Id.
    pub id: String,
    /// Number.
    pub number: u32,
    /// What it is called.
    pub title: String,
    /// Desk and ticket; None for one that is held here alone.
    pub ticket: Option<String>,
    /// Where it stands.
    pub status: String,
    /// Severity, or empty.
    pub severity: String,
    /// The release that its fix was planned into.
    pub release: String,
    /// Whether it may be closed now.
    pub may_close: bool,
    /// Why not; empty when it may.
    pub why_not: String,
}

/// What runs in an environment, as far as that is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RunsNow {
    /// The releases that should run there.
    pub releases: Vec<String>,
    /// `in_sync`, `drifted`, `unknown` or `stale`.
    #[ts(type = "\"in_sync\" | \"drifted\" | \"unknown\" | \"stale\"")]
    pub verdict: String,
    /// `fresh`, `stale` or `never`.
    #[ts(type = "\"fresh\" | \"stale\" | \"never\"")]
    pub freshness: String,
    /// When somebody looked last.
    pub seen: Option<Stamp>,
}
