//! Plans a deployment, edits one, or moves it. What is not said is filled in from what is known.

use super::check::length;
use super::desk::{Candidate, Desk, kind_of, span_of, state_of};
use super::list::is_over;
use super::{Deployment, SaveDeployment, papers, show};
use crate::book::Book;
use crate::error::{Code, Error, Result};
use crate::people::actor::Actor;
use crate::releases::read;
use crate::runbooks::facts;
use crate::time::{local_text, on_the_clock, wall_in};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use chrono::Timelike;
use serde_json::Value;
use slipway_domain::calendar::length::LONGEST;
use slipway_domain::calendar::zone::{TZDATA, parse_local, place};
use slipway_domain::component::Change;
use slipway_domain::deployment::{ChangeType, DeploymentState, PerformedBy, Strategy};
use slipway_domain::environment::EnvironmentKind;
use slipway_domain::rules::Estimates;
use slipway_domain::settings::is_date;
use slipway_store::table::deployment::{self, DeploymentRow};
use slipway_store::table::runbook;

/// Longest description, impact or title, in characters.
const LONGEST_TEXT: usize = 4_000;

pub(crate) fn run(app: &App, caller: &Caller, request: SaveDeployment) -> Result<Done<Deployment>> {
    let op = match request.id {
        None => Op::PlanDeployment,
        Some(_) => Op::EditDeployment,
    };
    let done = transact(app, caller, op, |tx, who| {
        let book = Book::read(app, tx.conn())?;
        let desk = Desk::new(app, tx.conn(), caller, &book)?;
        let before = request.id.as_deref().map(|id| desk.find(id)).transpose()?;
        let row = match &before {
            None => planned(&desk, &request, who)?,
            Some(row) => edited(&desk, row, &request)?,
        };
        tx.put(&row)?;
        let into = desk.environment(&row.environment_id)?.code;
        let title = desk.title(&row)?;
        let when = super::desk::when(&row);
        let summary = match before {
            None => format!("Planned {title} into {into}, {when}"),
            Some(before) if window_of(&before) != window_of(&row) => {
                format!("Moved {title} into {into} to {when}")
            }
            Some(_) => format!("Edited {title} into {into}"),
        };
        Ok((row.id, summary))
    })?;
    done.map(|id| show::by_id(app, caller, &id))
}

fn window_of(row: &DeploymentRow) -> (&str, &str, &str, u32) {
    (
        &row.environment_id,
        &row.start_local,
        &row.zone,
        row.minutes,
    )
}

/// A new plan: what the request says, and the rest from the release and from what ran before.
fn planned(desk: &Desk<'_>, request: &SaveDeployment, who: &Actor) -> Result<DeploymentRow> {
    let missing = |field: &str, message: &str, hint: &str| Error::invalid(field, message, hint);
    let environment = request.environment.as_deref();
    let environment = environment.ok_or_else(|| {
        missing(
            "environment",
            "Nothing says where.",
            "Choose an environment.",
        )
    })?;
    if request.start.is_none() {
        return Err(missing(
            "start",
            "Nothing says when.",
            "Choose a day and a time.",
        ));
    }
    let id = desk.app.host.new_id().to_string();
    let support = kind_of(&desk.environment(environment)?) == EnvironmentKind::Support;
    let mut row = DeploymentRow {
        uid: format!("{id}@slipway"),
        id,
        release_id: None,
        title: String::new(),
        environment_id: desk.environment(environment)?.id,
        state: DeploymentState::Planned.slug().to_owned(),
        change_type: ChangeType::Minor.slug().to_owned(),
        downtime: false,
        strategy: Strategy::InPlace.slug().to_owned(),
        performed_by: match support {
            true => PerformedBy::Support.slug().to_owned(),
            false => PerformedBy::Hub.slug().to_owned(),
        },
        start_local: String::new(),
        zone: String::new(),
        minutes: 0,
        start_utc: 0,
        end_utc: 0,
        tzdata: TZDATA.to_owned(),
        runbook_minutes: None,
        rollback_minutes: None,
        validation_minutes: None,
        description: String::new(),
        impact: String::new(),
        initiator_id: Some(who.id.clone()),
        maker_id: None,
        checker_id: None,
        coordinator_id: Some(who.id.clone()),
        cab_day: None,
        ticket: String::new(),
        announced: Value::Null,
        opened_at: None,
        closed_at: None,
        outcome: None,
        outcome_note: String::new(),
        cancelled_reason: None,
        report: Value::Null,
        review: Value::Null,
        planned_at: desk.app.now_text(),
        sequence: 0,
    };
    name_it(desk, &mut row, request)?;
    fill_in(desk, &mut row)?;
    apply(desk, &mut row, request)?;
    if row.minutes == 0 {
        row.minutes = super::case::estimates_of(&row).total().min(LONGEST);
    }
    if row.minutes == 0 {
        let hint = "Give its length, or estimate its runbook.";
        return Err(missing("minutes", "Nothing says how long.", hint));
    }
    place_it(&mut row);
    Ok(row)
}

/// What release it brings, or what else it is.
fn name_it(desk: &Desk<'_>, row: &mut DeploymentRow, request: &SaveDeployment) -> Result<()> {
    match request.release.as_deref().map(str::trim) {
        Some("") => row.release_id = None,
        Some(release) => {
            row.release_id = Some(read::find(desk.conn, desk.book, release)?.id);
        }
        None => {}
    }
    if let Some(title) = &request.title {
        row.title = line(&text("title", title)?);
    }
    if row.release_id.is_none() && row.title.is_empty() {
        let hint = "Choose a release, or say in a few words what changes.";
        return Err(Error::invalid(
            "release",
            "Nothing says what goes there.",
            hint,
        ));
    }
    Ok(())
}

/// Fills in what the release tells, and how long it took before.
fn fill_in(desk: &Desk<'_>, row: &mut DeploymentRow) -> Result<()> {
    let Some(id) = row.release_id.clone() else {
        let before = deployment::all(desk.conn)?;
        take_estimates(
            row,
            before
                .iter()
                .filter(|b| b.environment_id == row.environment_id)
                .cloned()
                .collect(),
        );
        return Ok(());
    };
    if let Some(release) = desk.candidate(&id)? {
        row.description = describe(&release);
        if !release.migrations.is_empty() {
            row.downtime = true;
            row.change_type = ChangeType::Major.slug().to_owned();
            row.strategy = Strategy::MaintenanceWindow.slug().to_owned();
            row.impact = "Payments stop while the database is migrated.".to_owned();
        }
    }
    let here = row.environment_id.clone();
    let mut before: Vec<DeploymentRow> = deployment::all(desk.conn)?
        .into_iter()
        .filter(|other| other.environment_id == here && other.release_id.is_some())
        .collect();
    before.extend(desk.of_release(&id)?.iter().cloned());
    take_estimates(row, before);
    take_runbook(desk, row)?;
    Ok(())
}

/// Takes how long it takes from its runbook, measured where it was rehearsed. False when there is
/// none.
fn take_runbook(desk: &Desk<'_>, row: &mut DeploymentRow) -> Result<bool> {
    let Some(release) = &row.release_id else {
        return Ok(false);
    };
    let Some(kept) = runbook::of(desk.conn, release, &row.environment_id)? else {
        return Ok(false);
    };
    let plan = facts::laid(desk, &kept)?.plan;
    for (seconds, kept) in [
        (plan.there.length, &mut row.runbook_minutes),
        (plan.takes_back, &mut row.rollback_minutes),
        (plan.regression, &mut row.validation_minutes),
    ] {
        let minutes = facts::minutes(seconds);
        if minutes > 0 {
            *kept = Some(minutes.min(LONGEST));
        }
    }
    Ok(true)
}

/// Takes each estimate from the last of those before that has one.
fn take_estimates(row: &mut DeploymentRow, before: Vec<DeploymentRow>) {
    let last = last_estimates(&before);
    row.runbook_minutes = last.runbook;
    row.rollback_minutes = last.rollback;
    row.validation_minutes = last.validation;
}

/// The last of each estimate among these deployments, the oldest first.
pub(super) fn last_estimates(before: &[DeploymentRow]) -> Estimates {
    let last = |pick: fn(&DeploymentRow) -> Option<u32>| before.iter().rev().find_map(pick);
    Estimates {
        runbook: last(|before| before.runbook_minutes),
        rollback: last(|before| before.rollback_minutes),
        validation: last(|before| before.validation_minutes),
    }
}

/// What a release changes, as those who are told may read it.
fn describe(release: &Candidate) -> String {
    let standing = &release.standing;
    let changed = standing
        .components
        .iter()
        .filter(|component| !matches!(component.change, Change::Unchanged | Change::Unknown))
        .count()
        + standing.removed.len();
    let mut lines = vec![match &standing.previous {
        Some(previous) => format!("{} in place of {}.", standing.title, previous.version),
        None => format!("{}.", standing.title),
    }];
    match changed {
        0 => {}
        1 => lines.push("1 component changes.".to_owned()),
        many => lines.push(format!("{many} components change.")),
    }
    let breaking = standing
        .notes
        .as_ref()
        .map_or(0, |notes| notes.breaking.len());
    match breaking {
        0 => {}
        1 => lines.push("1 breaking change.".to_owned()),
        many => lines.push(format!("{many} breaking changes.")),
    }
    if !release.migrations.is_empty() {
        lines.push("The database is migrated; back up first.".to_owned());
    }
    lines.join(" ")
}

fn edited(
    desk: &Desk<'_>,
    before: &DeploymentRow,
    request: &SaveDeployment,
) -> Result<DeploymentRow> {
    let state = state_of(before);
    if is_over(before) {
        let message = format!(
            "It is {}; what was planned stays as it was.",
            state.title().to_lowercase()
        );
        return Err(Error::new(
            Code::Blocked,
            message,
            "Plan another deployment.",
        ));
    }
    let mut row = before.clone();
    name_it(desk, &mut row, request)?;
    if let Some(environment) = &request.environment {
        row.environment_id = desk.environment(environment)?.id;
    }
    if request.from_runbook == Some(true) && !take_runbook(desk, &mut row)? {
        let hint = "Make one: slipwayctl runbook new.";
        return Err(Error::not_found("runbook of it", hint));
    }
    apply(desk, &mut row, request)?;
    place_it(&mut row);
    let begun = (&row.environment_id, &row.release_id, row.start_utc)
        != (&before.environment_id, &before.release_id, before.start_utc);
    if state.under_way() && begun {
        let hint = "Its length may be changed; else close it and plan another.";
        let message = "Its window is open, so it cannot be moved.";
        return Err(Error::new(Code::Blocked, message, hint));
    }
    let content = row.release_id != before.release_id || row.title != before.title;
    let elsewhere = row.environment_id != before.environment_id;
    if (elsewhere || row.release_id != before.release_id) && was_told(before) {
        let message = "Those concerned were told what goes where, so neither can be exchanged.";
        let hint = "Cancel it, so that they hear of it, and plan another.";
        return Err(Error::new(Code::Blocked, message, hint));
    }
    if content || window_of(&row) != window_of(before) {
        row.sequence = before.sequence.saturating_add(1);
        if state.ahead() {
            row.state = told_state(&row).slug().to_owned();
        }
    }
    Ok(row)
}

fn was_told(row: &DeploymentRow) -> bool {
    !row.announced.is_null() || state_of(row) == DeploymentState::Announced
}

/// Announced while what was told is the window that is planned.
fn told_state(row: &DeploymentRow) -> DeploymentState {
    let told = !row.announced.is_null() && row.announced == papers::window_told(row);
    match told {
        true => DeploymentState::Announced,
        false => DeploymentState::Planned,
    }
}

/// Takes over what the request says.
fn apply(desk: &Desk<'_>, row: &mut DeploymentRow, request: &SaveDeployment) -> Result<()> {
    if let Some(start) = &request.start {
        let (local, zone) = wall_in(start)?;
        on_the_clock("start", local, zone)?;
        debug_assert_eq!(local.second(), 0);
        (row.start_local, row.zone) = (local_text(local), zone.to_string());
    }
    if let Some(minutes) = request.minutes {
        row.minutes = length(minutes)?;
    }
    apply_kind(row, request);
    for (field, given, kept) in [
        (
            "runbook_minutes",
            request.runbook_minutes,
            &mut row.runbook_minutes,
        ),
        (
            "rollback_minutes",
            request.rollback_minutes,
            &mut row.rollback_minutes,
        ),
        (
            "validation_minutes",
            request.validation_minutes,
            &mut row.validation_minutes,
        ),
    ] {
        if let Some(minutes) = given {
            if minutes > LONGEST {
                let hint = "Estimate it in minutes.";
                return Err(Error::invalid(
                    field,
                    "An estimate of more than a year is none.",
                    hint,
                ));
            }
            *kept = Some(minutes).filter(|minutes| *minutes > 0);
        }
    }
    for (field, given, kept) in [
        ("description", &request.description, &mut row.description),
        ("impact", &request.impact, &mut row.impact),
        ("ticket", &request.ticket, &mut row.ticket),
    ] {
        if let Some(given) = given {
            *kept = text(field, given)?;
        }
    }
    for (field, given, kept) in [
        ("initiator", &request.initiator, &mut row.initiator_id),
        ("maker", &request.maker, &mut row.maker_id),
        ("checker", &request.checker, &mut row.checker_id),
        ("coordinator", &request.coordinator, &mut row.coordinator_id),
    ] {
        if let Some(given) = given {
            *kept = person(desk, field, given)?;
        }
    }
    if let Some(day) = request.cab_day.as_deref().map(str::trim) {
        if !day.is_empty() && !is_date(day) {
            let message = format!("“{}” is no day.", day.chars().take(40).collect::<String>());
            return Err(Error::invalid(
                "cab_day",
                message,
                "Write it such as 2026-11-25.",
            ));
        }
        row.cab_day = (!day.is_empty()).then(|| day.to_owned());
    }
    Ok(())
}

/// How it is governed. What stops payments is a major change, unless its type is said as well.
fn apply_kind(row: &mut DeploymentRow, request: &SaveDeployment) {
    if let Some(downtime) = request.downtime {
        row.downtime = downtime;
        let smaller = ["minor", "standard"].contains(&row.change_type.as_str());
        if downtime && smaller {
            row.change_type = ChangeType::Major.slug().to_owned();
        }
    }
    if let Some(kind) = request.change_type {
        row.change_type = kind.slug().to_owned();
    }
    if let Some(strategy) = request.strategy {
        row.strategy = strategy.slug().to_owned();
    }
    if let Some(by) = request.performed_by {
        row.performed_by = by.slug().to_owned();
    }
}

/// Derives the instants that are kept beside the wall clock.
fn place_it(row: &mut DeploymentRow) {
    let placed = parse_local(&row.start_local).zip(row.zone.parse().ok());
    if let Some((local, zone)) = placed {
        row.start_utc = place(local, zone).timestamp();
    }
    row.end_utc = span_of(row).end.timestamp();
    row.tzdata = TZDATA.to_owned();
}

/// Somebody by name or id; None for nobody.
pub(super) fn person(desk: &Desk<'_>, field: &str, wanted: &str) -> Result<Option<String>> {
    let wanted = wanted.trim();
    if wanted.is_empty() {
        return Ok(None);
    }
    let found = desk
        .book
        .people
        .iter()
        .find(|row| row.id == wanted || row.name.to_lowercase() == wanted.to_lowercase());
    found.map(|row| Some(row.id.clone())).ok_or_else(|| {
        let message = format!("There is nobody called {wanted}.");
        Error::invalid(field, message, "Add them first.")
    })
}

fn text(field: &str, given: &str) -> Result<String> {
    if given.chars().count() > LONGEST_TEXT {
        let message = format!("It is longer than {LONGEST_TEXT} characters.");
        return Err(Error::invalid(
            field,
            message,
            "Keep it short; link to the rest.",
        ));
    }
    Ok(given.trim().to_owned())
}

/// A title is one line, wherever it was pasted from.
fn line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words
        .join(" ")
        .chars()
        .filter(|c| !c.is_control())
        .collect()
}
