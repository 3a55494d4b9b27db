//! The local starts of a rule in a range, found without walking there from the start.

use super::days;
use super::rule::{Frequency, Rule};
use super::{Recurrence, RecurrenceError};
use crate::calendar::zone::place;
use chrono::{
    DateTime, Datelike, Duration, Month, Months, NaiveDate, NaiveDateTime, NaiveTime, Timelike,
    Utc, Weekday,
};
use rrule::{NWeekday, RRule, Tz, Unvalidated};

/// First instant of wall clocks that cannot be planned any more.
pub(super) fn horizon() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(*super::YEARS.end() + 1, 1, 1)
        .map_or(NaiveDateTime::MAX, |day| day.and_time(NaiveTime::MIN))
}

/// The rule with everything written out that would otherwise come from the start: so it can be
/// started in any of its periods.
pub(super) fn written_out(rule: &Rule, start: NaiveDateTime) -> Rule {
    let mut rule = rule.clone();
    if rule.names_no_day() {
        let day = start.day() as i16;
        match rule.frequency {
            Frequency::Yearly if rule.months.is_empty() => {
                rule.months.push(start.month() as i16);
                rule.month_days.push(day);
            }
            Frequency::Yearly | Frequency::Monthly => rule.month_days.push(day),
            Frequency::Weekly => rule.days.push((None, start.weekday())),
            Frequency::Daily | Frequency::Hourly => {}
        }
    }
    if rule.frequency < Frequency::Hourly && rule.hours.is_empty() {
        rule.hours.push(start.hour() as i16);
    }
    if rule.minutes.is_empty() {
        rule.minutes.push(start.minute() as i16);
    }
    if rule.seconds.is_empty() {
        rule.seconds.push(start.second() as i16);
    }
    rule
}

/// The written-out rule for the crate, without its end.
pub(super) fn engine(rule: &Rule) -> RRule<Unvalidated> {
    let months: Vec<Month> = bytes(&rule.months)
        .into_iter()
        .filter_map(|month| Month::try_from(month).ok())
        .collect();
    RRule::new(match rule.frequency {
        Frequency::Yearly => rrule::Frequency::Yearly,
        Frequency::Monthly => rrule::Frequency::Monthly,
        Frequency::Weekly => rrule::Frequency::Weekly,
        Frequency::Daily => rrule::Frequency::Daily,
        Frequency::Hourly => rrule::Frequency::Hourly,
    })
    .interval(rule.interval)
    .week_start(rule.week_start)
    .by_month(&months)
    .by_week_no(rule.weeks.iter().map(|week| *week as i8).collect())
    .by_year_day(rule.year_days.clone())
    .by_month_day(rule.month_days.iter().map(|day| *day as i8).collect())
    .by_weekday(weekdays(rule))
    .by_hour(bytes(&rule.hours))
    .by_minute(bytes(&rule.minutes))
    .by_second(bytes(&rule.seconds))
    .by_set_pos(rule.positions.iter().map(|at| i32::from(*at)).collect())
}

fn bytes(numbers: &[i16]) -> Vec<u8> {
    numbers.iter().map(|number| *number as u8).collect()
}

/// The crate takes plain and numbered weekdays together as both-at-once, where RFC 5545 means
/// either: beside a numbered one a plain one is written out as each of its numbers.
fn weekdays(rule: &Rule) -> Vec<NWeekday> {
    let numbered = rule.days.iter().any(|(nth, _)| nth.is_some());
    let in_months = rule.frequency == Frequency::Monthly || !rule.months.is_empty();
    let most = if in_months { 5 } else { 53 };
    let one = |(nth, day): &(Option<i16>, Weekday)| match (nth, numbered) {
        (Some(nth), _) => vec![NWeekday::Nth(*nth, *day)],
        (None, false) => vec![NWeekday::Every(*day)],
        (None, true) => (1..=most).map(|nth| NWeekday::Nth(nth, *day)).collect(),
    };
    rule.days.iter().flat_map(one).collect()
}

impl Recurrence {
    /// Refuses what the crate refuses, so that no rule is silently empty.
    pub(super) fn expands(&self) -> Result<(), RecurrenceError> {
        let Some(engine) = &self.engine else {
            return Ok(());
        };
        let start = self.start.and_utc().with_timezone(&Tz::UTC);
        let built = engine.clone().build(start);
        built
            .map(|_| ())
            .map_err(|error| RecurrenceError::Unexpandable(error.to_string()))
    }

    /// Local starts in `[from, to)`, in the order of the wall clock, at most `limit`.
    pub(crate) fn local_starts(
        &self,
        from: NaiveDateTime,
        to: NaiveDateTime,
        limit: usize,
    ) -> Vec<NaiveDateTime> {
        let from = from.max(self.start);
        let to = to.min(horizon());
        if from >= to || self.last.is_some_and(|last| last < from) {
            return Vec::new();
        }
        let start = self.start.date();
        match &self.engine {
            None => self.ended(days::starts(&self.rule, start, from, to), to, limit),
            Some(_) if !days::may_start(&self.rule, start, from.date(), to.date()) => Vec::new(),
            Some(engine) => {
                let period: DateTime<Tz> = self.period_of(from).and_utc().with_timezone(&Tz::UTC);
                let Ok(set) = engine.clone().build(period) else {
                    return Vec::new();
                };
                let starts = set.limit().into_iter().map(|at| at.naive_utc());
                self.ended(starts.skip_while(|at| *at < from), to, limit)
            }
        }
    }

    /// Starts before `to` and before the rule's own end, at most `limit`.
    fn ended(
        &self,
        starts: impl Iterator<Item = NaiveDateTime>,
        to: NaiveDateTime,
        limit: usize,
    ) -> Vec<NaiveDateTime> {
        starts
            .take_while(|at| *at < to && self.may_go_on_at(*at))
            .filter(|at| {
                self.until
                    .is_none_or(|until| place(*at, self.zone) <= until)
            })
            .take(limit)
            .collect()
    }

    /// Whether a start at `at` may still come before the end. Around a clock change a later time on
    /// the wall may be an earlier instant, so UNTIL is compared by instants afterwards.
    fn may_go_on_at(&self, at: NaiveDateTime) -> bool {
        let latest = |until: DateTime<Utc>| until.naive_utc() + Duration::days(2);
        self.last.is_none_or(|last| at <= last) && self.until.is_none_or(|until| at < latest(until))
    }

    /// First wall-clock instant of the rule's period that holds `at`, or of the last period before
    /// that the interval does not skip. Starting at a period's beginning gives BYSETPOS whole sets.
    fn period_of(&self, at: NaiveDateTime) -> NaiveDateTime {
        let interval = i64::from(self.rule.interval);
        let whole = |periods: i64| periods.div_euclid(interval) * interval;
        let start = self.start;
        let date = start.date();
        let days = (at.date() - date).num_days();
        let midnight =
            |date: Option<NaiveDate>| date.unwrap_or(start.date()).and_time(NaiveTime::MIN);
        match self.rule.frequency {
            Frequency::Yearly => {
                let years = whole(i64::from(at.year()) - i64::from(date.year()));
                midnight(NaiveDate::from_ymd_opt(date.year() + years as i32, 1, 1))
            }
            Frequency::Monthly => {
                let years = i64::from(at.year()) - i64::from(date.year());
                let months = whole(years * 12 + i64::from(at.month()) - i64::from(date.month()));
                let first = date.with_day(1).unwrap_or(date);
                midnight(first.checked_add_months(Months::new(months as u32)))
            }
            Frequency::Weekly => {
                let week = date.week(self.rule.week_start).checked_first_day();
                let week = week.unwrap_or(date);
                let weeks = whole((at.date() - week).num_days().div_euclid(7));
                midnight(week.checked_add_signed(Duration::weeks(weeks)))
            }
            Frequency::Daily => midnight(date.checked_add_signed(Duration::days(whole(days)))),
            Frequency::Hourly => {
                let first = date.and_hms_opt(start.hour(), 0, 0).unwrap_or(start);
                let hours = whole((at - first).num_hours());
                first
                    .checked_add_signed(Duration::hours(hours))
                    .unwrap_or(first)
            }
        }
    }
}

/// First instant after all that can be planned.
pub(crate) fn end_of_planning() -> DateTime<Utc> {
    horizon().and_utc()
}

/// An instant, brought into what can be planned.
pub(crate) fn planned(at: DateTime<Utc>) -> DateTime<Utc> {
    at.clamp(DateTime::UNIX_EPOCH - Duration::days(3), end_of_planning())
}
