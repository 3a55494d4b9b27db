//! Moments and planned times in words, always with their zone.

use crate::error::{Error, Result};
use crate::shape::{Stamp, WallTime};
use chrono::{DateTime, Datelike, NaiveDateTime, Timelike, Utc};
use chrono_tz::Tz;
use slipway_domain::calendar::recurrence::YEARS;
use slipway_domain::calendar::zone::{Shift, parse_local, parse_zone, place, placed, words};

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

/// Reads a planned time as it comes in: a wall-clock time of the zone, or an RFC 3339 instant, which
/// is turned to the zone's wall clock. Seconds are none of a plan's: an instant's are cut off.
///
/// # Errors
/// `invalid` with the field `zone` for an unknown zone, and `start` for a text that is no time, or
/// one beyond the years that can be planned.
pub(crate) fn wall_in(time: &WallTime) -> Result<(NaiveDateTime, Tz)> {
    let zone = zone_in(&time.zone)?;
    let text = time.local.trim();
    let local = match DateTime::parse_from_rfc3339(text) {
        Ok(at) => Some(at.with_timezone(&zone).naive_local()),
        Err(_) => parse_local(text).filter(|local| local.second() == 0),
    };
    let local = local.and_then(|local| local.with_second(0)?.with_nanosecond(0));
    match local {
        Some(local) if YEARS.contains(&local.year()) => Ok((local, zone)),
        Some(_) => Err(Error::invalid(
            "start",
            format!("{} lies beyond what can be planned.", shown(text)),
            "Choose a year from 1970 to 2200.",
        )),
        None => Err(Error::invalid(
            "start",
            format!("{} is not a time on any clock.", shown(text)),
            "Write the day and the time, such as 2026-11-28T22:00.",
        )),
    }
}

/// Reads an IANA zone name.
///
/// # Errors
/// `invalid` with the field `zone` and the names nearest to what was written.
pub(crate) fn zone_in(name: &str) -> Result<Tz> {
    parse_zone(name).map_err(|unknown| {
        let hint = match unknown.near.as_slice() {
            [] => "Write an IANA name such as Africa/Lagos or Europe/London.".to_owned(),
            near => format!("Did you mean {}?", near.join(", ")),
        };
        let message = format!("There is no time zone {}.", shown(&unknown.name));
        Error::invalid("zone", message, hint)
    })
}

/// The instant of a planned time as tables keep it; None when it cannot be read.
pub(crate) fn placed_at(local: &str, zone: &str) -> Option<DateTime<Utc>> {
    Some(place(parse_local(local)?, zone.parse().ok()?).to_utc())
}

/// Refuses a wall-clock time that the zone's clock skips, and says when it would be instead. Only a
/// time that happens once is held to this; within a recurrence RFC 5545's rule places it.
///
/// # Errors
/// `invalid` with the given field.
pub(crate) fn on_the_clock(field: &str, local: NaiveDateTime, zone: Tz) -> Result<()> {
    let (at, shift) = placed(local, zone);
    if shift != Shift::Gap {
        return Ok(());
    }
    let message = format!(
        "{} does not exist in {zone}: the clock goes forward over it.",
        local.format("%H:%M on %a %-d %b %Y")
    );
    let hint = format!("The next time it could mean is {}.", words(&at));
    Err(Error::invalid(field, message, hint))
}

/// A planned time as tables keep it, `YYYY-MM-DDTHH:MM`.
pub(crate) fn local_text(local: NaiveDateTime) -> String {
    local.format("%Y-%m-%dT%H:%M").to_string()
}

/// What somebody wrote, in quotation marks, cut to what a line holds.
fn shown(text: &str) -> String {
    let cut: String = text.chars().filter(|c| !c.is_control()).take(40).collect();
    format!("“{cut}”")
}
