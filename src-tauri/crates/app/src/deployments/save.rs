//! Plans a deployment, edits one, or moves it. What is not said is filled in from what is known.

use super::desk::{Desk, kind_of, span_of, state_of};
use super::fill_in::{fill_in, take_runbook};
use super::list::is_over;
use super::said::{apply, name_it};
use super::{Deployment, SaveDeployment, papers, show};
use crate::book::Book;
use crate::error::{Code, Error, Result};
use crate::people::actor::Actor;
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use serde_json::Value;
use slipway_domain::calendar::length::LONGEST;
use slipway_domain::calendar::zone::{TZDATA, parse_local, place};
use slipway_domain::deployment::{ChangeType, DeploymentState, PerformedBy, Strategy};
use slipway_domain::environment::EnvironmentKind;
use slipway_store::table::deployment::DeploymentRow;

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

/// Derives the instants that are kept beside the wall clock.
fn place_it(row: &mut DeploymentRow) {
    let placed = parse_local(&row.start_local).zip(row.zone.parse().ok());
    if let Some((local, zone)) = placed {
        row.start_utc = place(local, zone).timestamp();
    }
    row.end_utc = span_of(row).end.timestamp();
    row.tzdata = TZDATA.to_owned();
}
