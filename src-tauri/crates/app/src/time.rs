//! Moments and planned times in words, always with their zone.

use crate::shape::{Stamp, WallTime};
use chrono::{DateTime, Duration, NaiveDateTime, Offset, TimeZone, Utc};
use chrono_tz::{OffsetName, Tz};

const LOCAL: &str = "%Y-%m-%dT%H:%M";

/// A stored moment with its words in the hub's zone; what cannot be read is shown as it is.
pub(crate) fn stamp(rfc3339: &str, zone: Tz) -> Stamp {
    let label = DateTime::parse_from_rfc3339(rfc3339)
        .map_or_else(|_| rfc3339.to_owned(), |at| words(&at.with_timezone(&zone)));
    Stamp {
        at: rfc3339.to_owned(),
        label,
    }
}

/// A planned time with its words; None when the text is no wall-clock time or the zone is not known.
pub(crate) fn wall(local: &str, zone: &str) -> Option<WallTime> {
    let tz: Tz = zone.parse().ok()?;
    let naive = NaiveDateTime::parse_from_str(local, LOCAL).ok()?;
    let label = words(&place(naive, tz));
    Some(WallTime {
        local: local.to_owned(),
        zone: zone.to_owned(),
        label,
    })
}

/// Places a wall-clock time in its zone by RFC 5545: in a gap with the offset before it, in a fold
/// the first of the two.
pub(crate) fn place(naive: NaiveDateTime, zone: Tz) -> DateTime<Tz> {
    if let Some(at) = zone.from_local_datetime(&naive).earliest() {
        return at;
    }
    let before = (1..=24).find_map(|hours| {
        zone.from_local_datetime(&(naive - Duration::hours(hours)))
            .latest()
    });
    let offset = before.map_or(0, |at| at.offset().fix().local_minus_utc());
    let utc = naive - Duration::seconds(i64::from(offset));
    zone.from_utc_datetime(&utc)
}

/// Such as `Mon 23 Nov 2026, 16:42 WAT (UTC+1)`.
fn words(at: &DateTime<Tz>) -> String {
    let minutes = at.offset().fix().local_minus_utc() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
    let offset = match (minutes, rest) {
        (0, _) => "UTC".to_owned(),
        (_, 0) => format!("UTC{sign}{hours}"),
        _ => format!("UTC{sign}{hours}:{rest:02}"),
    };
    let name = at.offset().abbreviation().unwrap_or("UTC");
    let clock = at.format("%a %-d %b %Y, %H:%M");
    if name == "UTC" || name.starts_with(['+', '-']) {
        return format!("{clock} {offset}");
    }
    format!("{clock} {name} ({offset})")
}

/// A day in words, such as `Wed 25 Nov 2026`; what is no day is shown as it is.
pub(crate) fn day_words(day: &str) -> String {
    chrono::NaiveDate::parse_from_str(day, "%Y-%m-%d").map_or_else(
        |_| day.to_owned(),
        |day| day.format("%a %-d %b %Y").to_string(),
    )
}

/// Now, in a zone.
pub(crate) fn in_zone(now: DateTime<Utc>, zone: Tz) -> DateTime<Tz> {
    now.with_timezone(&zone)
}
