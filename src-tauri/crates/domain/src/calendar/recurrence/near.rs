//! Whether a rule may start in a few days: a quick no spares its expansion.

use super::rule::{Frequency, Rule};
use chrono::{Datelike, NaiveDate, Weekday};

/// Longer ranges are expanded without asking.
const FEW_DAYS: i64 = 14;

/// False only when no day from `first` to `last`, both included, can hold a start of the written-out
/// rule that counts from `start`. Week numbers, days of the year and positions are not looked at.
pub(super) fn may_start(rule: &Rule, start: NaiveDate, first: NaiveDate, last: NaiveDate) -> bool {
    (last - first).num_days() > FEW_DAYS
        || first
            .iter_days()
            .take_while(|day| *day <= last)
            .any(|day| may_hold(rule, start, day))
}

fn may_hold(rule: &Rule, start: NaiveDate, day: NaiveDate) -> bool {
    let last = i16::from(day.num_days_in_month());
    let date = day.day() as i16;
    let from_end = date - last - 1;
    let any = |list: &[i16], wanted: &[i16]| {
        list.is_empty() || list.iter().any(|one| wanted.contains(one))
    };
    any(&rule.months, &[day.month() as i16])
        && any(&rule.month_days, &[date, from_end])
        && in_period(rule, start, day)
        && (rule.days.is_empty() || rule.days.iter().any(|one| is_weekday(rule, *one, day)))
}

/// Whether the interval does not skip the day's period.
fn in_period(rule: &Rule, start: NaiveDate, day: NaiveDate) -> bool {
    let months = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month());
    let week = |day: NaiveDate| day.week(rule.week_start).checked_first_day().unwrap_or(day);
    let periods = match rule.frequency {
        Frequency::Yearly => i64::from(day.year()) - i64::from(start.year()),
        Frequency::Monthly => months(day) - months(start),
        Frequency::Weekly => (week(day) - week(start)).num_days() / 7,
        Frequency::Daily => (day - start).num_days(),
        Frequency::Hourly => return true,
    };
    periods % i64::from(rule.interval) == 0
}

fn is_weekday(rule: &Rule, (nth, weekday): (Option<i16>, Weekday), day: NaiveDate) -> bool {
    if day.weekday() != weekday {
        return false;
    }
    let of_month = rule.frequency == Frequency::Monthly || !rule.months.is_empty();
    let date = day.day() as i16;
    let last = i16::from(day.num_days_in_month());
    match nth.filter(|_| of_month) {
        None => true,
        Some(nth @ 1..) => (date - 1) / 7 + 1 == nth,
        Some(nth) => (last - date) / 7 + 1 == -nth,
    }
}
