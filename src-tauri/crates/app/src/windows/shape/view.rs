//! A part of the calendar, as it is shown.

use super::halt::HaltShape;
use crate::shape::Stamp;
use serde::{Deserialize, Serialize};
use slipway_domain::deployment::DeploymentState;
use ts_rs::TS;

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
    /// Most entries that begin on one day, by the ladder and by start; None gives every one. What is
    /// left out is neither read whole nor judged, but counted.
    #[serde(default)]
    pub most_of_day: Option<u32>,
    /// Most entries of one environment that begin on one day.
    #[serde(default)]
    pub most_of_row: Option<u32>,
    /// Whether times of maintenance windows are given; None gives them.
    #[serde(default)]
    pub maintenance: Option<bool>,
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
    /// Where more begin than were asked for, by day and by the ladder.
    pub left_out: Vec<LeftOut>,
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

/// How many deployments of an environment that begin on a day are not among the entries. Those that
/// began before the view count on its first day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LeftOut {
    /// `YYYY-MM-DD` in the zone shown.
    pub date: String,
    /// The environment's id.
    pub environment_id: String,
    /// How many.
    pub count: u32,
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
