//! Shapes several areas share: moments, planned times, people, findings, changes.

use serde::{Deserialize, Serialize};
use slipway_domain::role::Role;
use ts_rs::TS;

/// A moment that has happened, with the words to show for it in the hub's zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Stamp {
    /// RFC 3339, UTC.
    pub at: String,
    /// Such as `Mon 23 Nov 2026, 16:42 WAT (UTC+1)`.
    pub label: String,
}

/// A planned time: wall clock and zone; the instant is derived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WallTime {
    /// `YYYY-MM-DDTHH:MM`.
    pub local: String,
    /// IANA zone, such as `Africa/Lagos`.
    pub zone: String,
    /// Such as `Sat 28 Nov 2026, 22:00 WAT (UTC+1)`; ignored on the way in.
    #[serde(default)]
    pub label: String,
}

/// A person, as lists name them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Person {
    /// Id.
    pub id: String,
    /// Full name.
    pub name: String,
    /// Mail address; empty when not known.
    pub email: String,
    /// What they may do.
    #[ts(type = "Array<Role>")]
    pub roles: Vec<Role>,
    /// False once they have left; their operations stay.
    pub active: bool,
}

/// How strictly a rule is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LevelShape {
    /// The gate stays shut.
    Block,
    /// Said, not enforced.
    Warn,
    /// A fact is missing, so nobody can say.
    Unknown,
    /// Looked at and met.
    Met,
}

/// What a rule found: the subject, the fact that broke it, and the way out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FindingShape {
    /// The rule's id.
    pub rule: String,
    /// The rule's number in the guide-backed list, 0 for Slipway's own.
    pub number: u32,
    /// How strictly it is held here.
    pub level: LevelShape,
    /// What it is about, such as a component's or a check's name.
    pub subject: String,
    /// The fact that broke it.
    pub message: String,
    /// The way out.
    pub hint: String,
    /// Which button mends it: `open_notes`, `open_components`, `open_readiness`, `choose_source`,
    /// `edit_release`, `lift_block`; empty when only people can.
    pub fix: String,
    /// Codes of the environments that the button leads to; of two that are compared the one to be
    /// matched comes first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>", optional)]
    pub environments: Vec<String>,
    /// Who let it pass and why, when it was overridden.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub overridden: Option<OverrideShape>,
}

/// A block that someone with the role let pass.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OverrideShape {
    /// Why.
    pub reason: String,
    /// Who.
    pub by: String,
    /// When.
    pub at: Stamp,
}

/// Something that a command changed: what kind of thing, and which one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct Changed {
    /// The kind, which is the name of its table.
    pub kind: String,
    /// Its id; empty for all of that kind.
    pub id: String,
}

/// What a host gets back from any command.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Outcome {
    /// The command's own response.
    #[ts(type = "unknown")]
    pub value: serde_json::Value,
    /// The operation it was logged as, when it wrote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub op: Option<String>,
    /// What it changed.
    pub changed: Vec<Changed>,
}

/// An empty request or response.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, TS)]
pub struct Nothing {}

/// A request that names one thing by its id.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct ById {
    /// Its id.
    pub id: String,
}
