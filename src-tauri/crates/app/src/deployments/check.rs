//! Answers whether something may be deployed then, planned or only thought of.

use super::case::Case;
use super::desk::Desk;
use super::fill_in::last_estimates;
use super::judge;
use super::said::person;
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
use slipway_domain::deployment::ChangeType;
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
    govern(&mut case, request);
    estimate(desk, &mut case, request)?;
    staff(desk, &mut case, request)?;
    case.rollback = request.rollback || case.rollback;
    case.slots = request.slots.unwrap_or(SLOTS).min(MOST_SLOTS) as usize;
    if let Some(row) = &mut case.row {
        // The papers are those of the plan as it would be, so that a move shows what it voids.
        let local = case.span.start.with_timezone(&case.zone).naive_local();
        row.start_local = crate::time::local_text(local);
        row.zone = case.zone.to_string();
        if request.start.is_some() {
            row.start_utc = case.span.start.timestamp();
        }
        row.minutes = minutes;
        row.environment_id = case.environment.id.clone();
    }
    Ok(case)
}

/// How it is governed: as asked, as planned, or as a plan of it would begin. What migrates a database
/// stops payments, and what stops payments is a major change.
fn govern(case: &mut Case, request: &CheckDeployment) {
    if case.row.is_none() {
        let release = case.release.as_ref();
        case.downtime = release.is_some_and(|release| release.breaks_data());
    }
    case.downtime = request.downtime.unwrap_or(case.downtime);
    let begins = if case.downtime {
        ChangeType::Major
    } else {
        ChangeType::Minor
    };
    case.change_type = request.change_type.or(case.change_type).or(Some(begins));
}

/// How long it takes: as asked, as planned, or as the same release took elsewhere.
fn estimate(desk: &Desk<'_>, case: &mut Case, request: &CheckDeployment) -> Result<()> {
    if let (None, Some(release)) = (&case.row, &case.release) {
        case.estimates = last_estimates(&desk.of_release(&release.standing.row.id)?);
    }
    for (asked, kept) in [
        (request.runbook_minutes, &mut case.estimates.runbook),
        (request.rollback_minutes, &mut case.estimates.rollback),
        (request.validation_minutes, &mut case.estimates.validation),
    ] {
        if let Some(minutes) = asked {
            *kept = Some(minutes.min(LONGEST)).filter(|minutes| *minutes > 0);
        }
    }
    Ok(())
}

/// Who is needed: as asked, or as planned.
fn staff(desk: &Desk<'_>, case: &mut Case, request: &CheckDeployment) -> Result<()> {
    let asked = [
        ("maker", &request.maker),
        ("checker", &request.checker),
        ("coordinator", &request.coordinator),
    ];
    for ((field, wanted), kept) in asked.into_iter().zip(&mut case.people) {
        if let Some(wanted) = wanted {
            *kept = person(desk, field, wanted)?;
        }
    }
    Ok(())
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
        people: [None, None, None],
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
