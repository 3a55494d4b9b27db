//! From the properties of a VEVENT to an entry, with what moved or called off single occurrences.

use super::moment::{Moment, minutes, moment, zone};
use super::{Entry, MOST_COUNTED, MOST_RULES, Reader, one_line, shown};
use crate::calendar::ical::line::{Line, unescape};
use crate::calendar::recurrence::{Recurrence, RecurrenceError};
use crate::calendar::schedule::{MOST_DATES, Schedule};
use crate::calendar::zone::place;
use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use chrono_tz::Tz;
use std::collections::{BTreeMap, BTreeSet};

/// The properties of one VEVENT that matter here, as written.
#[derive(Clone, Debug, Default)]
pub(super) struct Raw {
    uid: String,
    sequence: u32,
    summary: String,
    cancelled: bool,
    modified: Option<DateTime<Utc>>,
    start: Option<Time>,
    end: Option<Time>,
    duration: Option<String>,
    rule: Option<String>,
    rules: usize,
    rdates: Vec<Time>,
    exdates: Vec<Time>,
    moved: Option<Time>,
    future: bool,
}

/// A value with its TZID.
#[derive(Clone, Debug)]
struct Time {
    value: String,
    tzid: Option<String>,
}

impl Raw {
    pub(super) fn take(&mut self, line: &Line<'_>) {
        let time = || Time {
            value: line.value.to_owned(),
            tzid: line.param("TZID").map(str::to_owned),
        };
        match line.name.as_str() {
            "UID" => self.uid = one_line(&unescape(line.value), 500),
            "SEQUENCE" => self.sequence = line.value.trim().parse().unwrap_or(0),
            "SUMMARY" => self.summary = one_line(&unescape(line.value), 200),
            "STATUS" => self.cancelled = line.value.trim().eq_ignore_ascii_case("CANCELLED"),
            "LAST-MODIFIED" => {
                let read = moment(line.value, None).filter(|at| at.zone == Some(Tz::UTC));
                self.modified = read.map(|at| at.local.and_utc());
            }
            "DTSTART" => self.start = Some(time()),
            "DTEND" => self.end = Some(time()),
            "DURATION" => self.duration = Some(line.value.to_owned()),
            "RRULE" => {
                self.rules += 1;
                self.rule
                    .get_or_insert_with(|| line.value.trim().to_owned());
            }
            "RDATE" if self.rdates.len() <= MOST_DATES => self.rdates.extend(each(line)),
            "EXDATE" if self.exdates.len() <= MOST_DATES => self.exdates.extend(each(line)),
            "RECURRENCE-ID" => {
                self.future = line.param("RANGE").is_some();
                self.moved = Some(time());
            }
            _ => {}
        }
    }

    fn name(&self) -> String {
        match one_line(&self.summary, 60) {
            empty if empty.is_empty() => "An entry without a title".to_owned(),
            name => format!("“{name}”"),
        }
    }
}

/// Each date of a list; of a period its start.
fn each(line: &Line<'_>) -> Vec<Time> {
    let start = |item: &str| item.split('/').next().unwrap_or(item).to_owned();
    let tzid = line.param("TZID").map(str::to_owned);
    let items = line.value.split(',').take(MOST_DATES + 1);
    items
        .map(|item| Time {
            value: start(item),
            tzid: tzid.clone(),
        })
        .collect()
}

/// Turns what was read into entries and warnings.
pub(super) fn entries(reader: &mut Reader, go_on: &dyn Fn() -> bool) {
    let mut raws = std::mem::take(&mut reader.events);
    let mut budget = Budget {
        rules: 0,
        counted: 0,
        go_on,
    };
    let (masters, moved): (Vec<usize>, Vec<usize>) =
        (0..raws.len()).partition(|at| raws[*at].moved.is_none());
    let mut kept: BTreeMap<String, usize> = BTreeMap::new();
    for at in masters {
        let raw = &mut raws[at];
        if raw.uid.is_empty() {
            raw.uid = format!("entry-{}", at + 1);
        }
        let entry = match budget.entry(reader, raw) {
            Ok(entry) => entry,
            Err(why) => {
                let warning = format!("{} was left out: {why}.", raw.name());
                reader.warn(warning);
                continue;
            }
        };
        match kept
            .get(&entry.uid)
            .map(|old| (*old, reader.out.entries[*old].sequence))
        {
            Some((old, sequence)) if sequence <= entry.sequence => reader.out.entries[old] = entry,
            Some(_) => {}
            None => {
                kept.insert(entry.uid.clone(), reader.out.entries.len());
                reader.out.entries.push(entry);
            }
        }
    }
    for at in moved {
        exception(reader, &mut budget, &raws[at], &kept);
    }
    // Entries called off were needed until here, so that their UID was known.
    let off: Vec<String> = raws
        .iter()
        .filter(|raw| raw.cancelled && raw.moved.is_none())
        .map(|raw| raw.uid.clone())
        .collect();
    let off: BTreeSet<String> = off.into_iter().collect();
    let all = std::mem::take(&mut reader.out.entries);
    (reader.out.cancelled, reader.out.entries) =
        all.into_iter().partition(|entry| off.contains(&entry.uid));
}

/// A moved or called-off occurrence: taken out of its entry, and put in as one of its own.
fn exception(
    reader: &mut Reader,
    budget: &mut Budget<'_>,
    raw: &Raw,
    kept: &BTreeMap<String, usize>,
) {
    if raw.future {
        let warning = format!(
            "{}: a change of all later occurrences is read as a change of one.",
            raw.name()
        );
        reader.warn(warning);
    }
    let at = raw
        .moved
        .as_ref()
        .and_then(|time| time_of(reader, raw, time));
    let Some(at) = at else {
        let warning = format!(
            "{} was left out: its RECURRENCE-ID cannot be read.",
            raw.name()
        );
        reader.warn(warning);
        return;
    };
    let from = kept.get(&raw.uid).copied();
    if let Some(entry) = from.map(|index| &mut reader.out.entries[index].schedule) {
        let local = on_the_wall(at, entry.start, entry.zone);
        entry.exdates.push(local);
        // One too many, or in a year in which nothing can be planned: it takes nothing out.
        if entry.check().is_err() {
            entry.exdates.pop();
        }
    }
    if raw.cancelled {
        return;
    }
    match budget.entry(reader, raw) {
        Ok(mut entry) => {
            entry.uid = format!("{}/{}", entry.uid, at.local.format("%Y%m%dT%H%M%S"));
            entry.schedule.recurrence = None;
            reader.out.entries.push(entry);
        }
        Err(why) => {
            let warning = format!("{} was left out: {why}.", raw.name());
            reader.warn(warning);
        }
    }
}

/// What all rules together may cost.
struct Budget<'g> {
    go_on: &'g dyn Fn() -> bool,
    rules: usize,
    counted: u64,
}

impl Budget<'_> {
    fn entry(&mut self, reader: &mut Reader, raw: &Raw) -> Result<Entry, String> {
        let start = raw.start.as_ref().ok_or("it has no start")?;
        let start = time_of(reader, raw, start)
            .ok_or_else(|| format!("its start “{}” is no time", one_line(&start.value, 40)))?;
        let zone = start.zone.unwrap_or(reader.zone);
        let minutes = minutes_of(reader, raw, start, zone)?;
        let mut schedule = Schedule::once(start.local, zone, minutes);
        schedule.check().map_err(|why| why.to_string())?;
        if let Some(rule) = &raw.rule {
            self.spend(rule)?;
            if raw.rules > 1 {
                let warning = format!("{}: only its first recurrence rule is read.", raw.name());
                reader.warn(warning);
            }
            schedule.recurrence =
                Some(recurrence(rule, start.local, zone).map_err(|why| why.to_string())?);
        }
        schedule.rdates = dates(reader, raw, &raw.rdates, start.local, zone);
        schedule.exdates = dates(reader, raw, &raw.exdates, start.local, zone);
        schedule.check().map_err(|why| why.to_string())?;
        Ok(Entry {
            uid: raw.uid.clone(),
            sequence: raw.sequence,
            modified: raw.modified,
            summary: match raw.summary.as_str() {
                "" => format!("Untitled entry of {}", shown(start.local)),
                title => title.to_owned(),
            },
            schedule,
            all_day: start.whole_day,
        })
    }

    fn spend(&mut self, rule: &str) -> Result<(), String> {
        if !(self.go_on)() {
            return Err("trying out the rules took too long".to_owned());
        }
        self.rules += 1;
        if self.rules > MOST_RULES {
            return Err(format!("more than {MOST_RULES} entries recur"));
        }
        let upper = rule.to_ascii_uppercase();
        let count = upper
            .split(';')
            .find_map(|part| part.strip_prefix("COUNT="));
        self.counted += count
            .and_then(|count| count.parse::<u32>().ok())
            .map_or(0, u64::from);
        if self.counted > MOST_COUNTED {
            return Err(format!(
                "the rules count more than {MOST_COUNTED} occurrences together"
            ));
        }
        Ok(())
    }
}

/// A rule; an UNTIL that is no UTC time is read as what it says in the entry's zone, as the calendars
/// of whole days write it.
fn recurrence(rule: &str, start: NaiveDateTime, zone: Tz) -> Result<Recurrence, RecurrenceError> {
    match Recurrence::parse(rule, start, zone) {
        Err(RecurrenceError::UntilNotUtc(meant)) => {
            let parts =
                rule.split(';').map(
                    |part| match part.to_ascii_uppercase().starts_with("UNTIL=") {
                        true => format!("UNTIL={meant}"),
                        false => part.to_owned(),
                    },
                );
            let rule = parts.collect::<Vec<_>>().join(";");
            Recurrence::parse(&rule, start, zone)
        }
        other => other,
    }
}

/// The exact length; whole days are as long as their first one really is.
fn minutes_of(reader: &mut Reader, raw: &Raw, start: Moment, zone: Tz) -> Result<u32, String> {
    let from = place(start.local, zone).to_utc();
    let to = match (&raw.end, &raw.duration) {
        (Some(end), _) => {
            let end = time_of(reader, raw, end).ok_or("its end is no time")?;
            place(end.local, end.zone.unwrap_or(zone)).to_utc()
        }
        (None, Some(text)) if start.whole_day => {
            let minutes = minutes(text).ok_or("its length cannot be read")?;
            place(start.local + Duration::minutes(i64::from(minutes)), zone).to_utc()
        }
        (None, Some(text)) => {
            let minutes = minutes(text).ok_or("its length cannot be read")?;
            return Ok(minutes);
        }
        (None, None) if start.whole_day => {
            let next = start.local.checked_add_days(chrono::Days::new(1));
            place(next.unwrap_or(start.local), zone).to_utc()
        }
        (None, None) => return Err("it has no length".to_owned()),
    };
    let seconds = (to - from).num_seconds();
    if seconds < 0 {
        return Err("it ends before it starts".to_owned());
    }
    u32::try_from((seconds + 59) / 60).map_err(|_| "it is too long".to_owned())
}

fn dates(
    reader: &mut Reader,
    raw: &Raw,
    times: &[Time],
    start: NaiveDateTime,
    zone: Tz,
) -> Vec<NaiveDateTime> {
    let mut out = Vec::new();
    for time in times {
        match time_of(reader, raw, time) {
            Some(at) => out.push(on_the_wall(at, start, zone)),
            None => {
                let date = one_line(&time.value, 40);
                let warning = format!("{}: the date “{date}” cannot be read.", raw.name());
                reader.warn(warning);
            }
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// A date of a list on the entry's own wall clock; a bare day means the occurrence of that day.
fn on_the_wall(at: Moment, start: NaiveDateTime, zone: Tz) -> NaiveDateTime {
    if at.whole_day {
        return at.local.date().and_time(start.time());
    }
    at.in_zone(zone)
}

fn time_of(reader: &mut Reader, raw: &Raw, time: &Time) -> Option<Moment> {
    let known = time
        .tzid
        .as_ref()
        .map(|tzid| (tzid, zone(tzid, &reader.named)));
    if let Some((tzid, None)) = known {
        let name = one_line(tzid, 60);
        let warning = format!(
            "{}: no time zone is named “{name}”; it is read in {}.",
            raw.name(),
            reader.zone.name()
        );
        if !reader.out.warnings.contains(&warning) {
            reader.warn(warning);
        }
    }
    moment(&time.value, known.and_then(|(_, zone)| zone))
}
