//! Answers whether something may be deployed then, planned or only thought of.

use super::case::Case;
use super::desk::Desk;
use super::judge;
use super::{CheckDeployment, Checked};
use crate::book::Book;
use crate::error::{Error, Result};
use crate::releases::read;
use crate::shape::WallTime;
use crate::time::{on_the_clock, wall_in};
use crate::{App, Caller};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use slipway_domain::calendar::length::{LONGEST, words};
use slipway_domain::calendar::span::Span;
use slipway_domain::calendar::zone::place;
use slipway_domain::rules::Estimates;

/// Free slots that are offered when nobody says how many.
const SLOTS: u32 = 3;
/// Most that are looked for.
const MOST_SLOTS: u32 = 50;

pub(crate) fn run(app: &App, caller: &Caller, request: CheckDeployment) -> Result<Checked> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let desk = Desk::new(app, conn, caller, &book)?;
        let case = case_of(&desk, &request)?;
        Ok(judge::check(&desk, &case)?.1)
    })
}

fn case_of(desk: &Desk<'_>, request: &CheckDeployment) -> Result<Case> {
    let mut case = match &request.deployment {
        Some(id) => Case::of(desk, &desk.find(id)?)?,
        None => thought_of(desk, request)?,
    };
    if let Some(environment) = &request.environment {
        case.environment = desk.environment(environment)?;
    }
    if let Some(release) = &request.release {
        let row = read::find(desk.conn, desk.book, release)?;
        case.release = desk.candidate(&row.id)?;
    }
    if let Some(start) = &request.start {
        (case.span.start, case.zone) = instant(start)?;
    }
    let minutes = match request.minutes {
        Some(minutes) => length(minutes)?,
        None => case.row.as_ref().map_or(0, |row| row.minutes),
    };
    case.span = Span::of_minutes(case.span.start, minutes);
    case.change_type = request.change_type.or(case.change_type);
    case.downtime = request.downtime.unwrap_or(case.downtime);
    case.rollback = request.rollback || case.rollback;
    case.slots = request.slots.unwrap_or(SLOTS).min(MOST_SLOTS) as usize;
    if let Some(row) = &mut case.row {
        // The papers are those of the plan as it would be, so that a move shows what it voids.
        let local = case.span.start.with_timezone(&case.zone).naive_local();
        row.start_local = crate::time::local_text(local);
        row.zone = case.zone.to_string();
        row.minutes = minutes;
        row.environment_id = case.environment.id.clone();
    }
    Ok(case)
}

fn thought_of(desk: &Desk<'_>, request: &CheckDeployment) -> Result<Case> {
    let needs = |field: &str, what: &str| {
        let hint = "Name a planned deployment, or an environment, a start and a length.";
        Error::invalid(field, format!("Nothing says {what}."), hint)
    };
    let wanted = request.environment.as_deref();
    let wanted = wanted.ok_or_else(|| needs("environment", "where"))?;
    let start = request
        .start
        .as_ref()
        .ok_or_else(|| needs("start", "when"))?;
    request
        .minutes
        .ok_or_else(|| needs("minutes", "how long"))?;
    let (start, zone) = instant(start)?;
    Ok(Case {
        environment: desk.environment(wanted)?,
        release: None,
        change_type: None,
        downtime: false,
        strategy: None,
        span: Span::of_minutes(start, 1),
        zone,
        planned_at: desk.book.now,
        rollback: false,
        opening: false,
        estimates: Estimates::default(),
        row: None,
        slots: 0,
    })
}

/// Reads a start; one that the clock skips is refused.
pub(crate) fn instant(start: &WallTime) -> Result<(DateTime<Utc>, Tz)> {
    let (local, zone) = wall_in(start)?;
    on_the_clock("start", local, zone)?;
    Ok((place(local, zone).to_utc(), zone))
}

/// Reads a length.
pub(crate) fn length(minutes: u32) -> Result<u32> {
    if (1..=LONGEST).contains(&minutes) {
        return Ok(minutes);
    }
    let message = match minutes {
        0 => "A window of no length holds nothing.".to_owned(),
        _ => "A window of more than a year is none.".to_owned(),
    };
    let hint = format!("Choose from 1 min to {}.", words(LONGEST));
    Err(Error::invalid("minutes", message, hint))
}
