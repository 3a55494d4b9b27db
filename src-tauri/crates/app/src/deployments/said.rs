//! What somebody says of a deployment, taken over into its row.

use super::SaveDeployment;
use super::check::length;
use super::desk::Desk;
use crate::error::{Error, Result};
use crate::releases::read;
use crate::time::{local_text, on_the_clock, wall_in};
use chrono::Timelike;
use slipway_domain::calendar::length::LONGEST;
use slipway_domain::deployment::ChangeType;
use slipway_domain::settings::is_date;
use slipway_store::table::deployment::DeploymentRow;

/// Longest description, impact or title, in characters.
const LONGEST_TEXT: usize = 4_000;

/// What release it brings, or what else it is.
pub(super) fn name_it(
    desk: &Desk<'_>,
    row: &mut DeploymentRow,
    request: &SaveDeployment,
) -> Result<()> {
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

/// Takes over what the request says.
pub(super) fn apply(
    desk: &Desk<'_>,
    row: &mut DeploymentRow,
    request: &SaveDeployment,
) -> Result<()> {
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
