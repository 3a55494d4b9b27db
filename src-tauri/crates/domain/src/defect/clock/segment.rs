//! A clock as a bar: what was used, what is left, and what does not count in between.

use super::story::{Phase, Story};
use super::words::{moment, short_length};
use super::{Clock, ClockState, Hours};
use crate::calendar::zone;
use crate::words::words;
use chrono::{DateTime, Datelike, Days, Duration, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

words! {
    /// What a part of the bar shows.
    SegmentKind {
        /// Time that counted.
        Used "used" "Used",
        /// Time that is left today, or in all for a clock of every hour.
        Left "left" "Left",
        /// Time that does not count: a night, a weekend, a holiday.
        Night "night" "Not working",
        /// Time in Pending.
        Pause "pause" "Paused",
        /// Time that is left on a later day, or when the client has answered.
        Later "later" "Later",
    }
}

/// A part of the bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// What it shows.
    pub kind: SegmentKind,
    /// How long it is: of the time the clock counts, but for a night, whose minutes are all.
    pub minutes: i64,
    /// Such as `3 h 37 min since 13:05`, `now`, `night` or `+ 5 min Tue`.
    pub label: String,
}

/// The bar of a clock, in the order of time.
pub fn segments(
    clock: &Clock,
    story: &Story<'_>,
    hours: &Hours,
    now: DateTime<Utc>,
) -> Vec<Segment> {
    let Some(target) = clock.target.filter(|_| clock.unknown.is_none()) else {
        return Vec::new();
    };
    let bar = Bar {
        clock,
        hours,
        now,
        business: target.is_business(),
    };
    let mut out = bar.past(&story.phases(now));
    match clock.state {
        ClockState::Running => bar.ahead(&mut out),
        ClockState::Paused => {
            let minutes = clock.left_minutes.unwrap_or_default();
            let label = format!("{} once it goes on", short_length(minutes));
            push(&mut out, SegmentKind::Later, minutes, label);
        }
        _ => {}
    }
    out
}

struct Bar<'a> {
    clock: &'a Clock,
    hours: &'a Hours,
    now: DateTime<Utc>,
    business: bool,
}

impl Bar<'_> {
    /// Stretches that counted and stretches in Pending, each kind joined while it goes on.
    fn past(&self, phases: &[Phase]) -> Vec<Segment> {
        let (since, end) = (self.clock.since, self.clock.ended.unwrap_or(self.now));
        let mut stretches: Vec<(SegmentKind, Duration, DateTime<Utc>)> = Vec::new();
        let ends = phases.iter().skip(1).map(|phase| phase.start).chain([end]);
        for (phase, until) in phases.iter().zip(ends).filter(|(phase, _)| !phase.over()) {
            let (from, until) = (phase.start.max(since), until.min(end));
            let time = self.measure(from, until);
            if until <= from || time < Duration::minutes(1) {
                continue;
            }
            let kind = if phase.waits() {
                SegmentKind::Pause
            } else {
                SegmentKind::Used
            };
            match stretches.last_mut() {
                Some((last, sum, _)) if *last == kind => *sum += time,
                _ => stretches.push((kind, time, from)),
            }
        }
        let mut out = Vec::new();
        for (kind, time, from) in stretches {
            let length = short_length(time.num_minutes());
            let label = match kind {
                SegmentKind::Pause => format!("{length} in Pending"),
                _ if out.is_empty() => format!("{length} since {}", self.short_moment(from)),
                _ => length,
            };
            push(&mut out, kind, time.num_minutes(), label);
        }
        out
    }

    /// What is left, with the first stretch of time that does not count.
    fn ahead(&self, out: &mut Vec<Segment>) {
        let (Some(due), Some(left)) = (self.clock.due, self.clock.left_minutes) else {
            return;
        };
        if !self.business {
            return push(out, SegmentKind::Left, left, "left".to_owned());
        }
        let today = self.day(self.now);
        let spans = self.hours.between(self.now, due);
        let now_working = spans.first().filter(|span| self.day(span.start) == today);
        let here = spans.iter().filter(|span| self.day(span.start) == today);
        let here: i64 = here.map(|span| span.minutes()).sum();
        let begins_now = now_working.is_some_and(|span| span.start == self.now);
        let next = spans.iter().find(|span| self.day(span.start) != today);
        let gap_from = spans.iter().rfind(|span| self.day(span.start) == today);
        let gap_from = gap_from.map_or(self.now, |span| span.end);
        if here > 0 {
            let label = if begins_now { "now" } else { "today" };
            push(out, SegmentKind::Left, here, label.to_owned());
        }
        if let Some(next) = next {
            let label = self.gap_name(gap_from, next.start);
            push(
                out,
                SegmentKind::Night,
                (next.start - gap_from).num_minutes(),
                label,
            );
            let day = self.local_day(due);
            let label = format!("+ {} {day}", short_length(left - here));
            push(out, SegmentKind::Later, left - here, label);
        }
    }

    /// What the time until the next working hours is: a night, a weekend, or a holiday by its name.
    fn gap_name(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> String {
        let time = self.hours.time();
        let (first, last) = (self.day(from), self.day(to));
        let days =
            std::iter::successors(first.checked_add_days(Days::new(1)), |day: &NaiveDate| {
                day.checked_add_days(Days::new(1))
            });
        let free: Vec<NaiveDate> = days.take(400).take_while(|day| *day < last).collect();
        let holiday = free.iter().find_map(|day| time.holidays.get(day));
        match (holiday, free.is_empty()) {
            (Some(name), _) if !name.trim().is_empty() => name.trim().to_owned(),
            (Some(_), _) => "holiday".to_owned(),
            (None, true) => "night".to_owned(),
            (None, false)
                if free
                    .iter()
                    .all(|day| day.weekday().number_from_monday() > 5) =>
            {
                "weekend".to_owned()
            }
            (None, false) => "closed".to_owned(),
        }
    }

    fn measure(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Duration {
        match self.business {
            true => self.hours.worked(from, to).unwrap_or_default(),
            false => (to - from).max(Duration::zero()),
        }
    }

    fn day(&self, at: DateTime<Utc>) -> NaiveDate {
        self.hours.time().date(at)
    }

    /// `Tue`, or `Tue 1 Dec` when that is a week away or more.
    fn local_day(&self, at: DateTime<Utc>) -> String {
        let day = zone::day(&zone::local(at, self.hours.time().zone));
        let near = self.day(at) - self.day(self.now) < Duration::days(7);
        let short = day.split(' ').next().unwrap_or_default().to_owned();
        if near { short } else { day }
    }

    /// `13:05` of today, else with its day.
    fn short_moment(&self, at: DateTime<Utc>) -> String {
        let local = zone::local(at, self.hours.time().zone);
        if self.day(at) == self.day(self.now) {
            return zone::clock(&local);
        }
        moment(at, self.hours)
    }
}

fn push(out: &mut Vec<Segment>, kind: SegmentKind, minutes: i64, label: String) {
    if minutes > 0 {
        out.push(Segment {
            kind,
            minutes,
            label,
        });
    }
}
