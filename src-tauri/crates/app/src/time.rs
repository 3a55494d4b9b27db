//! Moments and planned times in words, always with their zone.

use crate::shape::{Stamp, WallTime};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use slipway_domain::calendar::zone::{parse_local, place, words};

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
    let label = words(&place(parse_local(local)?, tz));
    Some(WallTime {
        local: local.to_owned(),
        zone: zone.to_owned(),
        label,
    })
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
