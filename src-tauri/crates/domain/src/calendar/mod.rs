//! The window engine: when a change may run, why not, and when instead.
//!
//! Pure functions over values. Planned times are wall clock, zone and length; instants are derived
//! by RFC 5545's rule ([`zone::place`]). Spans of time are half-open: an end is the first instant
//! that is no longer inside.

pub mod booking;
pub mod halt;
pub mod ical;
pub mod index;
pub mod language;
pub mod length;
pub mod question;
pub mod recurrence;
pub mod schedule;
pub mod span;
pub mod window;
pub mod working_time;
pub mod zone;

mod tree;
