//! Reading calendars of others: bounded in everything, one warning for each entry that cannot be
//! used, and an error only when it is no calendar at all.

use super::line::{Line, unescape, unfold};
use crate::calendar::schedule::Schedule;
use chrono::{DateTime, NaiveDateTime, Utc};
use chrono_tz::Tz;
use std::collections::BTreeMap;

mod event;
mod moment;

use event::Raw;

/// Most octets of a calendar.
pub const MOST_BYTES: usize = 10 << 20;
/// Most entries of a calendar.
pub const MOST_EVENTS: usize = 100_000;
/// Most entries that recur: each rule is tried out once.
const MOST_RULES: usize = 2_000;
/// Most occurrences that all COUNTs together may ask for.
const MOST_COUNTED: u64 = 50_000;
/// Longest logical line.
const LONGEST_LINE: usize = 64 << 10;
/// Deepest nesting of components.
const DEEPEST: usize = 16;
/// Warnings that are told one by one.
const MOST_WARNINGS: usize = 100;

/// One entry of a calendar, ready to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its UID; a moved occurrence has the time it was moved from behind it.
    pub uid: String,
    /// SEQUENCE.
    pub sequence: u32,
    /// LAST-MODIFIED, where it is a moment in UTC.
    pub modified: Option<DateTime<Utc>>,
    /// SUMMARY, one line of at most 200 characters.
    pub summary: String,
    /// When.
    pub schedule: Schedule,
    /// Whether it was written as whole days.
    pub all_day: bool,
}

/// What was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadCalendar {
    /// X-WR-CALNAME or NAME.
    pub name: Option<String>,
    /// Entries that hold, in the order of the file.
    pub entries: Vec<Entry>,
    /// Entries that are called off.
    pub cancelled: Vec<Entry>,
    /// One line for each thing that could not be used.
    pub warnings: Vec<String>,
}

/// Why nothing was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// More than [`MOST_BYTES`].
    #[error("the calendar is larger than 10 MB")]
    TooLarge,
    /// More than [`MOST_EVENTS`].
    #[error("the calendar has more than 100000 entries")]
    TooMany,
    /// No `BEGIN:VCALENDAR` at its start.
    #[error("this is no calendar: it does not begin with BEGIN:VCALENDAR")]
    NotACalendar,
    /// It stops before `END:VCALENDAR`.
    #[error("the calendar stops in the middle")]
    Truncated,
    /// Components in components in components.
    #[error("the calendar nests its parts more than 16 deep")]
    TooDeep,
}

/// Reads a calendar. Floating times, whole days and unknown zones are taken in `zone`. Trying out a
/// recurrence can take long, so `go_on` is asked before each: once it says no, entries that recur are
/// left out with a warning.
///
/// # Errors
/// [`ReadError`] when it is no whole calendar, or beyond the bounds.
pub fn read(bytes: &[u8], zone: Tz, go_on: &dyn Fn() -> bool) -> Result<ReadCalendar, ReadError> {
    if bytes.len() > MOST_BYTES {
        return Err(ReadError::TooLarge);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut reader = Reader::new(zone);
    for line in unfold(bytes, LONGEST_LINE) {
        reader.line(line)?;
    }
    reader.finish(go_on)
}

pub(super) struct Reader {
    zone: Tz,
    stack: Vec<String>,
    begun: bool,
    ended: bool,
    event: Raw,
    events: Vec<Raw>,
    /// TZID → the zone its VTIMEZONE names beside it.
    named: BTreeMap<String, Tz>,
    tzid: String,
    out: ReadCalendar,
    more: usize,
}

impl Reader {
    fn new(zone: Tz) -> Reader {
        Reader {
            zone,
            stack: Vec::new(),
            begun: false,
            ended: false,
            event: Raw::default(),
            events: Vec::new(),
            named: BTreeMap::new(),
            tzid: String::new(),
            out: ReadCalendar::default(),
            more: 0,
        }
    }

    fn line(&mut self, text: Option<String>) -> Result<(), ReadError> {
        let Some(text) = text else {
            self.warn("A line longer than 64 KB was left out.".to_owned());
            return Ok(());
        };
        let text = text.trim_end();
        if text.is_empty() {
            return Ok(());
        }
        let Some(line) = Line::parse(text) else {
            return if self.begun {
                Ok(())
            } else {
                Err(ReadError::NotACalendar)
            };
        };
        let value = line.value.trim().to_ascii_uppercase();
        match line.name.as_str() {
            "BEGIN" => self.begin(value),
            _ if !self.begun => Err(ReadError::NotACalendar),
            "END" => self.end(&value),
            _ => {
                self.property(&line);
                Ok(())
            }
        }
    }

    fn begin(&mut self, name: String) -> Result<(), ReadError> {
        if !self.begun && name != "VCALENDAR" {
            return Err(ReadError::NotACalendar);
        }
        self.begun = true;
        if self.stack.len() == DEEPEST {
            return Err(ReadError::TooDeep);
        }
        if name == "VEVENT" {
            self.event = Raw::default();
        }
        self.stack.push(name);
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), ReadError> {
        // An END without its BEGIN closes nothing.
        if self.stack.last().is_none_or(|open| open != name) {
            return Ok(());
        }
        self.stack.pop();
        match name {
            "VCALENDAR" => self.ended |= self.stack.is_empty(),
            "VEVENT" if self.events.len() == MOST_EVENTS => return Err(ReadError::TooMany),
            "VEVENT" => self.events.push(std::mem::take(&mut self.event)),
            _ => {}
        }
        Ok(())
    }

    fn property(&mut self, line: &Line<'_>) {
        let inside = self.stack.last().map(String::as_str);
        match (inside, line.name.as_str()) {
            (Some("VEVENT"), _) => self.event.take(line),
            (Some("VCALENDAR"), "X-WR-CALNAME" | "NAME") if self.out.name.is_none() => {
                let name = one_line(&unescape(line.value), 100);
                self.out.name = Some(name).filter(|name| !name.is_empty());
            }
            (Some("VTIMEZONE"), "TZID") => self.tzid = line.value.trim().to_owned(),
            (Some("VTIMEZONE"), "X-LIC-LOCATION") if self.named.len() < 1_000 => {
                if let Ok(zone) = line.value.trim().parse() {
                    self.named.insert(self.tzid.clone(), zone);
                }
            }
            _ => {}
        }
    }

    pub(super) fn warn(&mut self, warning: String) {
        if self.out.warnings.len() < MOST_WARNINGS {
            self.out.warnings.push(warning);
        } else {
            self.more += 1;
        }
    }

    fn finish(mut self, go_on: &dyn Fn() -> bool) -> Result<ReadCalendar, ReadError> {
        if !self.begun {
            return Err(ReadError::NotACalendar);
        }
        if !self.ended {
            return Err(ReadError::Truncated);
        }
        event::entries(&mut self, go_on);
        if self.more > 0 {
            let more = format!("And {} more.", self.more);
            self.out.warnings.push(more);
        }
        Ok(self.out)
    }
}

/// One line without control characters, cut to so many characters; reading it again changes nothing.
pub(super) fn one_line(text: &str, most: usize) -> String {
    let blank = |c: char| c.is_whitespace() || c.is_control();
    let words: Vec<&str> = text.split(blank).filter(|word| !word.is_empty()).collect();
    let line: String = words.join(" ").chars().take(most).collect();
    line.trim_end().to_owned()
}

/// A wall-clock time as the warning names it.
pub(super) fn shown(at: NaiveDateTime) -> String {
    at.format("%Y-%m-%d %H:%M").to_string()
}
