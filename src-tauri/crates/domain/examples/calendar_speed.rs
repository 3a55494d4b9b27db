//! How long a question takes against 100,000 windows; a figure for a person, not a test.
#![allow(clippy::unwrap_used, reason = "a tool may stop at the first surprise")]

use chrono::{DateTime, Duration, Utc};
use slipway_domain::calendar::index::IndexedCalendar;
use slipway_domain::calendar::question::{Calendar, Purpose, Question};
use slipway_domain::calendar::recurrence::Recurrence;
use slipway_domain::calendar::schedule::Schedule;
use slipway_domain::calendar::span::Span;
use slipway_domain::calendar::window::{Scope, Window, WindowKind};
use slipway_domain::calendar::working_time::WorkingTime;
use std::time::Instant;

const WINDOWS: usize = 100_000;
const YEARS: i64 = 20;

fn main() {
    for recurring in [0, 1_000, 20_000] {
        let began = Instant::now();
        let calendar = calendar(recurring);
        let made = began.elapsed();
        let began = Instant::now();
        let start = first() + Duration::days(YEARS * 365 / 2);
        let asked = Span::new(start, start + Duration::days(132));
        let indexed = IndexedCalendar::new(calendar, &asked);
        let built = began.elapsed();
        let mut times = Vec::new();
        for at in 0..200 {
            let asked = question(start + Duration::hours(at * 7));
            let began = Instant::now();
            let answer = indexed.ask(&asked);
            std::hint::black_box(answer);
            times.push(began.elapsed());
        }
        let began = Instant::now();
        let slots = indexed.next_slots(&question(start), 180, 5, 90, None);
        let slots_in = began.elapsed();
        times.sort();
        println!(
            "{WINDOWS} windows over {YEARS} years, {recurring} of them recurring without end: made {made:?}, \
             index {built:?}, ask median {:?} p95 {:?} max {:?}, {} slots {slots_in:?}",
            times[100],
            times[190],
            times[199],
            slots.slots.len(),
        );
    }
}

fn first() -> DateTime<Utc> {
    "2016-01-01T00:00:00Z".parse().unwrap()
}

fn calendar(recurring: usize) -> Calendar {
    let zone = chrono_tz::Africa::Lagos;
    let window = |at: usize| {
        let hours = (at as i64 * 7_919) % (YEARS * 365 * 24);
        let start = if at < recurring { hours % 8_760 } else { hours };
        let start = (first() + Duration::hours(start)).naive_utc();
        let rules = [
            "FREQ=WEEKLY",
            "FREQ=MONTHLY;BYDAY=3SA",
            "FREQ=DAILY;INTERVAL=9",
            "FREQ=YEARLY",
        ];
        let rule = Recurrence::parse(rules[at % rules.len()], start, zone);
        Window {
            id: at.to_string(),
            kind: if at.is_multiple_of(4) {
                WindowKind::Freeze
            } else {
                WindowKind::Maintenance
            },
            hard: true,
            reason: format!("window {at}"),
            owner: None,
            schedule: Schedule {
                recurrence: (at < recurring).then(|| rule.unwrap()),
                ..Schedule::once(start, zone, 240)
            },
            scope: Scope {
                environments: [format!("env-{}", at % 8)].into(),
                ..Scope::default()
            },
            allow_rollback: true,
            allow_overrun: false,
            lifted_at: None,
        }
    };
    Calendar {
        windows: (0..WINDOWS).map(window).collect(),
        halts: Vec::new(),
        bookings: Vec::new(),
        working_time: WorkingTime {
            zone,
            hours: Vec::new(),
            holidays: Default::default(),
        },
        links: Vec::new(),
    }
}

fn question(start: DateTime<Utc>) -> Question {
    Question {
        environment: "env-3".to_owned(),
        product: None,
        span: Span::of_minutes(start, 180),
        purpose: Purpose::Deploy,
        needed_minutes: None,
        people: Default::default(),
        ignoring: None,
        now: first(),
    }
}
