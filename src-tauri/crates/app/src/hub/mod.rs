//! The hub: who we are, how the workspace stands, the sample to look around in.

pub(crate) mod ahead;
pub mod sample;
pub mod save;
pub mod setup;
pub mod status;

use crate::shape::{Person, Stamp};
use serde::{Deserialize, Serialize};
use slipway_domain::deployment::LeadDays;
use ts_rs::TS;

/// The hub and its calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct Hub {
    /// The hub's name.
    pub name: String,
    /// IANA zone.
    pub zone: String,
    /// Working time, by weekday.
    pub working_hours: Vec<HoursShape>,
    /// Days on which nobody works.
    pub holidays: Vec<Holiday>,
    /// Working days between the planning of a change and its window, by its type.
    #[serde(default)]
    #[ts(optional, as = "Option<LeadDaysShape>")]
    pub lead_days: LeadDaysShape,
}

/// Working days ahead of a change, by its type. An emergency waits for none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "LeadDays")]
#[serde(deny_unknown_fields)]
pub struct LeadDaysShape {
    /// Of a standard change.
    pub standard: u32,
    /// Of a minor one.
    pub minor: u32,
    /// Of a major one.
    pub major: u32,
}

impl From<LeadDays> for LeadDaysShape {
    fn from(days: LeadDays) -> Self {
        let LeadDays {
            standard,
            minor,
            major,
        } = days;
        LeadDaysShape {
            standard,
            minor,
            major,
        }
    }
}

impl Default for LeadDaysShape {
    fn default() -> Self {
        LeadDays::default().into()
    }
}

/// The working days ahead of changes that a hub asks for.
pub(crate) fn lead_of(row: &slipway_store::table::hub::HubRow) -> LeadDays {
    serde_json::from_value(row.lead_days.clone()).unwrap_or_default()
}

/// Hours of one weekday.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct HoursShape {
    /// ISO weekday: 1 is Monday.
    pub day: u8,
    /// `HH:MM`.
    pub from: String,
    /// `HH:MM`, the first minute after.
    pub to: String,
}

/// A day on which nobody works.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct Holiday {
    /// `YYYY-MM-DD`.
    pub date: String,
    /// Its name.
    pub name: String,
}

/// How the workspace stands: what the shell shows before any page is opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Workspace {
    /// None until the first run has been through.
    pub hub: Option<Hub>,
    /// Whether the Mojaloop defaults have been taken over.
    pub set_up: bool,
    /// Whether this is the sample workspace.
    pub sample: bool,
    /// Everyone who may act.
    pub people: Vec<Person>,
    /// Now, in the hub's zone.
    pub now: Stamp,
    /// The Program Increment today lies in.
    pub increment: Option<IncrementProgress>,
    /// Each chart repository's state, for the status line.
    pub repos: Vec<RemoteState>,
    /// The system keyring: `ok`, `locked`, `absent`, `denied`, `timeout`, or `unused`.
    pub keyring: String,
    /// New versions that wait for their intake.
    pub intakes: u32,
    /// Releases whose next gate is blocked.
    pub blocked: u32,
    /// The next window ahead, or the one that is open.
    pub next_window: Option<NextWindow>,
    /// Confirmations that no longer hold.
    pub needs_confirming: u32,
    /// Messages whose latest date is past.
    pub messages_overdue: u32,
    /// The stop of every change that holds now.
    pub halt: Option<crate::windows::HaltShape>,
    /// Defects that wait, and how the service desks stand; None before the first of either.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub triage: Option<TriageState>,
    /// Versions of articles that wait for my review.
    pub reviews: u32,
    /// Slipway's version.
    pub version: String,
    /// Where the data lies.
    pub data_dir: String,
}

/// Defects and service desks, as the status line tells them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TriageState {
    /// Defects that wait for a decision.
    pub untriaged: u32,
    /// Changes that the desks do not have yet.
    pub unsent: u32,
    /// Changes that a person has to bring together.
    pub conflicts: u32,
    /// Each service desk.
    pub desks: Vec<DeskMark>,
}

/// A service desk in the status line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DeskMark {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// `never`, `ok`, `failed` or `locked`.
    pub status: String,
    /// When it was last asked.
    pub at: Option<Stamp>,
    /// Changes it does not have yet.
    pub unsent: u32,
}

/// The next window, as the status line tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NextWindow {
    /// The deployment.
    pub deployment_id: String,
    /// Its environment's code.
    pub environment: String,
    /// What goes there.
    pub title: String,
    /// When it starts; when it ends, where it is open.
    pub at: Stamp,
    /// Whether it is open.
    pub open: bool,
}

/// How far a Program Increment has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct IncrementProgress {
    /// Its label.
    pub label: String,
    /// First day.
    pub start: String,
    /// Last day.
    pub end: String,
    /// The week today lies in, from 1.
    pub week: u32,
    /// Weeks in all.
    pub weeks: u32,
}

/// The outside, as the status line tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RemoteState {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// `never`, `ok`, `stale`, `failed` or `held`.
    pub status: String,
    /// When it was last asked.
    pub checked_at: Option<Stamp>,
}

/// Saves the hub and its calendar.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SaveHub {
    /// What to save.
    pub hub: Hub,
}

/// Takes over the Mojaloop defaults, and makes the first person.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SetUp {
    /// The hub, when it is known already.
    #[serde(default)]
    pub hub: Option<Hub>,
    /// Name of the person who sets up; they get every role.
    pub person: String,
}

/// The one row that says who the hub is.
pub(crate) fn hub_of(row: &slipway_store::table::hub::HubRow) -> Hub {
    Hub {
        name: row.name.clone(),
        zone: row.zone.clone(),
        working_hours: serde_json::from_value(row.working_hours.clone()).unwrap_or_default(),
        holidays: serde_json::from_value(row.holidays.clone()).unwrap_or_default(),
        lead_days: lead_of(row).into(),
    }
}
