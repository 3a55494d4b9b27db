//! Rules that each day answers for itself: most of them. Their starts are found by looking at the
//! days of a range, without walking there from the first and without laying out whole periods.

use super::rule::{Frequency, Rule};
use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime, NaiveTime, Weekday};

/// Longer ranges are expanded without asking.
const FEW_DAYS: i64 = 14;

/// Whether a day alone tells if it holds starts: no week of the year, day of the year or place in a
/// period is asked for, and no hour counts from another day's.
pub(super) fn tell(rule: &Rule) -> bool {
    let numbered_in_year = rule.frequency == Frequency::Yearly
        && rule.months.is_empty()
        && rule.days.iter().any(|(nth, _)| nth.is_some());
    rule.frequency != Frequency::Hourly
        && rule.weeks.is_empty()
        && rule.year_days.is_empty()
        && rule.positions.is_empty()
        && !numbered_in_year
}

/// The local starts from `from` on, in order, of a written-out rule that counts from `start` and
/// that days [`tell`].
pub(super) fn starts(
    rule: &Rule,
    start: NaiveDate,
    from: NaiveDateTime,
    to: NaiveDateTime,
) -> impl Iterator<Item = NaiveDateTime> {
    let times = times_of_day(rule);
    let first = from.date();
    // The day on which the range ends is looked at; who asked leaves out what lies behind the end.
    let days = (to.date() - first).num_days();
    (0..=days)
        .map(move |after| first + Duration::days(after))
        .filter(move |day| may_hold(rule, start, *day))
        .flat_map(move |day| {
            let times = times.clone().into_iter();
            times.map(move |time| day.and_time(time))
        })
        .filter(move |at| *at >= from)
}

fn times_of_day(rule: &Rule) -> Vec<NaiveTime> {
    let numbers = |list: &'_ [i16]| -> Vec<u32> {
        let numbers = list.iter();
        numbers
            .filter_map(|number| u32::try_from(*number).ok())
            .collect()
    };
    let (hours, minutes, seconds) = (
        numbers(&rule.hours),
        numbers(&rule.minutes),
        numbers(&rule.seconds),
    );
    let mut times = Vec::with_capacity(hours.len() * minutes.len() * seconds.len());
    for hour in &hours {
        for minute in &minutes {
            let of_minute = seconds
                .iter()
                .filter_map(|second| NaiveTime::from_hms_opt(*hour, *minute, *second));
            times.extend(of_minute);
        }
    }
    times
}

/// False only when no day from `first` to `last`, both included, can hold a start of the written-out
/// rule that counts from `start`. Week numbers, days of the year and positions are not looked at.
pub(super) fn may_start(rule: &Rule, start: NaiveDate, first: NaiveDate, last: NaiveDate) -> bool {
    (last - first).num_days() > FEW_DAYS
        || first
            .iter_days()
            .take_while(|day| *day <= last)
            .any(|day| may_hold(rule, start, day))
}

/// Whether a day may hold starts; for a rule that days [`tell`], whether it does.
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
