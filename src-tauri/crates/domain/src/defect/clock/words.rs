//! A clock in words: what is left, and why.

use super::{Clock, ClockKind, ClockState, Hours, Unknown};
use crate::calendar::zone;
use crate::settings::WorkingHours;
use chrono::{DateTime, Datelike, NaiveDate, Utc};

/// Names of holidays that are said, before they are only counted.
const SAID: usize = 2;

impl Clock {
    /// What a list shows, such as `23 min`, `paused` or `12 min late`.
    pub fn short(&self) -> String {
        let length = short_length(self.left_minutes.unwrap_or_default().abs());
        match (self.state, self.is_over()) {
            (ClockState::Running, _) => length,
            (ClockState::Paused, _) => "paused".to_owned(),
            (ClockState::Breached, false) => format!("{length} over"),
            (ClockState::Breached, true) => format!("{length} late"),
            (ClockState::Met, _) => "met".to_owned(),
            (ClockState::Ended, _) => "ended".to_owned(),
            (ClockState::Unknown, _) => "not known".to_owned(),
        }
    }

    /// What its head says, such as `23 business min left`.
    pub fn label(&self) -> String {
        let length = self.counted_length(self.left_minutes.unwrap_or_default().abs());
        match (self.state, self.is_over()) {
            (ClockState::Running, _) => format!("{length} left"),
            (ClockState::Paused, _) => format!("Paused, {length} left"),
            (ClockState::Breached, false) => format!("Overdue by {length}"),
            (ClockState::Breached, true) => format!("{} {length} late", self.came()),
            (ClockState::Met, _) => format!("{} in time", self.came()),
            (ClockState::Ended, _) => "Ended".to_owned(),
            (ClockState::Unknown, _) => "Not known".to_owned(),
        }
    }

    /// Why it stands so: its rule, from when it counts, what stopped it, which holidays it skips.
    pub fn why(&self, hours: &Hours, now: DateTime<Utc>) -> String {
        if let Some(unknown) = self.unknown {
            return not_known(unknown).to_owned();
        }
        let mut said = vec![self.rule(hours, now)];
        said.extend(self.raise(hours));
        said.extend(self.pauses());
        said.extend(self.holidays(hours, now));
        if self.state == ClockState::Ended {
            said.push("The ticket ended before".to_owned());
        }
        said.push(String::new());
        said.join(". ").trim_end().to_owned()
    }

    fn rule(&self, hours: &Hours, now: DateTime<Utc>) -> String {
        let severity = self.severity.map_or("", |severity| severity.slug());
        let Some(target) = self.target else {
            return severity.to_owned();
        };
        let what = match self.kind {
            ClockKind::FirstResponse => "a person answers",
            ClockKind::NextUpdate => "the reporter hears more",
            ClockKind::Resolution => "it is resolved",
        };
        let words = target.words();
        match target.is_business() {
            true => format!("{severity}: {what} within {words} ({})", week(hours, now)),
            false => format!("{severity}: {what} within {words}, day and night"),
        }
    }

    fn raise(&self, hours: &Hours) -> Option<String> {
        let severity = self.severity.filter(|_| self.raised)?;
        let at = moment(self.since, hours);
        Some(format!(
            "Counted from {at}, when it became {}",
            severity.slug()
        ))
    }

    fn pauses(&self) -> Option<String> {
        let length = self.counted_length(self.paused_minutes);
        if self.paused_minutes > 0 {
            return Some(format!("Paused {length} in Pending"));
        }
        let severity = self.severity.filter(|severity| severity.never_waits())?;
        let open = !self.is_over();
        open.then(|| format!("Never paused, since {} may not be pending", severity.slug()))
    }

    /// The holidays that lie on what would be working days between its start and its due.
    fn holidays(&self, hours: &Hours, now: DateTime<Utc>) -> Option<String> {
        let time = hours.time();
        self.target.filter(|target| target.is_business())?;
        let until = self.due.or(self.ended).unwrap_or(now);
        let (first, last) = (time.date(self.since), time.date(until));
        if first > last {
            return None;
        }
        let skipped = time.holidays.range(first..=last).filter(|(day, _)| {
            let weekday = day.weekday().number_from_monday();
            time.hours
                .iter()
                .any(|hours| u32::from(hours.day) == weekday)
        });
        let names: Vec<String> = skipped.map(|(day, name)| holiday(*day, name)).collect();
        let (said, rest) = names.split_at(names.len().min(SAID));
        match (said, rest.len()) {
            ([], _) => None,
            (said, 0) => Some(format!("{} skipped", said.join(" and "))),
            (said, more) => Some(format!(
                "{} and {more} more holidays skipped",
                said.join(", ")
            )),
        }
    }

    /// What came, as a label begins.
    fn came(&self) -> &'static str {
        match self.kind {
            ClockKind::FirstResponse | ClockKind::NextUpdate => "Answered",
            ClockKind::Resolution => "Resolved",
        }
    }

    /// Such as `23 business min` or `1 business h 12 min`.
    fn counted_length(&self, minutes: i64) -> String {
        let length = short_length(minutes);
        match (self.target, length.split_once(' ')) {
            (Some(target), Some((number, rest))) if target.is_business() => {
                format!("{number} business {rest}")
            }
            _ => length,
        }
    }
}

fn not_known(why: Unknown) -> &'static str {
    match why {
        Unknown::NoSeverity => "No severity is set, so no target applies. Set one.",
        Unknown::NoHours => {
            "The hub's calendar has no working hours to count in. Set them in Settings."
        }
        Unknown::PendingSince => {
            "It is pending, and its desk does not say since when, so what is left is not known."
        }
    }
}

/// Hours and minutes; days would mean another thing in working time.
pub(super) fn short_length(minutes: i64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

/// `Mon 23 Nov, 13:05`, in the hub's zone.
pub(super) fn moment(at: DateTime<Utc>, hours: &Hours) -> String {
    let local = zone::local(at, hours.time().zone);
    format!("{}, {}", zone::day(&local), zone::clock(&local))
}

fn holiday(day: NaiveDate, name: &str) -> String {
    let day = day.format("%a %-d %b").to_string();
    match name.trim() {
        "" => day,
        name => format!("{day} ({name})"),
    }
}

/// The hub's hours in a few words, such as `Mon – Fri, 08:00 – 17:00 WAT`.
fn week(hours: &Hours, now: DateTime<Utc>) -> String {
    let time = hours.time();
    let zone = zone::short_name(&zone::local(now, time.zone));
    let mut lines: Vec<&WorkingHours> = time.hours.iter().collect();
    lines.sort_by_key(|line| (line.day, line.from.clone()));
    let mut runs: Vec<(u8, u8, &str, &str)> = Vec::new();
    for line in lines {
        match runs.last_mut() {
            Some((_, to_day, from, to))
                if to_day.saturating_add(1) == line.day && *from == line.from && *to == line.to =>
            {
                *to_day = line.day;
            }
            _ => runs.push((line.day, line.day, &line.from, &line.to)),
        }
    }
    let said: Vec<String> = runs
        .iter()
        .map(|(first, last, from, to)| {
            let days = match first == last {
                true => weekday(*first).to_owned(),
                false => format!("{} – {}", weekday(*first), weekday(*last)),
            };
            format!("{days}, {from} – {to}")
        })
        .collect();
    format!("{} {zone}", said.join("; "))
}

fn weekday(day: u8) -> &'static str {
    let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    names.get(usize::from(day).wrapping_sub(1)).unwrap_or(&"?")
}
