//! The window engine: places, recurrences, questions.

mod ask;
mod brute_force;
mod ical;
mod languages;
mod lengths;
mod overrun;
mod recurrences;
mod round_trip;
mod schedules;
mod slots;
mod spans;
mod vectors;
mod working_days;
mod zones;

use chrono::{DateTime, NaiveDateTime, Utc};
use chrono_tz::Tz;
use slipway_domain::calendar::booking::Booking;
use slipway_domain::calendar::length;
use slipway_domain::calendar::question::{Calendar, Purpose, Question};
use slipway_domain::calendar::recurrence::Recurrence;
use slipway_domain::calendar::schedule::Schedule;
use slipway_domain::calendar::span::Span;
use slipway_domain::calendar::window::{Scope, Window, WindowKind};
use slipway_domain::calendar::working_time::WorkingTime;
use slipway_domain::calendar::zone;
use slipway_domain::settings::WorkingHours;
use std::collections::{BTreeMap, BTreeSet};

pub(crate) fn local(text: &str) -> NaiveDateTime {
    zone::parse_local(text).unwrap_or_else(|| panic!("{text} is no local time"))
}

pub(crate) fn tz(name: &str) -> Tz {
    zone::parse_zone(name).unwrap()
}

/// An instant, written with its offset.
pub(crate) fn at(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(text)
        .unwrap_or_else(|_| panic!("{text} is no instant"))
        .to_utc()
}

/// A span from `start` (RFC 3339) of a length such as `2h`.
pub(crate) fn span(start: &str, long: &str) -> Span {
    Span::of_minutes(at(start), length::parse(long).unwrap())
}

pub(crate) fn schedule(start: &str, zone: &str, long: &str, rule: &str) -> Schedule {
    let mut schedule = Schedule::once(local(start), tz(zone), length::parse(long).unwrap());
    if !rule.is_empty() {
        schedule.recurrence = Some(Recurrence::parse(rule, local(start), tz(zone)).unwrap());
    }
    schedule.check().unwrap();
    schedule
}

pub(crate) fn window(kind: WindowKind, id: &str, schedule: Schedule) -> Window {
    Window {
        id: id.to_owned(),
        kind,
        hard: true,
        reason: format!("because of {id}"),
        owner: Some("ama".to_owned()),
        schedule,
        scope: Scope::default(),
        allow_rollback: true,
        allow_overrun: false,
        lifted_at: None,
    }
}

/// A maintenance window in UTC.
pub(crate) fn maintenance(id: &str, start: &str, long: &str, rule: &str) -> Window {
    window(
        WindowKind::Maintenance,
        id,
        schedule(start, "UTC", long, rule),
    )
}

/// A hard freeze in UTC.
pub(crate) fn freeze(id: &str, start: &str, long: &str, rule: &str) -> Window {
    window(WindowKind::Freeze, id, schedule(start, "UTC", long, rule))
}

pub(crate) fn booking(id: &str, environment: &str, span: Span) -> Booking {
    Booking {
        id: id.to_owned(),
        title: format!("change {id}"),
        environment: environment.to_owned(),
        product: None,
        span,
        people: BTreeSet::new(),
    }
}

pub(crate) fn set(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// Monday to Friday in a zone.
pub(crate) fn working_time(zone: &str) -> WorkingTime {
    let hours = |day| WorkingHours {
        day,
        from: "08:00".to_owned(),
        to: "17:00".to_owned(),
    };
    WorkingTime {
        zone: tz(zone),
        hours: (1..=5).map(hours).collect(),
        holidays: BTreeMap::new(),
    }
}

pub(crate) fn calendar(windows: Vec<Window>) -> Calendar {
    Calendar {
        windows,
        halts: Vec::new(),
        bookings: Vec::new(),
        working_time: working_time("UTC"),
        links: Vec::new(),
    }
}

/// A deployment into `prd`, asked long before.
pub(crate) fn question(span: Span) -> Question {
    Question {
        environment: "prd".to_owned(),
        product: None,
        span,
        purpose: Purpose::Deploy,
        needed_minutes: None,
        people: BTreeSet::new(),
        ignoring: None,
        now: at("2026-01-01T00:00:00Z"),
    }
}
