//! The hub's working hours as one line of time, on which a stretch is measured by two searches.

use crate::calendar::span::{Span, merge};
use crate::calendar::working_time::WorkingTime;
use crate::calendar::zone::place;
use chrono::{DateTime, Datelike, Days, Duration, NaiveDate, NaiveTime, Utc};

/// How far ahead a moment is looked for before it counts as not known: twelve years.
const FARTHEST: i64 = 12 * 366;
/// The longest stretch that is measured: forty years.
const LONGEST: i64 = 40 * 366;

/// Working hours laid out between two days; asked for other days, it lays out more.
#[derive(Clone, Debug)]
pub struct Hours {
    time: WorkingTime,
    /// The first and the last day laid out.
    days: (NaiveDate, NaiveDate),
    /// In order, apart from each other.
    spans: Vec<Span>,
    /// The working time before each of them.
    before: Vec<Duration>,
}

impl Hours {
    /// The hours between two moments, laid out once for all who ask.
    pub fn new(time: &WorkingTime, from: DateTime<Utc>, to: DateTime<Utc>) -> Hours {
        let step = Days::new(1);
        let (first, last) = (time.date(from), time.date(to.max(from)));
        let first = first.checked_sub_days(step).unwrap_or(first);
        let last = last.checked_add_days(step).unwrap_or(last);
        let daily = read(time);
        let mut spans = Vec::new();
        let mut day = first;
        while day <= last && !daily.is_empty() {
            if !time.holidays.contains_key(&day) {
                let weekday = day.weekday().number_from_monday();
                let today = daily
                    .iter()
                    .filter(|(known, _, _)| u32::from(*known) == weekday);
                spans.extend(today.map(|(_, from, to)| {
                    let begin = place(day.and_time(*from), time.zone).to_utc();
                    Span::new(begin, place(day.and_time(*to), time.zone).to_utc())
                }));
            }
            let Some(next) = day.checked_add_days(step) else {
                break;
            };
            day = next;
        }
        let spans = merge(spans);
        let mut sum = Duration::zero();
        let before = spans
            .iter()
            .map(|span| {
                let before = sum;
                sum += span.end - span.start;
                before
            })
            .collect();
        Hours {
            time: time.clone(),
            days: (first, last),
            spans,
            before,
        }
    }

    /// The hours of twelve years before a moment and one after it: enough for nearly every ticket.
    pub fn around(time: &WorkingTime, now: DateTime<Utc>) -> Hours {
        let from = now
            .checked_sub_signed(Duration::days(12 * 366))
            .unwrap_or(now);
        Hours::new(time, from, ahead(now, 366))
    }

    /// The hub's calendar they are made of.
    pub fn time(&self) -> &WorkingTime {
        &self.time
    }

    /// Whether the calendar holds no working hour at all.
    pub fn none(&self) -> bool {
        read(&self.time).is_empty()
    }

    /// The working time from one moment to another; None when they lie too far apart to be meant.
    pub fn worked(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Option<Duration> {
        if to <= from {
            return Some(Duration::zero());
        }
        if to - from > Duration::days(LONGEST) {
            return None;
        }
        if self.reaches(from) && self.reaches(to) {
            return Some(self.until(to) - self.until(from));
        }
        let wider = Hours::new(&self.time, from, to);
        Some(wider.until(to) - wider.until(from))
    }

    /// The moment at which this much working time has passed since another; None when that is not
    /// within twelve years.
    pub fn after(&self, from: DateTime<Utc>, worked: Duration) -> Option<DateTime<Utc>> {
        if worked <= Duration::zero() {
            return Some(from);
        }
        if self.reaches(from)
            && let Some(at) = self.find(from, worked)
        {
            return Some(at);
        }
        let mut days = 60;
        while days <= FARTHEST && !self.none() {
            let wider = Hours::new(&self.time, from, ahead(from, days));
            if let Some(at) = wider.find(from, worked) {
                return Some(at);
            }
            days *= 6;
        }
        None
    }

    /// The working hours between two moments, cut to them.
    pub fn between(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Vec<Span> {
        if to <= from || to - from > Duration::days(LONGEST) {
            return Vec::new();
        }
        if !(self.reaches(from) && self.reaches(to)) {
            return Hours::new(&self.time, from, to).between(from, to);
        }
        let asked = Span::new(from, to);
        let first = self.spans.partition_point(|span| span.end <= from);
        let rest = self.spans.get(first..).unwrap_or_default();
        rest.iter()
            .map_while(|span| span.intersect(&asked))
            .collect()
    }

    /// Whether a moment's day is laid out, with a day to spare for what its zone's clock may do.
    fn reaches(&self, at: DateTime<Utc>) -> bool {
        let day = self.time.date(at);
        self.days.0 < day && day < self.days.1
    }

    fn until(&self, at: DateTime<Utc>) -> Duration {
        let after = self.spans.partition_point(|span| span.start <= at);
        let last = after
            .checked_sub(1)
            .and_then(|last| self.spans.get(last).zip(self.before.get(last)));
        last.map_or(Duration::zero(), |(span, before)| {
            *before + (at.min(span.end) - span.start)
        })
    }

    fn find(&self, from: DateTime<Utc>, worked: Duration) -> Option<DateTime<Utc>> {
        let wanted = self.until(from) + worked;
        let (mut low, mut high) = (0, self.spans.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let (span, before) = self.spans.get(middle).zip(self.before.get(middle))?;
            if *before + (span.end - span.start) < wanted {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let (span, before) = self.spans.get(low).zip(self.before.get(low))?;
        Some(span.start + (wanted - *before))
    }
}

/// Weekday, first and last minute of each line of the calendar that can be read.
fn read(time: &WorkingTime) -> Vec<(u8, NaiveTime, NaiveTime)> {
    let clock = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").ok();
    let lines = time
        .hours
        .iter()
        .filter(|hours| (1..=7).contains(&hours.day));
    lines
        .filter_map(|hours| Some((hours.day, clock(&hours.from)?, clock(&hours.to)?)))
        .filter(|(_, from, to)| from < to)
        .collect()
}

fn ahead(at: DateTime<Utc>, days: i64) -> DateTime<Utc> {
    at.checked_add_signed(Duration::days(days)).unwrap_or(at)
}
