//! Writing a calendar: the same values always give the same bytes.

use super::line::{escape, put, quoted};
use super::timezone::{local, put_zone};
use crate::calendar::schedule::Schedule;
use chrono::{DateTime, Duration, Utc};
use chrono_tz::Tz;
use std::collections::BTreeMap;

/// How far the zones of an entry that never ends are written out, in days after its start.
const ENDLESS: i64 = 20 * 366;

/// What the receiver is to do with a calendar (RFC 5546).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Look at it: a file that others subscribe to.
    Publish,
    /// Enter it: mail that announces or moves.
    Request,
    /// Strike it out: mail that calls off.
    Cancel,
}

/// How sure an entry is (RFC 5545 §3.8.1.11).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Planned, not yet told.
    Tentative,
    /// Told, under way or done.
    Confirmed,
    /// Called off; it stays in the file so that subscribers strike it out.
    Cancelled,
}

/// Somebody by name and mail address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// Name.
    pub name: String,
    /// Mail address.
    pub address: String,
}

/// One entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Stable for its whole life.
    pub uid: String,
    /// How often it was changed.
    pub sequence: u32,
    /// When this state of it came to be.
    pub modified: DateTime<Utc>,
    /// How sure it is.
    pub status: Status,
    /// Title.
    pub summary: String,
    /// What there is to say.
    pub description: String,
    /// Where: the environment.
    pub location: String,
    /// Such as `Deployment`, `Freeze`.
    pub categories: Vec<String>,
    /// When.
    pub schedule: Schedule,
    /// Reminds so many minutes before its start.
    pub remind: Option<u32>,
}

/// A whole calendar.
#[derive(Clone, Debug, PartialEq)]
pub struct Calendar {
    /// Its name, where subscribers show one.
    pub name: String,
    /// What the receiver is to do.
    pub method: Method,
    /// DTSTAMP of its entries in mail: when it is written. A file takes each entry's own moment, so
    /// that it changes only when they do.
    pub stamp: Option<DateTime<Utc>>,
    /// Who sends it; mail needs one.
    pub organizer: Option<Party>,
    /// Whom mail goes to.
    pub attendees: Vec<Party>,
    /// Its entries.
    pub events: Vec<Event>,
}

/// The text of a calendar.
pub fn write(calendar: &Calendar) -> String {
    let mut out = String::new();
    put(&mut out, "BEGIN:VCALENDAR");
    put(&mut out, "VERSION:2.0");
    put(&mut out, "PRODID:-//Slipway//Deployment calendar//EN");
    put(&mut out, "CALSCALE:GREGORIAN");
    let method = match calendar.method {
        Method::Publish => "PUBLISH",
        Method::Request => "REQUEST",
        Method::Cancel => "CANCEL",
    };
    put(&mut out, &format!("METHOD:{method}"));
    if !calendar.name.is_empty() {
        put(
            &mut out,
            &format!("X-WR-CALNAME:{}", escape(&calendar.name)),
        );
    }
    for (zone, (from, to)) in zones(&calendar.events) {
        put_zone(&mut out, zone, from, to);
    }
    for event in &calendar.events {
        put_event(&mut out, calendar, event);
    }
    put(&mut out, "END:VCALENDAR");
    out
}

/// First and last moment.
type Reach = (DateTime<Utc>, DateTime<Utc>);

/// The zones that need a VTIMEZONE, by name, each with the range it must be right for.
fn zones(events: &[Event]) -> Vec<(Tz, Reach)> {
    let mut found = BTreeMap::new();
    for event in events.iter().filter(|event| event.schedule.zone != Tz::UTC) {
        let (from, to) = event.schedule.envelope();
        let to = to.unwrap_or_else(|| from + Duration::days(ENDLESS));
        let (from, to) = (from - Duration::days(2), to + Duration::days(2));
        let zone = event.schedule.zone;
        let range = found.entry(zone.name()).or_insert((zone, (from, to)));
        range.1 = (range.1.0.min(from), range.1.1.max(to));
    }
    found.into_values().collect()
}

fn put_event(out: &mut String, calendar: &Calendar, event: &Event) {
    put(out, "BEGIN:VEVENT");
    put(out, &format!("UID:{}", escape(&event.uid)));
    put(out, &format!("SEQUENCE:{}", event.sequence));
    put(
        out,
        &format!("DTSTAMP:{}", utc(calendar.stamp.unwrap_or(event.modified))),
    );
    put(out, &format!("LAST-MODIFIED:{}", utc(event.modified)));
    put_schedule(out, &event.schedule);
    let status = match event.status {
        Status::Tentative => "TENTATIVE",
        Status::Confirmed => "CONFIRMED",
        Status::Cancelled => "CANCELLED",
    };
    put(out, &format!("STATUS:{status}"));
    for (name, text) in [
        ("SUMMARY", &event.summary),
        ("DESCRIPTION", &event.description),
        ("LOCATION", &event.location),
    ] {
        if !text.is_empty() {
            put(out, &format!("{name}:{}", escape(text)));
        }
    }
    if !event.categories.is_empty() {
        let all: Vec<String> = event.categories.iter().map(|text| escape(text)).collect();
        put(out, &format!("CATEGORIES:{}", all.join(",")));
    }
    if let Some(party) = &calendar.organizer {
        put(
            out,
            &format!(
                "ORGANIZER;CN={}:mailto:{}",
                quoted(&party.name),
                address(party)
            ),
        );
    }
    for party in &calendar.attendees {
        let cn = quoted(&party.name);
        put(
            out,
            &format!("ATTENDEE;CN={cn};RSVP=FALSE:mailto:{}", address(party)),
        );
    }
    if let Some(minutes) = event.remind.filter(|_| event.status != Status::Cancelled) {
        put(out, "BEGIN:VALARM");
        put(out, "ACTION:DISPLAY");
        put(out, &format!("DESCRIPTION:{}", escape(&event.summary)));
        put(out, &format!("TRIGGER:-PT{minutes}M"));
        put(out, "END:VALARM");
    }
    put(out, "END:VEVENT");
}

/// The start as wall clock and zone, and the exact length: a clock change inside moves the end on
/// the wall, not the length.
fn put_schedule(out: &mut String, schedule: &Schedule) {
    let zone = schedule.zone;
    let at = |name: &str, times: &[chrono::NaiveDateTime]| {
        let suffix = if zone == Tz::UTC { "Z" } else { "" };
        let times: Vec<String> = times.iter().map(|at| local(*at) + suffix).collect();
        match zone {
            Tz::UTC => format!("{name}:{}", times.join(",")),
            zone => format!("{name};TZID={}:{}", zone.name(), times.join(",")),
        }
    };
    // RFC 5545 counts DTSTART as the first of its set; here a rule may begin later.
    let start = schedule
        .recurrence
        .as_ref()
        .map_or(schedule.start, |rule| rule.first());
    put(out, &at("DTSTART", &[start]));
    put(
        out,
        &format!(
            "DURATION:PT{}H{}M",
            schedule.minutes / 60,
            schedule.minutes % 60
        ),
    );
    if let Some(rule) = &schedule.recurrence {
        put(out, &format!("RRULE:{}", rule.text()));
    }
    for (name, times) in [("RDATE", &schedule.rdates), ("EXDATE", &schedule.exdates)] {
        if !times.is_empty() {
            put(out, &at(name, times));
        }
    }
}

/// An address that cannot end the value it stands in.
fn address(party: &Party) -> String {
    party
        .address
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .collect()
}

fn utc(at: DateTime<Utc>) -> String {
    at.format("%Y%m%dT%H%M%SZ").to_string()
}
