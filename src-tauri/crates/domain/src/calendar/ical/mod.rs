//! iCalendar (RFC 5545): what is planned as text for other calendars, and theirs as entries here.
//!
//! Written without the `icalendar` crate: it stamps with the clock and draws its own UIDs, builds no
//! VTIMEZONE, and reads without bounds. See the record of decisions.

pub mod line;
pub mod read;
pub mod timezone;
pub mod write;

pub use read::{Entry, ReadCalendar, ReadError, read};
pub use write::{Calendar, Event, Method, Party, Status, write};
