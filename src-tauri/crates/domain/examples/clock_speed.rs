//! How long the clocks of 100,000 tickets take with one calendar; a figure for a person, not a test.
#![allow(clippy::unwrap_used, reason = "a tool may stop at the first surprise")]

use chrono::{DateTime, Duration, Utc};
use slipway_domain::calendar::working_time::WorkingTime;
use slipway_domain::defect::clock::{Event, Happened, Hours, Story, Targets, nearest, segments};
use slipway_domain::defect::scale::Severity;
use slipway_domain::defect::ticket_state::TicketState;
use slipway_domain::settings::WorkingHours;
use std::time::Instant;

const TICKETS: i64 = 100_000;

fn main() {
    let now: DateTime<Utc> = "2026-11-23T15:42:00Z".parse().unwrap();
    let time = working_time();
    let began = Instant::now();
    let hours = Hours::around(&time, now);
    let laid_out = began.elapsed();
    let events: Vec<Vec<Event>> = (0..TICKETS).map(|at| events(now, at)).collect();
    let story = |at: i64| Story {
        reported: reported(now, at),
        severity: Some(Severity::ALL[(at % 4) as usize]),
        state: Some(TicketState::InProgress),
        events: &events[at as usize],
    };
    let targets = Targets::default();
    let began = Instant::now();
    let dues = (0..TICKETS).filter_map(|at| nearest(&story(at), &targets, &hours, now)?.due);
    let known = dues.count();
    let all = began.elapsed();
    let began = Instant::now();
    let mut letters = 0;
    for at in 0..1_000 {
        let story = story(at);
        let clock = nearest(&story, &targets, &hours, now).unwrap();
        letters += clock.label().len() + clock.why(&hours, now).len();
        letters += segments(&clock, &story, &hours, now).len();
    }
    println!(
        "calendar laid out in {laid_out:?}; due of {TICKETS} tickets ({known} have one) in {all:?}; \
         1000 clocks with words and bar in {:?} ({letters} letters)",
        began.elapsed()
    );
}

/// Over three years, so that most answers are long ago.
fn reported(now: DateTime<Utc>, at: i64) -> DateTime<Utc> {
    now - Duration::minutes((at * 7_919) % (3 * 365 * 24 * 60))
}

fn events(now: DateTime<Utc>, at: i64) -> Vec<Event> {
    let reported = reported(now, at);
    let after = |minutes: i64, what| Event {
        at: reported + Duration::minutes(minutes),
        what,
    };
    let state = |from, to| Happened::State {
        from: Some(from),
        to: Some(to),
    };
    let said = Happened::Said {
        public: true,
        ours: true,
        automated: at % 5 == 0,
    };
    vec![
        after(30, state(TicketState::InProgress, TicketState::Pending)),
        after(200, state(TicketState::Pending, TicketState::Escalated)),
        after(300 + at % 500, said),
        after(9_000, state(TicketState::Escalated, TicketState::Resolved)),
    ]
}

fn working_time() -> WorkingTime {
    let line = |day| WorkingHours {
        day,
        from: "08:00".to_owned(),
        to: "17:00".to_owned(),
    };
    WorkingTime {
        zone: chrono_tz::Africa::Lagos,
        hours: (1..=5).map(line).collect(),
        holidays: Default::default(),
    }
}
