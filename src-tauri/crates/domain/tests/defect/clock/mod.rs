//! Clocks of tickets.

mod brute_force;
mod hours;
mod readings;
mod words;

use crate::calendar::{at, working_time};
use chrono::{DateTime, Duration, Utc};
use slipway_domain::calendar::working_time::WorkingTime;
use slipway_domain::defect::clock::{
    Clock, ClockKind, Event, Happened, Hours, Story, Targets, read,
};
use slipway_domain::defect::scale::Severity;
use slipway_domain::defect::ticket_state::TicketState;

/// Lagos, Monday to Friday, 08:00 to 17:00, with two holidays in December.
fn lagos() -> WorkingTime {
    let mut time = working_time("Africa/Lagos");
    for (day, name) in [
        ("2026-12-25", "Christmas"),
        ("2026-12-28", "Boxing Day observed"),
    ] {
        time.holidays.insert(day.parse().unwrap(), name.to_owned());
    }
    time
}

/// A moment of November 2026 in Lagos, such as `23 13:05`.
fn november(text: &str) -> DateTime<Utc> {
    let (day, clock) = text.split_once(' ').unwrap();
    at(&format!("2026-11-{day}T{clock}:00+01:00"))
}

fn severity(at: DateTime<Utc>, from: Option<Severity>, to: Severity) -> Event {
    Event {
        at,
        what: Happened::Severity { from, to: Some(to) },
    }
}

fn state(at: DateTime<Utc>, from: TicketState, to: TicketState) -> Event {
    Event {
        at,
        what: Happened::State {
            from: Some(from),
            to: Some(to),
        },
    }
}

fn answer(at: DateTime<Utc>) -> Event {
    Event {
        at,
        what: Happened::Said {
            public: true,
            ours: true,
            automated: false,
        },
    }
}

/// The first response of a ticket that is in progress.
fn response(reported: &str, sev: Severity, events: &[Event], now: &str) -> Clock {
    first(
        &lagos(),
        november(reported),
        Some(sev),
        events,
        november(now),
    )
    .unwrap()
}

fn first(
    time: &WorkingTime,
    reported: DateTime<Utc>,
    severity: Option<Severity>,
    events: &[Event],
    now: DateTime<Utc>,
) -> Option<Clock> {
    let state = Some(TicketState::InProgress);
    let story = Story {
        reported,
        severity,
        state,
        events,
    };
    let hours = Hours::around(time, now);
    read(
        ClockKind::FirstResponse,
        &story,
        &Targets::default(),
        &hours,
        now,
    )
}

fn minutes(many: i64) -> Duration {
    Duration::minutes(many)
}
