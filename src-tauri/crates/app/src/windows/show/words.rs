//! Times in a view: written ten thousand at once, so without a format that is read each time.

use chrono::{DateTime, Datelike, NaiveDateTime, Timelike, Utc, Weekday};
use chrono_tz::Tz;
use slipway_domain::calendar::span::Span;
use std::fmt::Write;

/// RFC 3339 in UTC, to the second.
pub(super) fn instant(at: DateTime<Utc>) -> String {
    let at = at.naive_utc();
    let mut out = String::with_capacity(20);
    // Writing to a string cannot fail.
    let _ = write!(out, "{:04}-{:02}-{:02}T", at.year(), at.month(), at.day());
    two(&mut out, at.hour());
    out.push(':');
    two(&mut out, at.minute());
    out.push(':');
    two(&mut out, at.second());
    out.push('Z');
    out
}

/// Such as `Sat 22:00 – 02:00`; longer than a day `Thu 08:00 – Fri 17:00`.
pub(super) fn hours(span: &Span, zone: Tz) -> String {
    let start = span.start.with_timezone(&zone).naive_local();
    let end = span.end.with_timezone(&zone).naive_local();
    let mut out = String::with_capacity(28);
    out.push_str(weekday(start.weekday()));
    out.push(' ');
    clock(&mut out, start);
    out.push_str(" – ");
    if end - start > chrono::Duration::days(1) {
        out.push_str(weekday(end.weekday()));
        out.push(' ');
    }
    clock(&mut out, end);
    out
}

/// Such as `22:00`.
pub(super) fn clock(out: &mut String, at: NaiveDateTime) {
    two(out, at.hour());
    out.push(':');
    two(out, at.minute());
}

fn two(out: &mut String, number: u32) {
    let digit = |number: u32| char::from_digit(number % 10, 10).unwrap_or('0');
    out.push(digit(number / 10));
    out.push(digit(number));
}

/// Such as `Mon`.
pub(super) fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Mon",
        Weekday::Tue => "Tue",
        Weekday::Wed => "Wed",
        Weekday::Thu => "Thu",
        Weekday::Fri => "Fri",
        Weekday::Sat => "Sat",
        Weekday::Sun => "Sun",
    }
}
