//! Dates, times and lengths as RFC 5545 writes them.

use crate::calendar::length;
use crate::calendar::zone::place;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use chrono_tz::Tz;
use std::collections::BTreeMap;

/// A DATE or DATE-TIME with the zone it hangs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) local: NaiveDateTime,
    /// None: floating, or a whole day.
    pub(super) zone: Option<Tz>,
    pub(super) whole_day: bool,
}

impl Moment {
    /// Its wall clock in another zone.
    pub(super) fn in_zone(self, zone: Tz) -> NaiveDateTime {
        match self.zone {
            Some(own) if own != zone => place(self.local, own).with_timezone(&zone).naive_local(),
            _ => self.local,
        }
    }
}

/// Reads `20261128`, `20261128T220000` or `20261128T210000Z`.
pub(super) fn moment(text: &str, zone: Option<Tz>) -> Option<Moment> {
    let text = text.trim();
    let (date, time) = match text.split_once(['T', 't']) {
        None => (text, None),
        Some((date, time)) => (date, Some(time)),
    };
    let digits =
        |text: &str, count| text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(date, 8) {
        return None;
    }
    let date = NaiveDate::parse_from_str(date, "%Y%m%d").ok()?;
    let Some(time) = time else {
        let local = date.and_time(NaiveTime::MIN);
        return Some(Moment {
            local,
            zone: None,
            whole_day: true,
        });
    };
    let utc = time.strip_suffix(['Z', 'z']);
    let clock = utc.unwrap_or(time);
    if !digits(clock, 6) {
        return None;
    }
    // A leap second is the last one before it.
    let clock = if clock.ends_with("60") {
        format!("{}59", &clock[..4])
    } else {
        clock.to_owned()
    };
    // A plan has no seconds: they are cut off.
    let time = NaiveTime::parse_from_str(&clock, "%H%M%S")
        .ok()?
        .with_second(0)?;
    let local = date.and_time(time);
    let zone = if utc.is_some() { Some(Tz::UTC) } else { zone };
    Some(Moment {
        local,
        zone,
        whole_day: false,
    })
}

/// Minutes of a DURATION; seconds only when there are none left over.
pub(super) fn minutes(text: &str) -> Option<u32> {
    let text = text.trim().trim_start_matches('+').to_ascii_uppercase();
    let without = ["00S", "0S"].iter().find_map(|tail| {
        let rest = text.strip_suffix(tail)?;
        rest.ends_with(['H', 'M', 'T'])
            .then(|| rest.trim_end_matches('T').to_owned())
    });
    length::parse(&without.unwrap_or(text)).ok()
}

/// The zone of a TZID: an IANA name, one behind a vendor's prefix, or what the file says beside it.
pub(super) fn zone(tzid: &str, named: &BTreeMap<String, Tz>) -> Option<Tz> {
    let tzid = tzid.trim();
    if let Ok(zone) = tzid.parse() {
        return Some(zone);
    }
    if let Some(zone) = named.get(tzid) {
        return Some(*zone);
    }
    let mut rest = tzid;
    while let Some((_, tail)) = rest.split_once('/') {
        if let Ok(zone) = tail.parse() {
            return Some(zone);
        }
        rest = tail;
    }
    None
}
