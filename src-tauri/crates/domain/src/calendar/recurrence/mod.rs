//! Recurrence rules of RFC 5545, expanded on wall clocks and placed in their zone afterwards.
//!
//! The rule is read and bounded here; it is expanded on floating time, as if in UTC, where no clock
//! change can drop or double an occurrence: day by day, or by the `rrule` crate where one day cannot
//! tell.

mod days;
mod expand;
mod rule;
mod words;

use crate::calendar::zone::place;
use chrono::{DateTime, Datelike, Days, Duration, NaiveDateTime, Utc};
use chrono_tz::Tz;
use rule::{End, Rule, Until};

pub(crate) use expand::{end_of_planning, planned};

/// Years in which planned times may lie.
pub const YEARS: std::ops::RangeInclusive<i32> = 1970..=2200;

/// Why a text is no recurrence rule that can be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecurrenceError {
    /// Longer than any honest rule.
    #[error("a recurrence rule has 1000 characters at most")]
    TooLong,
    /// A part of an unknown name.
    #[error("\"{0}\" is no part of a recurrence rule; known are {known}", known = rule::KNOWN)]
    Unknown(String),
    /// A part that is there twice.
    #[error("{0} is there twice")]
    Repeated(String),
    /// No FREQ.
    #[error("a recurrence rule needs FREQ, such as FREQ=WEEKLY;BYDAY=FR")]
    NoFrequency,
    /// FREQ=MINUTELY or SECONDLY.
    #[error("a window may recur hourly at most; FREQ=MINUTELY and FREQ=SECONDLY are refused")]
    TooFine,
    /// A value that its part does not take.
    #[error("{part} takes {expected}, not \"{value}\"")]
    Value {
        /// The part's name.
        part: &'static str,
        /// What was written, cut to 60 characters.
        value: String,
        /// What it takes.
        expected: &'static str,
    },
    /// Parts that do not go together.
    #[error("{0}")]
    Together(&'static str),
    /// An UNTIL without `Z`: with a zoned start RFC 5545 wants UTC.
    #[error("UNTIL must be in UTC when the start has a zone; write UNTIL={0}")]
    UntilNotUtc(String),
    /// An UNTIL that is before the start.
    #[error("UNTIL lies before the start")]
    UntilBeforeStart,
    /// The start, or UNTIL, is in a year that cannot be planned.
    #[error("planned times lie in the years 1970 to 2200")]
    Years,
    /// Read, but refused by what expands it.
    #[error("this rule cannot be expanded: {0}")]
    Unexpandable(String),
    /// No occurrence at all, such as 30 February.
    #[error("this rule never occurs after its start")]
    Never,
}

/// A recurrence rule with the start and zone it counts from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recurrence {
    text: String,
    start: NaiveDateTime,
    zone: Tz,
    /// As it was written, for words.
    said: Rule,
    /// With everything written out that comes from the start.
    rule: Rule,
    /// What expands a rule that single days cannot tell.
    engine: Option<rrule::RRule<rrule::Unvalidated>>,
    first: NaiveDateTime,
    /// Last local start, where COUNT says so.
    last: Option<NaiveDateTime>,
    until: Option<DateTime<Utc>>,
}

impl Recurrence {
    /// Reads a rule, with or without `RRULE:` before it, for windows that start at the wall-clock
    /// time `start` in `zone`.
    ///
    /// As RFC 5545 leaves open what a start means that the rule does not hold, it is taken as no
    /// occurrence: the first is the first that the rule gives at or after `start`.
    ///
    /// # Errors
    /// [`RecurrenceError`] says what is wrong and what is known instead.
    pub fn parse(
        rrule: &str,
        start: NaiveDateTime,
        zone: Tz,
    ) -> Result<Recurrence, RecurrenceError> {
        // A rule is one line; what was pasted with line ends is read, and refused, as one.
        let text = rrule
            .trim()
            .replace(char::is_control, " ")
            .to_ascii_uppercase();
        let text = text.strip_prefix("RRULE:").unwrap_or(&text).to_owned();
        in_years(start)?;
        let said = Rule::parse(&text, |until| utc_until(until, zone))?;
        let rule = expand::written_out(&said, start);
        let until = match rule.end {
            End::Until(until) => Some(until),
            End::Never | End::Count(_) => None,
        };
        if until.is_some_and(|until| until < place(start, zone)) {
            return Err(RecurrenceError::UntilBeforeStart);
        }
        let mut recurrence = Recurrence {
            engine: (!days::tell(&rule)).then(|| expand::engine(&rule)),
            text,
            start,
            zone,
            first: start,
            last: None,
            until,
            said,
            rule,
        };
        recurrence.expands()?;
        let count = match recurrence.rule.end {
            End::Count(count) => count as usize,
            End::Never | End::Until(_) => 1,
        };
        let starts = recurrence.local_starts(start, expand::horizon(), count);
        recurrence.first = *starts.first().ok_or(RecurrenceError::Never)?;
        if matches!(recurrence.rule.end, End::Count(_)) {
            recurrence.last = starts.last().copied();
        }
        Ok(recurrence)
    }

    /// The rule's text in capitals, without `RRULE:`.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The wall-clock time it counts from.
    pub fn start(&self) -> NaiveDateTime {
        self.start
    }

    /// The zone its wall clock hangs in.
    pub fn zone(&self) -> Tz {
        self.zone
    }

    /// Local start of its first occurrence.
    pub fn first(&self) -> NaiveDateTime {
        self.first
    }

    /// Where it is over: no occurrence starts later. None when it has no end.
    pub fn last(&self) -> Option<DateTime<Utc>> {
        self.last
            .map(|last| place(last, self.zone).to_utc())
            .or(self.until)
    }

    /// The rule as people say it, such as `every Friday at 22:00`.
    pub fn words(&self) -> String {
        words::words(&self.said, self.start, self.zone)
    }
}

/// Refuses a planned time in a year beyond [`YEARS`].
pub(crate) fn in_years(at: NaiveDateTime) -> Result<(), RecurrenceError> {
    if YEARS.contains(&at.year()) {
        return Ok(());
    }
    Err(RecurrenceError::Years)
}

/// RFC 5545 §3.3.10: with a zoned start UNTIL is in UTC. Anything else is refused, with the text
/// that says what was probably meant.
fn utc_until(until: Until, zone: Tz) -> Result<DateTime<Utc>, RecurrenceError> {
    let meant = match until {
        Until::Utc(at) => {
            in_years(at.naive_utc())?;
            return Ok(at);
        }
        Until::Local(at) => {
            in_years(at)?;
            place(at, zone)
        }
        Until::Date(day) => {
            let midnight = day.and_time(chrono::NaiveTime::MIN);
            in_years(midnight)?;
            let next = midnight.checked_add_days(Days::new(1)).unwrap_or(midnight);
            place(next, zone) - Duration::seconds(1)
        }
    };
    let written = meant.to_utc().format("%Y%m%dT%H%M%SZ").to_string();
    Err(RecurrenceError::UntilNotUtc(written))
}
