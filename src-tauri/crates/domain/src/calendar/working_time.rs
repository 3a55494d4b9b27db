//! Working days of a hub, and the lead times counted in them.

use crate::calendar::zone::{local, place};
use crate::settings::WorkingHours;
use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How far a search for working days goes before it gives up: ten years.
const FARTHEST: u64 = 3_660;

/// When the hub works, in its own zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkingTime {
    /// The zone of its days and hours.
    pub zone: Tz,
    /// Hours by weekday; a weekday without any is no working day.
    pub hours: Vec<WorkingHours>,
    /// Days off, with their names.
    pub holidays: BTreeMap<NaiveDate, String>,
}

impl WorkingTime {
    /// Whether the hub works on a day: its weekday has hours, and it is no holiday.
    pub fn is_working_day(&self, day: NaiveDate) -> bool {
        let weekday = day.weekday().number_from_monday();
        let has_hours = self
            .hours
            .iter()
            .any(|hours| u32::from(hours.day) == weekday);
        has_hours && !self.holidays.contains_key(&day)
    }

    /// How many whole working days lie between two moments: working days, counted from midnight to
    /// midnight in the hub's zone, that begin at or after `from` and end at or before `to`. From
    /// Monday 10:00 to Friday 10:00 these are three.
    pub fn working_days_between(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> u32 {
        let mut days = 0;
        let mut day = self.date(from);
        let last = self.date(to);
        while day <= last && day != NaiveDate::MAX {
            let next = after(day);
            if self.midnight(day) >= from && self.midnight(next) <= to && self.is_working_day(day) {
                days += 1;
            }
            day = next;
        }
        days
    }

    /// The latest moment by which something must have happened to leave `working_days` whole working
    /// days before `target`: the midnight at which the first of them begins; `target` itself for
    /// none. A hub without working days is answered with ten years before.
    pub fn latest_for(&self, target: DateTime<Utc>, working_days: u32) -> DateTime<Utc> {
        let mut left = working_days;
        let mut day = self.date(target);
        let mut at = target;
        for _ in 0..FARTHEST {
            if left == 0 {
                break;
            }
            let next = day;
            day = before(day);
            if self.midnight(next) <= target && self.is_working_day(day) {
                left -= 1;
            }
            at = self.midnight(day);
        }
        at
    }

    /// The earliest moment with `working_days` whole working days between `from` and it: the
    /// midnight at which the last of them ends; `from` itself for none. A hub without working days
    /// is answered with ten years after.
    pub fn add_working_days(&self, from: DateTime<Utc>, working_days: u32) -> DateTime<Utc> {
        let mut left = working_days;
        let mut day = self.date(from);
        let mut at = from;
        for _ in 0..FARTHEST {
            if left == 0 {
                break;
            }
            if self.midnight(day) >= from && self.is_working_day(day) {
                left -= 1;
            }
            day = after(day);
            at = self.midnight(day);
        }
        at
    }

    /// The day it is in the hub's zone.
    pub fn date(&self, at: DateTime<Utc>) -> NaiveDate {
        local(at, self.zone).date_naive()
    }

    /// When a day begins in the hub's zone.
    pub fn midnight(&self, day: NaiveDate) -> DateTime<Utc> {
        place(day.and_time(NaiveTime::MIN), self.zone).to_utc()
    }
}

fn after(day: NaiveDate) -> NaiveDate {
    day.checked_add_days(Days::new(1)).unwrap_or(day)
}

fn before(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(1)).unwrap_or(day)
}
