//! What was asked of a window, checked field by field and made a row.

use super::SaveWindow;
use super::rows::Names;
use super::scope::{environment_ids, product_ids};
use crate::error::{Error, Result};
use crate::releases::assign::find_person;
use crate::shape::WallTime;
use crate::time::{local_text, on_the_clock, wall_in};
use chrono::NaiveDateTime;
use chrono_tz::Tz;
use serde_json::json;
use slipway_domain::calendar::length::LONGEST;
use slipway_domain::calendar::recurrence::Recurrence;
use slipway_domain::calendar::schedule::{MOST_DATES, Schedule};
use slipway_domain::calendar::zone::place;
use slipway_store::table::calendar_window::CalendarWindowRow;

/// Longest reason: it is the title of the window wherever that is shown.
const LONGEST_REASON: usize = 200;

/// A row of what was asked. `old` is what it edits, `id` and `actor` are of a new one. Its UID
/// stays, its SEQUENCE grows when anything differs.
///
/// # Errors
/// `invalid` with the first field that does not hold.
pub(crate) fn checked(
    names: &Names<'_>,
    request: &SaveWindow,
    old: Option<&CalendarWindowRow>,
    id: &str,
    actor: &str,
) -> Result<CalendarWindowRow> {
    let freeze = match request.kind.as_str() {
        "freeze" => true,
        "maintenance" => false,
        _ => {
            let message = "It is either a maintenance window or a freeze.";
            return Err(Error::invalid(
                "kind",
                message,
                "Say maintenance or freeze.",
            ));
        }
    };
    let schedule = schedule(request)?;
    let (from, until) = schedule.envelope();
    let owner = match (&request.owner, old) {
        (Some(owner), _) if !owner.trim().is_empty() => find_person(names.book, owner.trim())?,
        (_, Some(old)) => old.owner_id.clone().unwrap_or_else(|| actor.to_owned()),
        (_, None) => actor.to_owned(),
    };
    let locals = |dates: &[NaiveDateTime]| {
        let texts: Vec<String> = dates.iter().map(|date| local_text(*date)).collect();
        json!(texts)
    };
    let row = CalendarWindowRow {
        id: old.map_or(id, |old| &old.id).to_owned(),
        kind: request.kind.clone(),
        hard: !freeze || request.hard.unwrap_or(true),
        reason: reason(request, freeze)?,
        owner_id: Some(owner),
        start_local: local_text(schedule.start),
        zone: schedule.zone.name().to_owned(),
        minutes: schedule.minutes,
        rrule: schedule
            .recurrence
            .as_ref()
            .map(|rule| rule.text().to_owned()),
        rdates: locals(&schedule.rdates),
        exdates: locals(&schedule.exdates),
        environments: json!(environment_ids(&names.ladder, &request.environments)?),
        products: json!(product_ids(names.book, &request.products)?),
        allow_rollback: request.allow_rollback.unwrap_or(true),
        allow_overrun: request.allow_overrun,
        lifted_at: None,
        lifted_by: None,
        lifted_reason: None,
        source_id: None,
        uid: old.map_or_else(|| format!("{id}@slipway"), |old| old.uid.clone()),
        sequence: old.map_or(0, |old| old.sequence),
        from_utc: from.timestamp(),
        until_utc: until.map(|until| until.timestamp()),
    };
    Ok(match old {
        Some(old) if *old != row => CalendarWindowRow {
            sequence: old.sequence + 1,
            ..row
        },
        _ => row,
    })
}

fn reason(request: &SaveWindow, freeze: bool) -> Result<String> {
    let words: Vec<&str> = request.reason.split_whitespace().collect();
    let reason: String = words
        .join(" ")
        .chars()
        .filter(|c| !c.is_control())
        .collect();
    if reason.chars().count() > LONGEST_REASON {
        let message = "The reason is longer than a line.";
        return Err(Error::invalid(
            "reason",
            message,
            "Keep it to 200 characters.",
        ));
    }
    match (reason.is_empty(), freeze) {
        (false, _) => Ok(reason),
        (true, false) => Ok("Maintenance window".to_owned()),
        (true, true) => Err(Error::invalid(
            "reason",
            "A freeze needs a reason.",
            "Whoever is held up reads it, such as: Year-end settlement.",
        )),
    }
}

fn schedule(request: &SaveWindow) -> Result<Schedule> {
    let (start, zone) = wall_in(&request.start)?;
    let rule = request.rrule.as_deref().map(str::trim).unwrap_or_default();
    let recurrence = match rule {
        "" => None,
        rule => Some(Recurrence::parse(rule, start, zone).map_err(|error| {
            let hint = "Write a rule of RFC 5545, such as FREQ=WEEKLY;BYDAY=FR.";
            Error::invalid("rrule", sentence(&error.to_string()), hint)
        })?),
    };
    if recurrence.is_none() {
        on_the_clock("start", start, zone)?;
    }
    let schedule = Schedule {
        start,
        zone,
        minutes: minutes(request, start, zone)?,
        rdates: dates("rdates", &request.rdates, zone)?,
        exdates: dates("exdates", &request.exdates, zone)?,
        recurrence,
    };
    schedule
        .check()
        .map_err(|error| Error::invalid("start", sentence(&error.to_string()), ""))?;
    Ok(schedule)
}

/// The length, given as such or by the wall clock of the first end.
fn minutes(request: &SaveWindow, start: NaiveDateTime, zone: Tz) -> Result<u32> {
    let minutes = match (request.end.as_deref(), request.minutes) {
        (None, Some(minutes)) => i64::from(minutes),
        (Some(end), None) => {
            let end = WallTime {
                local: end.to_owned(),
                zone: zone.name().to_owned(),
                label: String::new(),
            };
            let (end, _) = wall_in(&end).map_err(|error| error.at("end"))?;
            on_the_clock("end", end, zone)?;
            let length = place(end, zone).to_utc() - place(start, zone).to_utc();
            length.num_minutes()
        }
        _ => {
            let message = "A window needs either an end or a length.";
            let hint = "Give one of the two, such as 4 h.";
            return Err(Error::invalid("end", message, hint));
        }
    };
    let field = match request.end {
        Some(_) => "end",
        None => "minutes",
    };
    match u32::try_from(minutes) {
        Ok(0) | Err(_) if minutes <= 0 => Err(Error::invalid(
            field,
            "It ends before it begins.",
            "Let it end later than it starts.",
        )),
        Ok(minutes) if minutes <= LONGEST => Ok(minutes),
        _ => Err(Error::invalid(
            field,
            "It is longer than a year.",
            "A window may be a year long at most; let a longer one recur.",
        )),
    }
}

fn dates(field: &str, texts: &[String], zone: Tz) -> Result<Vec<NaiveDateTime>> {
    if texts.len() > MOST_DATES {
        let message = "These are more dates than a window can have.";
        return Err(Error::invalid(
            field,
            message,
            "Give 1000 at most, or a rule.",
        ));
    }
    let read = |text: &String| {
        let time = WallTime {
            local: text.clone(),
            zone: zone.name().to_owned(),
            label: String::new(),
        };
        wall_in(&time)
            .map(|(local, _)| local)
            .map_err(|error| error.at(field))
    };
    let mut dates: Vec<NaiveDateTime> = texts.iter().map(read).collect::<Result<_>>()?;
    dates.sort_unstable();
    dates.dedup();
    Ok(dates)
}

/// An error of the engine, as a sentence.
fn sentence(error: &str) -> String {
    let mut chars = error.chars();
    let first: String = chars
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    format!("{first}{}.", chars.as_str().trim_end_matches('.'))
}
