//! RFC 5545 §3.3.10: the parts of a recurrence rule, read strictly and within bounds.

use super::RecurrenceError;
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc, Weekday};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// The parts that are known, as they are named in an error.
pub(super) const KNOWN: &str = "FREQ, INTERVAL, COUNT, UNTIL, WKST, BYMONTH, BYWEEKNO, BYYEARDAY, \
     BYMONTHDAY, BYDAY, BYHOUR, BYMINUTE, BYSECOND, BYSETPOS";

const LONGEST_TEXT: usize = 1_000;
const LONGEST_INTERVAL: i64 = 1_000;
const LARGEST_COUNT: i64 = 10_000;
/// A start every quarter of an hour.
const MOST_A_DAY: usize = 96;

/// How often a period of the rule comes, largest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Frequency {
    Yearly,
    Monthly,
    Weekly,
    Daily,
    Hourly,
}

/// What ends a rule, as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Never,
    Count(u32),
    Until(DateTime<Utc>),
}

/// A rule as written; an absent part is an empty list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rule {
    pub(super) frequency: Frequency,
    pub(super) interval: u16,
    pub(super) end: End,
    pub(super) week_start: Weekday,
    pub(super) months: Vec<i16>,
    pub(super) weeks: Vec<i16>,
    pub(super) year_days: Vec<i16>,
    pub(super) month_days: Vec<i16>,
    pub(super) days: Vec<(Option<i16>, Weekday)>,
    pub(super) hours: Vec<i16>,
    pub(super) minutes: Vec<i16>,
    pub(super) seconds: Vec<i16>,
    pub(super) positions: Vec<i16>,
}

/// What an UNTIL may look like; only the first has a meaning for a zoned start.
pub(super) enum Until {
    Utc(DateTime<Utc>),
    Local(NaiveDateTime),
    Date(NaiveDate),
}

type Parts<'a> = BTreeMap<&'a str, &'a str>;

impl Rule {
    /// Reads upper-case rule text; `until` says what to make of an UNTIL.
    pub(super) fn parse(
        text: &str,
        until: impl Fn(Until) -> Result<DateTime<Utc>, RecurrenceError>,
    ) -> Result<Rule, RecurrenceError> {
        let parts = parts(text)?;
        let frequency = frequency(&parts)?;
        let rule = Rule {
            frequency,
            interval: interval(&parts)?,
            end: end(&parts, until)?,
            week_start: match parts.get("WKST") {
                None => Weekday::Mon,
                Some(day) => weekday(day).ok_or_else(|| value("WKST", day, "MO to SU"))?,
            },
            months: numbers(&parts, "BYMONTH", 1..=12, false)?,
            weeks: numbers(&parts, "BYWEEKNO", 1..=53, true)?,
            year_days: numbers(&parts, "BYYEARDAY", 1..=366, true)?,
            month_days: numbers(&parts, "BYMONTHDAY", 1..=31, true)?,
            days: days(&parts)?,
            hours: numbers(&parts, "BYHOUR", 0..=23, false)?,
            minutes: numbers(&parts, "BYMINUTE", 0..=59, false)?,
            seconds: numbers(&parts, "BYSECOND", 0..=59, false)?,
            positions: numbers(&parts, "BYSETPOS", 1..=366, true)?,
        };
        rule.fits_together()?;
        Ok(rule)
    }

    /// Whether no part names days, so that they come from the start.
    pub(super) fn names_no_day(&self) -> bool {
        self.weeks.is_empty()
            && self.year_days.is_empty()
            && self.month_days.is_empty()
            && self.days.is_empty()
    }

    /// The table on page 44 of RFC 5545, and the bound on how dense a rule may be.
    fn fits_together(&self) -> Result<(), RecurrenceError> {
        use Frequency::{Daily, Monthly, Weekly, Yearly};
        let frequency = self.frequency;
        let numbered = self.days.iter().any(|(nth, _)| nth.is_some());
        let most = if frequency == Monthly { 5 } else { 53 };
        let refused = [
            (
                !self.weeks.is_empty() && frequency != Yearly,
                "BYWEEKNO goes with FREQ=YEARLY only",
            ),
            (
                !self.weeks.is_empty() && self.days.is_empty(),
                "BYWEEKNO needs BYDAY beside it",
            ),
            (
                !self.weeks.is_empty() && numbered,
                "BYWEEKNO goes with plain weekdays, such as BYDAY=MO",
            ),
            (
                !self.year_days.is_empty() && [Daily, Weekly, Monthly].contains(&frequency),
                "BYYEARDAY goes with FREQ=YEARLY or HOURLY only",
            ),
            (
                !self.month_days.is_empty() && frequency == Weekly,
                "BYMONTHDAY does not go with FREQ=WEEKLY",
            ),
            (
                numbered && ![Monthly, Yearly].contains(&frequency),
                "a number before a weekday goes with FREQ=MONTHLY or YEARLY only",
            ),
            (
                self.days
                    .iter()
                    .any(|(nth, _)| nth.is_some_and(|nth| nth.abs() > most)),
                "a month has no more than five of a weekday",
            ),
            (
                // What expands these rules does not count so far back.
                !super::days::tell(self)
                    && self
                        .days
                        .iter()
                        .any(|(nth, _)| nth.is_some_and(|nth| nth == -most)),
                "here weekdays are counted back to the fourth last of a month, the 52nd last of a year",
            ),
            (
                !self.positions.is_empty() && self.sets_nothing(),
                "BYSETPOS needs another BY part to choose from",
            ),
            (
                self.starts_a_day() > MOST_A_DAY,
                "a rule may start 96 times a day at most",
            ),
        ];
        match refused.iter().find(|(broken, _)| *broken) {
            Some((_, why)) => Err(RecurrenceError::Together(why)),
            None => Ok(()),
        }
    }

    fn sets_nothing(&self) -> bool {
        let lists = [&self.months, &self.hours, &self.minutes, &self.seconds];
        self.names_no_day() && lists.iter().all(|list| list.is_empty())
    }

    fn starts_a_day(&self) -> usize {
        let hours = match (self.hours.len(), self.frequency) {
            (0, Frequency::Hourly) => 24,
            (hours, _) => hours.max(1),
        };
        hours * self.minutes.len().max(1) * self.seconds.len().max(1)
    }
}

fn value(part: &'static str, value: &str, expected: &'static str) -> RecurrenceError {
    RecurrenceError::Value {
        part,
        value: value.chars().take(60).collect(),
        expected,
    }
}

fn parts(text: &str) -> Result<Parts<'_>, RecurrenceError> {
    if text.len() > LONGEST_TEXT {
        return Err(RecurrenceError::TooLong);
    }
    let mut parts = Parts::new();
    for part in text.split(';').filter(|part| !part.is_empty()) {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        let shown = || name.chars().take(60).collect();
        if !KNOWN.split(", ").any(|known| known.trim() == name) {
            return Err(RecurrenceError::Unknown(shown()));
        }
        if parts.insert(name, value).is_some() {
            return Err(RecurrenceError::Repeated(shown()));
        }
    }
    Ok(parts)
}

fn frequency(parts: &Parts<'_>) -> Result<Frequency, RecurrenceError> {
    match *parts.get("FREQ").ok_or(RecurrenceError::NoFrequency)? {
        "YEARLY" => Ok(Frequency::Yearly),
        "MONTHLY" => Ok(Frequency::Monthly),
        "WEEKLY" => Ok(Frequency::Weekly),
        "DAILY" => Ok(Frequency::Daily),
        "HOURLY" => Ok(Frequency::Hourly),
        "MINUTELY" | "SECONDLY" => Err(RecurrenceError::TooFine),
        other => Err(value(
            "FREQ",
            other,
            "YEARLY, MONTHLY, WEEKLY, DAILY or HOURLY",
        )),
    }
}

fn interval(parts: &Parts<'_>) -> Result<u16, RecurrenceError> {
    let Some(text) = parts.get("INTERVAL") else {
        return Ok(1);
    };
    number(text, 1..=LONGEST_INTERVAL)
        .and_then(|number| u16::try_from(number).ok())
        .ok_or_else(|| value("INTERVAL", text, "1 to 1000"))
}

fn end(
    parts: &Parts<'_>,
    until: impl Fn(Until) -> Result<DateTime<Utc>, RecurrenceError>,
) -> Result<End, RecurrenceError> {
    match (parts.get("COUNT"), parts.get("UNTIL")) {
        (None, None) => Ok(End::Never),
        (Some(_), Some(_)) => Err(RecurrenceError::Together(
            "COUNT and UNTIL exclude each other: keep one",
        )),
        (Some(text), None) => number(text, 1..=LARGEST_COUNT)
            .and_then(|count| u32::try_from(count).ok())
            .map(End::Count)
            .ok_or_else(|| value("COUNT", text, "1 to 10000")),
        (None, Some(text)) => {
            let read = read_until(text)
                .ok_or_else(|| value("UNTIL", text, "a time in UTC, such as 20261231T225959Z"))?;
            until(read).map(End::Until)
        }
    }
}

fn read_until(text: &str) -> Option<Until> {
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (date, time) = match text.split_once('T') {
        None => (text, None),
        Some((date, time)) => (date, Some(time)),
    };
    if date.len() != 8 || !all_digits(date) {
        return None;
    }
    let date = NaiveDate::parse_from_str(date, "%Y%m%d").ok()?;
    let Some(time) = time else {
        return Some(Until::Date(date));
    };
    let utc = time.strip_suffix('Z');
    let time = utc.unwrap_or(time);
    if time.len() != 6 || !all_digits(time) {
        return None;
    }
    let at = date.and_time(NaiveTime::parse_from_str(time, "%H%M%S").ok()?);
    Some(match utc {
        Some(_) => Until::Utc(at.and_utc()),
        None => Until::Local(at),
    })
}

fn days(parts: &Parts<'_>) -> Result<Vec<(Option<i16>, Weekday)>, RecurrenceError> {
    let Some(text) = parts.get("BYDAY") else {
        return Ok(Vec::new());
    };
    let expected = "weekdays such as MO, 3SA or -1FR";
    let mut days = Vec::new();
    for item in text.split(',') {
        let split = item
            .len()
            .checked_sub(2)
            .filter(|at| item.is_char_boundary(*at));
        let read = split.map(|at| item.split_at(at)).and_then(|(nth, day)| {
            let day = weekday(day)?;
            match nth {
                "" => Some((None, day)),
                nth => Some((Some(signed(nth, 1..=53)?), day)),
            }
        });
        let day = read.ok_or_else(|| value("BYDAY", item, expected))?;
        if !days.contains(&day) {
            days.push(day);
        }
    }
    Ok(days)
}

fn weekday(text: &str) -> Option<Weekday> {
    let names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let at = names.iter().position(|name| *name == text)?;
    Weekday::try_from(u8::try_from(at).ok()?).ok()
}

fn numbers(
    parts: &Parts<'_>,
    part: &'static str,
    range: RangeInclusive<i64>,
    from_the_end: bool,
) -> Result<Vec<i16>, RecurrenceError> {
    let Some(text) = parts.get(part) else {
        return Ok(Vec::new());
    };
    let expected = expected(part);
    let mut list = Vec::new();
    for item in text.split(',') {
        let read = match from_the_end {
            true => signed(item, range.clone()),
            false => number(item, range.clone()).and_then(|number| i16::try_from(number).ok()),
        };
        list.push(read.ok_or_else(|| value(part, item, expected))?);
    }
    list.sort_unstable();
    list.dedup();
    Ok(list)
}

fn expected(part: &str) -> &'static str {
    match part {
        "BYMONTH" => "1 to 12",
        "BYWEEKNO" => "1 to 53, or -53 to -1 from the end",
        "BYMONTHDAY" => "1 to 31, or -31 to -1 from the end",
        "BYHOUR" => "0 to 23",
        "BYMINUTE" | "BYSECOND" => "0 to 59",
        _ => "1 to 366, or -366 to -1 from the end",
    }
}

/// A number whose size lies in `range`, with its sign.
fn signed(text: &str, range: RangeInclusive<i64>) -> Option<i16> {
    let (sign, digits) = match text.as_bytes().first()? {
        b'-' => (-1, &text[1..]),
        b'+' => (1, &text[1..]),
        _ => (1, text),
    };
    i16::try_from(sign * number(digits, range)?).ok()
}

fn number(text: &str, range: RangeInclusive<i64>) -> Option<i64> {
    if text.is_empty() || text.len() > 6 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    text.parse().ok().filter(|number| range.contains(number))
}
