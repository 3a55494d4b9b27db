//! Calendars that are read from others, and written for others.

use crate::shape::Stamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

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
