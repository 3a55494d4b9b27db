//! What the calendar commands take and give.

use crate::shape::{Stamp, WallTime};
use serde::{Deserialize, Serialize};
use slipway_domain::deployment::DeploymentState;
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

/// Which part of the calendar to show.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct ShowCalendar {
    /// First day, `YYYY-MM-DD`, in the zone shown.
    pub from: String,
    /// Last day, inclusive.
    pub to: String,
    /// IANA zone to show; None is the hub's.
    #[serde(default)]
    pub zone: Option<String>,
    /// A second zone, whose days are given too.
    #[serde(default)]
    pub second_zone: Option<String>,
    /// Codes or ids of environments; empty means every one.
    #[serde(default)]
    pub environments: Vec<String>,
    /// Names or ids of products; empty means every one.
    #[serde(default)]
    pub products: Vec<String>,
    /// Slugs of states; empty means every one but cancelled.
    #[serde(default)]
    pub states: Vec<String>,
}

/// A part of the calendar.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct CalendarView {
    /// The zone shown.
    pub zone: String,
    /// Its name on the first day, such as `WAT (UTC+1)`.
    pub zone_label: String,
    /// Now.
    pub now: Stamp,
    /// Days of the zone shown; positions derive from their instants, so a day may have 23 hours.
    pub days: Vec<CalendarDay>,
    /// The second zone with its days.
    pub second: Option<SecondZone>,
    /// Environments in the ladder's order.
    pub rows: Vec<CalendarRow>,
    /// Deployments that overlap, by start.
    pub entries: Vec<CalendarEntry>,
    /// Occurrences of freezes and maintenance windows that overlap, by start.
    pub bands: Vec<Band>,
    /// Halts that hold now.
    pub halts: Vec<HaltShape>,
    /// What comes after the last day shown, within 60 days, at most 8.
    pub after: Vec<Coming>,
}

/// A zone beside the one shown.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SecondZone {
    /// IANA zone.
    pub zone: String,
    /// Such as `EAT (UTC+3)`.
    pub label: String,
    /// Its days that overlap.
    pub days: Vec<CalendarDay>,
}

/// One day of a zone.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct CalendarDay {
    /// `YYYY-MM-DD`.
    pub date: String,
    /// Such as `Mon 23`.
    pub label: String,
    /// First moment, RFC 3339 UTC.
    pub start: String,
    /// First moment after, RFC 3339 UTC.
    pub end: String,
    /// The hours 06, 12 and 18.
    pub ticks: Vec<Tick>,
    /// Whether the hub works on it.
    pub working: bool,
    /// Its holiday, when it is one.
    pub holiday: Option<String>,
}

/// An hour on the ruler.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Tick {
    /// RFC 3339 UTC.
    pub at: String,
    /// Such as `06`.
    pub label: String,
}

/// An environment's row.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct CalendarRow {
    /// Id.
    pub id: String,
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Slug of its kind.
    pub kind: String,
    /// Whether a maintenance window is configured for it; without one it is ungated.
    pub gated: bool,
    /// Such as `20:00 – 06:00`, `ungated`.
    pub gating: String,
    /// The release last closed as implemented there.
    pub running: Option<String>,
}

/// A deployment on the calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CalendarEntry {
    /// The deployment.
    pub id: String,
    /// Its environment's id.
    pub environment_id: String,
    /// Such as `17.2.0 r1`.
    pub title: String,
    /// The release's id.
    pub release_id: Option<String>,
    /// Where it stands.
    #[ts(type = "DeploymentState")]
    pub state: DeploymentState,
    /// RFC 3339 UTC.
    pub start: String,
    /// RFC 3339 UTC, exclusive.
    pub end: String,
    /// Such as `Sat 22:00 – 02:00`.
    pub hours: String,
    /// Whether the engine says no to its window.
    pub blocked: bool,
    /// Whether what the hub confirmed no longer holds.
    pub needs_confirming: bool,
}

/// An occurrence of a freeze or a maintenance window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Band {
    /// The window's id.
    pub window_id: String,
    /// `maintenance` or `freeze`.
    #[ts(type = "\"maintenance\" | \"freeze\"")]
    pub kind: String,
    /// A freeze that blocks; a soft one warns.
    pub hard: bool,
    /// Ids of its environments; empty means every one.
    pub environment_ids: Vec<String>,
    /// RFC 3339 UTC.
    pub start: String,
    /// RFC 3339 UTC, exclusive.
    pub end: String,
    /// Why.
    pub reason: String,
    /// Who answers for it.
    pub owner: Option<String>,
    /// Such as `Fri 27 Nov 00:00 – Tue 1 Dec 06:00 WAT`.
    pub label: String,
    /// Name of the calendar it was read from.
    pub source: Option<String>,
}

/// Something that comes later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Coming {
    /// RFC 3339 UTC.
    pub at: String,
    /// Such as `Tue 1 Dec, 06:00 WAT`.
    pub label: String,
    /// Code of its environment; empty means every one.
    pub environment: String,
    /// What it is.
    pub title: String,
    /// `freeze_starts`, `freeze_ends`, or the slug of a deployment's state.
    pub kind: String,
    /// The deployment or the window.
    pub id: String,
}

/// A calendar of others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CalendarSource {
    /// Id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// URL or path.
    pub location: String,
    /// Codes of the environments its entries freeze; empty means every one.
    pub environments: Vec<String>,
    /// When it was last read whole.
    pub read_at: Option<Stamp>,
    /// Why the last try failed.
    pub error: Option<String>,
    /// Entries it holds.
    pub entries: u32,
}

/// Calendars of others.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct CalendarSources {
    /// By name.
    pub sources: Vec<CalendarSource>,
}

/// Reads a calendar of others: its entries become soft freezes.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct ImportCalendar {
    /// URL or path of the .ics; a known one is read again.
    pub location: String,
    /// Its name; None takes the calendar's own, or the file's.
    #[serde(default)]
    pub name: Option<String>,
    /// Codes or ids of the environments its entries freeze; empty means every one.
    #[serde(default)]
    pub environments: Vec<String>,
    /// IANA zone for entries without one; None is the hub's.
    #[serde(default)]
    pub zone: Option<String>,
}

/// What an import did.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct CalendarImported {
    /// The calendar.
    pub source: CalendarSource,
    /// `changed` or `not_modified`.
    pub status: String,
    /// Entries that are new.
    pub added: u32,
    /// Entries that changed.
    pub changed: u32,
    /// Entries that are gone or cancelled.
    pub removed: u32,
    /// One line an entry that could not be read.
    pub warnings: Vec<String>,
}

/// A file that other calendars subscribe to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CalendarFeed {
    /// Id.
    pub id: String,
    /// Where it lies.
    pub path: String,
    /// The release it is about; None is everything.
    pub release: Option<String>,
    /// Codes of its environments; empty means every one.
    pub environments: Vec<String>,
    /// When it was last written.
    pub written_at: Option<Stamp>,
    /// Why the last try failed.
    pub error: Option<String>,
}

/// Files that other calendars subscribe to.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct CalendarFeeds {
    /// By path.
    pub feeds: Vec<CalendarFeed>,
}

/// Writes an iCalendar file.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct ExportCalendar {
    /// Where to, absolute.
    pub path: String,
    /// Only this deployment.
    #[serde(default)]
    pub deployment: Option<String>,
    /// Only this release.
    #[serde(default)]
    pub release: Option<String>,
    /// Codes or ids of environments; empty means every one.
    #[serde(default)]
    pub environments: Vec<String>,
    /// Whether to write it again whenever something in it changes.
    #[serde(default)]
    pub keep: bool,
}

/// What was written.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct CalendarExported {
    /// Where it lies.
    pub path: String,
    /// Entries in it.
    pub events: u32,
    /// The feed, when it is kept up to date.
    pub feed: Option<CalendarFeed>,
}
