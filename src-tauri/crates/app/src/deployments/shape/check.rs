//! What is asked of a time, and the answer.

use crate::shape::{FindingShape, WallTime};
use serde::{Deserialize, Serialize};
use slipway_domain::deployment::ChangeType;
use ts_rs::TS;

/// Asks whether something may be deployed then: a planned deployment, or one that is only thought of.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct CheckDeployment {
    /// A planned deployment; what else is given replaces its own.
    #[serde(default)]
    pub deployment: Option<String>,
    /// Environment: id or code.
    #[serde(default)]
    pub environment: Option<String>,
    /// First moment; `local` may be an RFC 3339 instant, which is read in `zone`.
    #[serde(default)]
    pub start: Option<WallTime>,
    /// Exact length.
    #[serde(default)]
    pub minutes: Option<u32>,
    /// Release: id or version.
    #[serde(default)]
    pub release: Option<String>,
    /// How it is governed.
    #[serde(default)]
    #[ts(optional = nullable, type = "ChangeType | null")]
    pub change_type: Option<ChangeType>,
    /// Whether payments stop.
    #[serde(default)]
    pub downtime: Option<bool>,
    /// Minutes the runbook takes; 0: nobody knows.
    #[serde(default)]
    pub runbook_minutes: Option<u32>,
    /// Minutes that taking it back takes; 0: nobody knows.
    #[serde(default)]
    pub rollback_minutes: Option<u32>,
    /// Minutes that validating it takes; 0: nobody knows.
    #[serde(default)]
    pub validation_minutes: Option<u32>,
    /// Who performs it: name or id; empty for nobody.
    #[serde(default)]
    pub maker: Option<String>,
    /// Who validates it: name or id; empty for nobody.
    #[serde(default)]
    pub checker: Option<String>,
    /// Who coordinates it: name or id; empty for nobody.
    #[serde(default)]
    pub coordinator: Option<String>,
    /// Ask for a rollback instead.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub rollback: bool,
    /// How many free slots to look for; None is 3, 0 none (while dragging).
    #[serde(default)]
    pub slots: Option<u32>,
}

/// The answer, with every reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Checked {
    /// Whether nothing blocks it that was not overridden.
    pub allowed: bool,
    /// `open`, `ungated`, `outside`, `frozen` or `halted`: what the calendar alone says.
    pub gate: String,
    /// The window asked for.
    pub start: WallTime,
    /// Its end.
    pub end: WallTime,
    /// Exact length.
    pub minutes: u32,
    /// What the rules say, blocks first; met ones last.
    pub findings: Vec<FindingShape>,
    /// What else is in the way, by start.
    pub conflicts: Vec<ConflictShape>,
    /// When the environment next opens, RFC 3339; None when it is open or no end is known.
    pub next_open: Option<String>,
    /// When it next closes, RFC 3339.
    pub next_close: Option<String>,
    /// What closes it then.
    pub next_close_reason: Option<String>,
    /// Free slots that fit, earliest first.
    pub next_slots: Vec<Slot>,
    /// Why there is none.
    pub no_slot_because: Option<String>,
}

/// Something in the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ConflictShape {
    /// `same_environment`, `shared_environment`, `feeding_environment`, `other_change`, `freeze`,
    /// `outside_maintenance_window`, `outside_lead_time`, `halt`, `person_busy`, `holiday`,
    /// `too_short`.
    pub kind: String,
    /// What it is, in words.
    pub with: String,
    /// Its id.
    pub with_id: Option<String>,
    /// RFC 3339 with offset.
    pub start: String,
    /// RFC 3339 with offset.
    pub end: String,
    /// Its time in words.
    pub label: String,
}

/// A free slot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Slot {
    /// RFC 3339 with offset.
    pub start: String,
    /// RFC 3339 with offset.
    pub end: String,
    /// Wall clock of the start, `YYYY-MM-DDTHH:MM`.
    pub local: String,
    /// IANA zone.
    pub zone: String,
    /// Such as `Wed 25 Nov, 22:00 – 02:00 WAT`.
    pub label: String,
    /// Why it is a good one, such as `first night after the freeze`.
    pub note: String,
}
