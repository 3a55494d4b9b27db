//! Maintenance windows and freezes, and when they happen.

use crate::shape::{Stamp, WallTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A maintenance window or a freeze.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WindowShape {
    /// Id.
    pub id: String,
    /// `maintenance` or `freeze`.
    #[ts(type = "\"maintenance\" | \"freeze\"")]
    pub kind: String,
    /// A freeze that blocks; a soft one warns.
    pub hard: bool,
    /// Why.
    pub reason: String,
    /// Who answers for it, and may lift it.
    pub owner: Option<String>,
    /// Their id.
    pub owner_id: Option<String>,
    /// First start.
    pub start: WallTime,
    /// First end.
    pub end: WallTime,
    /// Exact length.
    pub minutes: u32,
    /// RFC 5545 RRULE.
    pub rrule: Option<String>,
    /// When it is, in words, such as `every Friday, 22:00 – 02:00 WAT`.
    pub words: String,
    /// `YYYY-MM-DDTHH:MM` added to the rule.
    pub rdates: Vec<String>,
    /// `YYYY-MM-DDTHH:MM` taken out of it.
    pub exdates: Vec<String>,
    /// Codes of its environments; empty means every one.
    pub environments: Vec<String>,
    /// Names of its products; empty means every one.
    pub products: Vec<String>,
    /// Whether a rollback may go on in it.
    pub allow_rollback: bool,
    /// Whether what began in time may end late.
    pub allow_overrun: bool,
    /// Who lifted it and why.
    pub lifted: Option<LiftShape>,
    /// Name of the calendar it was read from.
    pub source: Option<String>,
    /// `active`, `coming`, `past` or `lifted`.
    pub state: String,
    /// Its next occurrence, when there is one.
    pub next: Option<OccurrenceShape>,
}

/// Who lifted something, when and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LiftShape {
    /// Who.
    pub by: String,
    /// When.
    pub at: Stamp,
    /// Why.
    pub reason: String,
}

/// Maintenance windows and freezes.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Windows {
    /// Active ones first, then coming, then what is over.
    pub windows: Vec<WindowShape>,
}

/// Which windows to list.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct ListWindows {
    /// `maintenance` or `freeze`; None lists both.
    #[serde(default)]
    pub kind: Option<String>,
    /// Also what is over or lifted.
    #[serde(default)]
    pub past: bool,
}

/// Adds or edits a maintenance window or a freeze.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SaveWindow {
    /// None adds one.
    #[serde(default)]
    pub id: Option<String>,
    /// `maintenance` or `freeze`.
    pub kind: String,
    /// A freeze that blocks; a soft one warns. None blocks.
    #[serde(default)]
    pub hard: Option<bool>,
    /// Why.
    pub reason: String,
    /// Person id or name of who answers for it; None means who saves it.
    #[serde(default)]
    pub owner: Option<String>,
    /// First start.
    pub start: WallTime,
    /// First end, wall clock of the same zone; either this or `minutes`.
    #[serde(default)]
    pub end: Option<String>,
    /// Exact length; either this or `end`.
    #[serde(default)]
    pub minutes: Option<u32>,
    /// RFC 5545 RRULE.
    #[serde(default)]
    pub rrule: Option<String>,
    /// `YYYY-MM-DDTHH:MM` added to the rule.
    #[serde(default)]
    pub rdates: Vec<String>,
    /// `YYYY-MM-DDTHH:MM` taken out of it.
    #[serde(default)]
    pub exdates: Vec<String>,
    /// Codes or ids of its environments; empty means every one.
    #[serde(default)]
    pub environments: Vec<String>,
    /// Names or ids of its products; empty means every one.
    #[serde(default)]
    pub products: Vec<String>,
    /// Whether a rollback may go on in it; None allows it.
    #[serde(default)]
    pub allow_rollback: Option<bool>,
    /// Whether what began in time may end late.
    #[serde(default)]
    pub allow_overrun: bool,
}

/// What a window would be, before it is saved.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct WindowPreview {
    /// When it is, in words.
    pub words: String,
    /// Its first ten occurrences.
    pub occurrences: Vec<OccurrenceShape>,
    /// Titles and times of the deployments ahead that it would block.
    pub blocks: Vec<String>,
}

/// Lifts a freeze.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct LiftWindow {
    /// The freeze.
    pub id: String,
    /// Why.
    pub reason: String,
}

/// Between which days to expand a window.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct ExpandWindow {
    /// The window.
    pub id: String,
    /// First day, `YYYY-MM-DD`, in the window's zone.
    pub from: String,
    /// Last day, inclusive.
    pub to: String,
}

/// One occurrence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OccurrenceShape {
    /// RFC 3339 with the zone's offset.
    pub start: String,
    /// RFC 3339 with the zone's offset; the first moment after.
    pub end: String,
    /// The wall clock the rule asked for, `YYYY-MM-DDTHH:MM`.
    pub local_start: String,
    /// IANA zone.
    pub tz: String,
    /// `gap` or `fold` where that wall clock is skipped or comes twice; else empty.
    pub shift: String,
    /// Such as `Fri 27 Nov 2026, 22:00 – Sat 28 Nov 02:00 WAT (UTC+1)`.
    pub label: String,
}

/// Occurrences of a window.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Occurrences {
    /// Oldest first.
    pub occurrences: Vec<OccurrenceShape>,
}
