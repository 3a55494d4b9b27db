//! The next free slots, or why there are none.

use super::view::View;
use super::{Question, Slots};
use crate::calendar::length;
use crate::calendar::recurrence::planned;
use crate::calendar::span::{Span, merge};
use crate::calendar::working_time::WorkingTime;
use crate::calendar::zone;
use chrono::{DateTime, Duration, NaiveTime, Utc};

const QUARTER: i64 = 15 * 60;
const MOST_SLOTS: usize = 50;
const FARTHEST_DAYS: u32 = 732;
/// Days that are looked at in one go.
const STEP: i64 = 31;

/// When within a free piece a slot may begin.
enum Beginning<'a> {
    /// With the piece's window, or on a quarter of an hour.
    Quarter,
    /// At the clock time that was asked, on a working day, or at the very moment that was asked.
    Clock {
        time: NaiveTime,
        asked: DateTime<Utc>,
        working: &'a WorkingTime,
    },
}

/// A free piece of a maintenance window, or of an ungated time.
struct Piece {
    span: Span,
    /// Whether it begins where its window does, so that a slot may too.
    with_window: bool,
}

impl Piece {
    /// The first slot in it at or after `from`.
    fn first(
        &self,
        from: DateTime<Utc>,
        length: Duration,
        beginning: &Beginning<'_>,
    ) -> Option<Span> {
        let earliest = self.span.start.max(from);
        let start = match beginning {
            Beginning::Quarter if self.with_window && earliest == self.span.start => earliest,
            Beginning::Quarter => next_quarter(earliest)?,
            Beginning::Clock {
                time,
                asked,
                working,
            } => {
                let last = working.date(self.span.end);
                let days = working.date(earliest).iter_days();
                let mut days = days.take_while(|day| *day <= last).filter_map(|day| {
                    let start = zone::place(day.and_time(*time), working.zone).to_utc();
                    let works = working.hours.is_empty() || working.is_working_day(day);
                    (works || start == *asked).then_some(start)
                });
                days.find(|start| *start >= earliest)?
            }
        };
        let slot = Span::new(start, start.checked_add_signed(length)?);
        self.span.covers(&slot).then_some(slot)
    }
}

fn next_quarter(at: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let part = at.timestamp_subsec_nanos() > 0;
    let seconds = at.timestamp() + i64::from(part);
    let quarters = seconds.div_euclid(QUARTER) + i64::from(seconds.rem_euclid(QUARTER) > 0);
    DateTime::from_timestamp(quarters * QUARTER, 0)
}

impl View<'_> {
    pub(crate) fn next_slots(
        &self,
        question: &Question,
        minutes: u32,
        count: usize,
        horizon_days: u32,
        not_before: Option<DateTime<Utc>>,
    ) -> Slots {
        let none = |why: &str| Slots {
            slots: Vec::new(),
            none_because: Some(why.to_owned()),
        };
        if minutes == 0 || minutes > length::LONGEST {
            return none("a slot is longer than nothing and no longer than a year");
        }
        let from = question.span.start.max(question.now);
        let from = planned(not_before.map_or(from, |at| at.max(from)));
        let days = i64::from(horizon_days.min(FARTHEST_DAYS));
        let range = Span::new(from, from + Duration::days(days));
        let gated = self.is_gated(question);
        let mut slots = Vec::new();
        let count = count.min(MOST_SLOTS);
        if !gated {
            // Nothing says at which hour, but the hour that was asked.
            let working = &self.calendar.working_time;
            let asked = planned(question.span.start);
            let clock = Beginning::Clock {
                time: asked.with_timezone(&working.zone).time(),
                asked,
                working,
            };
            slots = self.greedy(question, gated, &range, minutes, count, &clock);
        }
        if slots.is_empty() {
            slots = self.greedy(question, gated, &range, minutes, count, &Beginning::Quarter);
        }
        let none_because = slots
            .is_empty()
            .then(|| self.none_because(question, gated, &range, minutes));
        Slots {
            slots,
            none_because,
        }
    }

    /// Takes the earliest slot that begins in the range, then the earliest after it, and so on.
    fn greedy(
        &self,
        question: &Question,
        gated: bool,
        range: &Span,
        minutes: u32,
        count: usize,
        beginning: &Beginning<'_>,
    ) -> Vec<Span> {
        let length = Duration::minutes(i64::from(minutes));
        let mut slots = Vec::new();
        let (mut from, mut step) = (range.start, range.start);
        while slots.len() < count && step < range.end {
            let next = (step + Duration::days(STEP)).min(range.end);
            let pieces = self.pieces(question, gated, &Span::new(step, next), length);
            while slots.len() < count {
                let firsts = pieces
                    .iter()
                    .filter_map(|piece| piece.first(from, length, beginning));
                let Some(slot) = firsts.filter(|slot| slot.start < next).min() else {
                    break;
                };
                from = slot.end;
                slots.push(slot);
            }
            from = from.max(next);
            step = next;
        }
        slots
    }

    /// The free pieces in which a slot may begin within `step`.
    fn pieces(
        &self,
        question: &Question,
        gated: bool,
        step: &Span,
        length: Duration,
    ) -> Vec<Piece> {
        let reach = Span::new(step.start, step.end + length);
        let near = self.holding(question, &reach);
        let halts = near.halts.iter().map(|halt| halt.span());
        let freezes = near
            .freezes
            .iter()
            .filter(|held| !held.lets_through(question.purpose));
        let bookings = self.bookings(&reach).into_iter().filter(|booking| {
            booking.environment == question.environment
                && question.ignoring.as_deref() != Some(booking.id.as_str())
        });
        let taken = halts
            .chain(freezes.map(|held| held.span))
            .chain(bookings.map(|booking| booking.span));
        let taken = merge(taken.collect());
        let windows = match gated {
            false => vec![reach],
            true => near.maintenance.iter().map(|held| held.span).collect(),
        };
        let pieces = windows.iter().flat_map(|window| {
            let within = window
                .intersect(&reach)
                .unwrap_or(Span::new(step.start, step.start));
            let free = within.subtract(&taken).into_iter();
            free.map(|span| Piece {
                span,
                with_window: gated && span.start == window.start,
            })
        });
        pieces.collect()
    }

    fn none_because(&self, question: &Question, gated: bool, range: &Span, minutes: u32) -> String {
        let words =
            |at: DateTime<Utc>| zone::words(&at.with_timezone(&self.calendar.working_time.zone));
        let within = format!("until {}", words(range.end));
        let halts = self.calendar.halts.iter();
        let mut halts = halts.filter(|halt| halt.stops(&question.environment));
        if let Some(halt) = halts.find(|halt| halt.span().covers(range)) {
            let end = match halt.is_endless() {
                true => "with no known end".to_owned(),
                false => format!("until {}", words(halt.span().end)),
            };
            return format!("all changes are halted {end}: {}", halt.reason);
        }
        let mut longest = None;
        let mut step = range.start;
        while step < range.end {
            let next = (step + Duration::days(STEP)).min(range.end);
            let near = self.holding(question, &Span::new(step, next));
            let freezes = near
                .freezes
                .iter()
                .filter(|held| !held.lets_through(question.purpose));
            if let Some(held) = freezes.clone().find(|held| held.span.covers(range)) {
                return format!(
                    "frozen until {}: {}",
                    words(held.span.end),
                    held.window.reason
                );
            }
            let spans = near.maintenance.iter().map(|held| held.span.minutes());
            longest = longest.max(spans.max());
            step = next;
        }
        match longest {
            None if gated => format!("no maintenance window opens {within}"),
            Some(longest) if longest < i64::from(minutes) => format!(
                "the longest maintenance window {within} is {}, and {} are needed",
                length::words(u32::try_from(longest).unwrap_or(u32::MAX)),
                length::words(minutes)
            ),
            _ => format!(
                "freezes, halts and other changes leave no {} free {within}",
                length::words(minutes)
            ),
        }
    }
}
