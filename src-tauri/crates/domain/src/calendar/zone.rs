//! Wall clock and zone: where a local time lies, and how a moment is written.

use crate::calendar::span::Span;
use chrono::{DateTime, Datelike, Duration, NaiveDateTime, Offset, TimeZone, Timelike, Utc};
use chrono_tz::{OffsetName, TZ_VARIANTS, Tz};
use serde::{Deserialize, Serialize};

/// The edition of the IANA time zone database that instants are derived with, such as `2025b`.
pub const TZDATA: &str = chrono_tz::IANA_TZDB_VERSION;

/// How a wall-clock time stands to the clock changes of its zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shift {
    /// The time exists once.
    None,
    /// The clock skips it; it is read with the offset before the gap, so it shows later.
    Gap,
    /// The clock shows it twice; the first is meant.
    Fold,
}

/// Places a wall-clock time in its zone by RFC 5545 §3.3.5: in a gap with the offset before it, in
/// a fold the first of the two.
pub fn place(naive: NaiveDateTime, zone: Tz) -> DateTime<Tz> {
    placed(naive, zone).0
}

/// [`place`], and whether the time lay in a gap or a fold.
pub fn placed(naive: NaiveDateTime, zone: Tz) -> (DateTime<Tz>, Shift) {
    let local = zone.from_local_datetime(&naive);
    if let Some(at) = local.earliest() {
        let shift = match local.single() {
            Some(_) => Shift::None,
            None => Shift::Fold,
        };
        return (at, shift);
    }
    // Some zones skipped a whole day when they crossed the date line.
    let before = (1..=48).find_map(|half_hours| {
        let earlier = naive.checked_sub_signed(Duration::minutes(30 * half_hours))?;
        zone.from_local_datetime(&earlier).latest()
    });
    let offset = before.map_or(0, |at| at.offset().fix().local_minus_utc());
    let utc = naive
        .checked_sub_signed(Duration::seconds(i64::from(offset)))
        .unwrap_or(naive);
    (zone.from_utc_datetime(&utc), Shift::Gap)
}

/// A moment as its zone shows it. The first and last days of chrono's years are no moments that
/// somebody means, and not every zone can show them; they are read as the nearest that all can.
pub(crate) fn local(at: DateTime<Utc>, zone: Tz) -> DateTime<Tz> {
    let day = Duration::days(2);
    let (first, last) = (
        DateTime::<Utc>::MIN_UTC + day,
        DateTime::<Utc>::MAX_UTC - day,
    );
    at.clamp(first, last).with_timezone(&zone)
}

/// A moment with its zone, such as `Tue 24 Nov 2026, 22:00 WAT (UTC+1)`.
pub fn words(at: &DateTime<Tz>) -> String {
    format!("{} {}, {} {}", day(at), at.year(), clock(at), suffix(at))
}

/// A time where its day is known from beside it, such as `22:00 WAT`.
pub fn clock_words(at: &DateTime<Tz>) -> String {
    format!("{} {}", clock(at), short_name(at))
}

/// A span in words, such as `Fri 27 Nov 2026, 22:00 – Sat 28 Nov, 02:00 WAT (UTC+1)`. The end's day
/// is said where it is another one, its year and its zone's name where they differ.
pub fn span_words(span: &Span, zone: Tz) -> String {
    let (start, end) = (
        span.start.with_timezone(&zone),
        span.end.with_timezone(&zone),
    );
    let (zone, end_zone) = (suffix(&start), suffix(&end));
    let tail = if start.date_naive() == end.date_naive() {
        clock(&end)
    } else if start.year() == end.year() {
        format!("{}, {}", day(&end), clock(&end))
    } else {
        format!("{} {}, {}", day(&end), end.year(), clock(&end))
    };
    let head = format!("{} {}, {}", day(&start), start.year(), clock(&start));
    match zone == end_zone {
        true => format!("{head} – {tail} {zone}"),
        false => format!("{head} {zone} – {tail} {end_zone}"),
    }
}

/// A span where the year and the offset are known from around it, such as
/// `Wed 25 Nov, 22:00 – 02:00 WAT`. The end's day is said where it is a day later or more.
pub fn short_span_words(span: &Span, zone: Tz) -> String {
    let (start, end) = (
        span.start.with_timezone(&zone),
        span.end.with_timezone(&zone),
    );
    let name = short_name(&end);
    let head = format!("{}, {}", day(&start), clock(&start));
    if end - start < Duration::hours(24) {
        return format!("{head} – {} {name}", clock(&end));
    }
    format!("{head} – {}, {} {name}", day(&end), clock(&end))
}

// Lists and views write thousands of times, so these go without a format that is read each time.

/// `Tue 24 Nov`.
pub(crate) fn day(at: &DateTime<Tz>) -> String {
    let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let month = months.get(at.month0() as usize).unwrap_or(&"");
    format!("{} {} {month}", at.weekday(), at.day())
}

/// `22:00`.
pub(crate) fn clock(at: &DateTime<Tz>) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// `WAT`; of a zone without a name of its own `UTC+5:45`.
pub(crate) fn short_name(at: &DateTime<Tz>) -> String {
    let suffix = suffix(at);
    suffix.split(" (").next().unwrap_or_default().to_owned()
}

/// `WAT (UTC+1)`; of a zone without a name of its own `UTC+5:45`.
pub(crate) fn suffix(at: &DateTime<Tz>) -> String {
    let minutes = at.offset().fix().local_minus_utc() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
    let offset = match (minutes, rest) {
        (0, _) => "UTC".to_owned(),
        (_, 0) => format!("UTC{sign}{hours}"),
        _ => format!("UTC{sign}{hours}:{rest:02}"),
    };
    let name = at.offset().abbreviation().unwrap_or("UTC");
    if name == "UTC" || name.starts_with(['+', '-']) {
        return offset;
    }
    format!("{name} ({offset})")
}

/// Reads `YYYY-MM-DDTHH:MM`, with or without `:SS`; None for anything else, an offset included.
pub fn parse_local(text: &str) -> Option<NaiveDateTime> {
    let format = match text.len() {
        16 => "%Y-%m-%dT%H:%M",
        19 => "%Y-%m-%dT%H:%M:%S",
        _ => return None,
    };
    if !text.starts_with(|c: char| c.is_ascii_digit()) || text.contains(char::is_whitespace) {
        return None;
    }
    NaiveDateTime::parse_from_str(text, format).ok()
}

/// A name that the IANA database does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no time zone is named \"{name}\"{}", hint(near))]
pub struct UnknownZone {
    /// The name as it was written, cut to 60 characters.
    pub name: String,
    /// Zones of a similar name, nearest first; at most five.
    pub near: Vec<&'static str>,
}

fn hint(near: &[&str]) -> String {
    if near.is_empty() {
        return "; write a name such as Africa/Lagos or Europe/London".to_owned();
    }
    format!("; did you mean {}?", near.join(", "))
}

/// Reads an IANA zone name, such as `Africa/Lagos`.
///
/// # Errors
/// [`UnknownZone`] with the names nearest to what was written.
pub fn parse_zone(text: &str) -> Result<Tz, UnknownZone> {
    text.trim().parse().map_err(|_| {
        let name: String = text.trim().chars().take(60).collect();
        let near = near_names(&name);
        UnknownZone { name, near }
    })
}

fn near_names(name: &str) -> Vec<&'static str> {
    let wanted = name.to_ascii_lowercase().replace(' ', "_");
    if wanted.len() < 3 {
        return Vec::new();
    }
    let mut scored: Vec<(usize, &'static str)> = TZ_VARIANTS
        .iter()
        .filter_map(|zone| Some((unlikeness(&wanted, zone.name())?, zone.name())))
        .collect();
    scored.sort_unstable();
    scored.truncate(5);
    scored.into_iter().map(|(_, name)| name).collect()
}

/// How unlike two names are; None when they are too far apart to be worth a hint.
fn unlikeness(wanted: &str, name: &str) -> Option<usize> {
    let name = name.to_ascii_lowercase();
    let city = name.rsplit('/').next().unwrap_or(&name);
    let wanted_city = wanted.rsplit('/').next().unwrap_or(wanted);
    if name == wanted {
        return Some(0);
    }
    let far = edits(wanted, &name).min(edits(wanted_city, city) + 1);
    (far <= 1 + wanted_city.len() / 4).then_some(far)
}

/// Levenshtein's distance, over bytes.
fn edits(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.bytes().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in other.bytes().enumerate() {
            let change = diagonal + usize::from(a != b);
            diagonal = row[j + 1];
            row[j + 1] = change.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[other.len()]
}
