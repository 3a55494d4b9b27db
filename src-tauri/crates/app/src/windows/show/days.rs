//! Days of a zone with their instants, so that a day of 23 hours is drawn as one.

use super::after_day;
use super::words::{instant, weekday};
use crate::windows::expand::midnight;
use crate::windows::{CalendarDay, Tick};
use chrono::{Datelike, NaiveDate};
use chrono_tz::Tz;
use slipway_domain::calendar::working_time::WorkingTime;
use slipway_domain::calendar::zone::place;

/// The days from `first` to `last`, inclusive. Whether the hub works is said of its own days; a day
/// of another zone of the same date is close enough for shading.
pub(super) fn days(
    time: &WorkingTime,
    zone: Tz,
    first: NaiveDate,
    last: NaiveDate,
) -> Vec<CalendarDay> {
    let mut days = Vec::new();
    let mut day = first;
    while day <= last {
        let next = after_day(day);
        days.push(CalendarDay {
            date: day.to_string(),
            label: format!("{} {}", weekday(day.weekday()), day.day()),
            start: instant(midnight(day, zone)),
            end: instant(midnight(next, zone)),
            ticks: [6, 12, 18]
                .into_iter()
                .filter_map(|hour| tick(day, hour, zone))
                .collect(),
            working: time.is_working_day(day),
            holiday: time.holidays.get(&day).cloned(),
        });
        if next == day {
            break;
        }
        day = next;
    }
    days
}

fn tick(day: NaiveDate, hour: u32, zone: Tz) -> Option<Tick> {
    let local = day.and_hms_opt(hour, 0, 0)?;
    Some(Tick {
        at: instant(place(local, zone).to_utc()),
        label: format!("{hour:02}"),
    })
}
