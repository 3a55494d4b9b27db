//! VTIMEZONE of an IANA zone: each change of its clock in a range, as it really was or will be.

use super::line::put;
use chrono::{DateTime, Duration, NaiveDateTime, Offset, TimeZone, Utc};
use chrono_tz::{OffsetComponents, OffsetName, Tz};

/// Appends the VTIMEZONE of `zone`, right for every moment from `from` to `to`.
pub fn put_zone(out: &mut String, zone: Tz, from: DateTime<Utc>, to: DateTime<Utc>) {
    put(out, "BEGIN:VTIMEZONE");
    put(out, &format!("TZID:{}", zone.name()));
    let before = offset(zone, from);
    observance(out, zone, from, (before, before), "19700101T000000");
    for at in changes(zone, from, to) {
        let was = offset(zone, at - Duration::seconds(1));
        // RFC 5545 §3.6.5: the onset is the wall clock of the offset that ends.
        let onset = at.naive_utc() + Duration::seconds(i64::from(was));
        observance(out, zone, at, (was, offset(zone, at)), &local(onset));
    }
    put(out, "END:VTIMEZONE");
}

/// `YYYYMMDDTHHMMSS`.
pub fn local(at: NaiveDateTime) -> String {
    at.format("%Y%m%dT%H%M%S").to_string()
}

fn observance(out: &mut String, zone: Tz, at: DateTime<Utc>, (from, to): (i32, i32), onset: &str) {
    let there = zone.from_utc_datetime(&at.naive_utc());
    let kind = match there.offset().dst_offset().is_zero() {
        true => "STANDARD",
        false => "DAYLIGHT",
    };
    put(out, &format!("BEGIN:{kind}"));
    put(out, &format!("DTSTART:{onset}"));
    put(out, &format!("TZOFFSETFROM:{}", written(from)));
    put(out, &format!("TZOFFSETTO:{}", written(to)));
    if let Some(name) = there.offset().abbreviation() {
        put(out, &format!("TZNAME:{name}"));
    }
    put(out, &format!("END:{kind}"));
}

/// Moments in `(from, to]` at which the offset or its name changes. No zone does so twice in a day.
fn changes(zone: Tz, from: DateTime<Utc>, to: DateTime<Utc>) -> Vec<DateTime<Utc>> {
    let mut found = Vec::new();
    let mut low = from;
    while low < to {
        let high = (low + Duration::days(1)).min(to);
        if mark(zone, low) != mark(zone, high) {
            found.push(first_of(zone, low, high));
        }
        low = high;
    }
    found
}

fn first_of(zone: Tz, mut low: DateTime<Utc>, mut high: DateTime<Utc>) -> DateTime<Utc> {
    let before = mark(zone, low);
    while (high - low).num_seconds() > 1 {
        let middle = low + Duration::seconds((high - low).num_seconds() / 2);
        match mark(zone, middle) == before {
            true => low = middle,
            false => high = middle,
        }
    }
    high
}

fn mark(zone: Tz, at: DateTime<Utc>) -> (i32, bool) {
    let there = zone.from_utc_datetime(&at.naive_utc());
    let offset = there.offset();
    (
        offset.fix().local_minus_utc(),
        offset.dst_offset().is_zero(),
    )
}

fn offset(zone: Tz, at: DateTime<Utc>) -> i32 {
    mark(zone, at).0
}

/// `+0100`, with seconds only where there are some.
fn written(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let (hours, minutes, rest) = (
        seconds.abs() / 3600,
        seconds.abs() / 60 % 60,
        seconds.abs() % 60,
    );
    match rest {
        0 => format!("{sign}{hours:02}{minutes:02}"),
        _ => format!("{sign}{hours:02}{minutes:02}{rest:02}"),
    }
}
