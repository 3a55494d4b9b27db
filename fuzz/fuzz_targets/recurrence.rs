//! A rule, parted from its start and zone by line breaks: never a panic, never an endless loop; what
//! it gives is in order, in range, and not beyond its envelope.
#![no_main]

use chrono::{DateTime, Duration};
use libfuzzer_sys::fuzz_target;
use slipway_domain::calendar::recurrence::Recurrence;
use slipway_domain::calendar::schedule::Schedule;
use slipway_domain::calendar::zone::{parse_local, parse_zone};

fuzz_target!(|text: &str| {
    let mut lines = text.split('\n');
    let rule = lines.next().unwrap_or("");
    let start = lines.next().and_then(parse_local);
    let start = start.or_else(|| parse_local("2026-03-29T02:30")).expect("a local time");
    let zone = lines.next().and_then(|name| parse_zone(name).ok());
    let zone = zone.unwrap_or(chrono_tz::Europe::Paris);
    let Ok(rule) = Recurrence::parse(rule, start, zone) else {
        return;
    };
    assert!(!rule.words().is_empty());
    let schedule = Schedule {
        recurrence: Some(rule),
        ..Schedule::once(start, zone, 90)
    };
    assert_eq!(schedule.check(), Ok(()));
    let (first, last) = schedule.envelope();
    let from = first + Duration::days(30);
    let to = from + Duration::days(60);
    let found = schedule.occurrences(from, to).expect("96 a day at most");
    assert!(found.windows(2).all(|pair| pair[0].start < pair[1].start));
    for one in &found {
        assert!(one.start < to && one.end > from);
        assert!(one.start >= first && last.is_none_or(|last| one.end <= last));
    }
    let next = schedule.next_after(DateTime::UNIX_EPOCH - Duration::days(1));
    assert_eq!(next.map(|next| next.start), Some(first));
});
