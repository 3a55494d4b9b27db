//! When a window is: once or recurring, with dates added and taken out.

use crate::calendar::length;
use crate::calendar::recurrence::{Recurrence, YEARS, end_of_planning, planned};
use crate::calendar::span::Span;
use crate::calendar::zone::{Shift, place, placed};
use chrono::{DateTime, Datelike, Duration, NaiveDateTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// Most occurrences a call answers.
pub const MOST: usize = 10_000;
/// Most dates that may be added to a schedule, or taken out of it.
pub const MOST_DATES: usize = 1_000;

/// A wall-clock start in a zone, a length, and what repeats it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// Wall-clock start.
    pub start: NaiveDateTime,
    /// The zone the wall clock hangs in.
    pub zone: Tz,
    /// Exact length of each occurrence, in minutes; clock changes do not alter it.
    pub minutes: u32,
    /// The rule that repeats it; None happens once, at `start`.
    pub recurrence: Option<Recurrence>,
    /// Wall-clock starts beside those of the rule.
    pub rdates: Vec<NaiveDateTime>,
    /// Wall-clock starts that do not happen; compared on the wall clock.
    pub exdates: Vec<NaiveDateTime>,
}

/// One time that a schedule happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occurrence {
    /// First instant.
    pub start: DateTime<Utc>,
    /// First instant after.
    pub end: DateTime<Utc>,
    /// The wall-clock start it comes from.
    pub local_start: NaiveDateTime,
    /// Whether that wall-clock time is skipped or doubled by a clock change.
    pub shift: Shift,
}

impl Occurrence {
    /// Its time.
    pub fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }
}

/// A range that holds more than [`MOST`] occurrences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("more than 10000 occurrences in this range; ask for a shorter one")]
pub struct TooMany;

/// Why a schedule cannot be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ScheduleError {
    /// No length, or more than a year of it.
    #[error("a window is longer than nothing and no longer than a year")]
    Length,
    /// A date beyond what can be planned.
    #[error("planned times lie in the years 1970 to 2200")]
    Years,
    /// More dates added or taken out than [`MOST_DATES`].
    #[error("a schedule has 1000 extra dates at most, and 1000 dates left out")]
    Dates,
    /// The recurrence was read for another start or zone.
    #[error("the recurrence counts from another start or zone than its schedule")]
    Recurrence,
}

impl Schedule {
    /// A schedule that happens once.
    pub fn once(start: NaiveDateTime, zone: Tz, minutes: u32) -> Schedule {
        Schedule {
            start,
            zone,
            minutes,
            recurrence: None,
            rdates: Vec::new(),
            exdates: Vec::new(),
        }
    }

    /// Checks the bounds that keep every question about it short.
    ///
    /// # Errors
    /// [`ScheduleError`] names the first bound that is broken.
    pub fn check(&self) -> Result<(), ScheduleError> {
        if self.minutes == 0 || self.minutes > length::LONGEST {
            return Err(ScheduleError::Length);
        }
        if self.rdates.len() > MOST_DATES || self.exdates.len() > MOST_DATES {
            return Err(ScheduleError::Dates);
        }
        let dates = self.rdates.iter().chain(&self.exdates);
        if !dates
            .chain([&self.start])
            .all(|at| YEARS.contains(&at.year()))
        {
            return Err(ScheduleError::Years);
        }
        match &self.recurrence {
            Some(rule) if rule.start() != self.start || rule.zone() != self.zone => {
                Err(ScheduleError::Recurrence)
            }
            _ => Ok(()),
        }
    }

    /// The occurrences that overlap `[from, to)`, in order, each instant once.
    ///
    /// # Errors
    /// [`TooMany`] when there are more than [`MOST`].
    pub fn occurrences(
        &self,
        from: DateTime<Utc>,
        to: DateTime<Utc>,
    ) -> Result<Vec<Occurrence>, TooMany> {
        let (from, to) = (planned(from), planned(to));
        let mut found = self.placed_starts(from - self.length(), to);
        found.retain(|one| one.start < to && one.end > from);
        if found.len() > MOST {
            return Err(TooMany);
        }
        Ok(found)
    }

    /// First start and last end. No occurrence lies outside; the end of a rule with UNTIL is the
    /// latest that its last occurrence can have. None: it goes on for ever.
    pub fn envelope(&self) -> (DateTime<Utc>, Option<DateTime<Utc>>) {
        let instant = |local: NaiveDateTime| place(local, self.zone).to_utc();
        let first = self
            .recurrence
            .as_ref()
            .map_or(self.start, Recurrence::first);
        let dates = self.rdates.iter().copied().map(instant);
        let start = dates.clone().chain([instant(first)]).min();
        let start = start.unwrap_or_else(|| instant(first));
        let last = match &self.recurrence {
            None => Some(instant(self.start)),
            Some(rule) => rule.last(),
        };
        let end = last.map(|last| dates.chain([last]).max().unwrap_or(last) + self.length());
        (start, end)
    }

    /// The first occurrence that starts after `at`; None when there is none until 2200.
    pub fn next_after(&self, at: DateTime<Utc>) -> Option<Occurrence> {
        let (first, last) = self.envelope();
        if last.is_some_and(|last| last <= at) {
            return None;
        }
        let mut from = planned(at.max(first - Duration::seconds(1)));
        for days in [2, 32, 93, 366].into_iter().chain(std::iter::repeat(1_830)) {
            let to = planned(from + Duration::days(days));
            let found = self.placed_starts(from, to);
            if let Some(next) = found
                .into_iter()
                .find(|one| one.start > at && one.start < to)
            {
                return Some(next);
            }
            if to >= end_of_planning() || last.is_some_and(|last| last < to) {
                return None;
            }
            from = to;
        }
        None
    }

    /// Occurrences that start in `[from, to)`, perhaps with some around, in order, each instant once.
    fn placed_starts(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Vec<Occurrence> {
        // A clock change moves a wall-clock time by a day at most, where a zone crossed the date line.
        let margin = Duration::hours(25);
        let wall = |at: DateTime<Utc>| at.with_timezone(&self.zone).naive_local();
        let starts = self.local_starts(wall(from) - margin, wall(to) + margin);
        let mut found: Vec<Occurrence> = starts.into_iter().map(|local| self.at(local)).collect();
        // A time inside a gap may come out later than one behind it, or at the same instant.
        found.sort_by_key(|one| (one.start, one.shift == Shift::Gap, one.local_start));
        found.dedup_by_key(|one| one.start);
        found
    }

    /// Local starts in a range of the wall clock, with dates added and taken out. Reads a little
    /// more than [`MOST`], so that a caller sees that there are too many.
    fn local_starts(&self, from: NaiveDateTime, to: NaiveDateTime) -> Vec<NaiveDateTime> {
        let mut starts = match &self.recurrence {
            Some(rule) => rule.local_starts(from, to, MOST + MOST_DATES + 1_000),
            None => vec![self.start],
        };
        starts.extend(&self.rdates);
        starts.retain(|at| *at >= from && *at < to && !self.exdates.contains(at));
        starts.sort_unstable();
        starts.dedup();
        starts
    }

    fn at(&self, local: NaiveDateTime) -> Occurrence {
        let (start, shift) = placed(local, self.zone);
        let start = start.to_utc();
        Occurrence {
            start,
            end: start + self.length(),
            local_start: local,
            shift,
        }
    }

    fn length(&self) -> Duration {
        Duration::minutes(i64::from(self.minutes))
    }
}
