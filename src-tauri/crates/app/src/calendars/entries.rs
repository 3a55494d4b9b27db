//! Deployments, freezes and maintenance windows as entries of a calendar.

use crate::book::Book;
use crate::error::Result;
use crate::releases::read;
use crate::time::placed_at;
use crate::windows::rows::window_of;
use chrono::{DateTime, Utc};
use serde_json::Value;
use slipway_domain::calendar::ical::{Event, Status};
use slipway_domain::calendar::schedule::Schedule;
use slipway_domain::calendar::zone::parse_local;
use slipway_domain::deployment::{ChangeType, DeploymentState};
use slipway_store::table::calendar_window::{self, CalendarWindowRow};
use slipway_store::table::change_log;
use slipway_store::table::deployment::{self, DeploymentRow};
use slipway_store::table::environment::{self, EnvironmentRow};
use slipway_store::table::release::ReleaseRow;
use slipway_store::{Connection, get};

/// Minutes before a deployment at which subscribers are reminded.
const REMIND: u32 = 60;

/// Which entries a calendar holds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Holds {
    /// Only this deployment.
    pub(crate) deployment: Option<String>,
    /// Only deployments of this release.
    pub(crate) release: Option<String>,
    /// Ids of environments; empty means every one.
    pub(crate) environments: Vec<String>,
}

impl Holds {
    fn environment(&self, id: &str) -> bool {
        self.environments.is_empty() || self.environments.iter().any(|known| known == id)
    }

    fn window(&self, row: &CalendarWindowRow) -> bool {
        let scope: Vec<String> = strings(&row.environments);
        scope.is_empty() || scope.iter().any(|id| self.environment(id))
    }
}

/// The entries, deployments first, each by its start. What was read from calendars of others is not
/// among them: their readers have it already.
///
/// # Errors
/// The store's; `internal` for a window that cannot be read.
pub(crate) fn collect(conn: &Connection, book: &Book, holds: &Holds) -> Result<Vec<Event>> {
    let ladder = environment::all(conn)?;
    let mut events = Vec::new();
    for row in deployment::all(conn)? {
        let named = holds.deployment.as_ref().is_none_or(|id| *id == row.id);
        let released = holds.release.is_none() || holds.release == row.release_id;
        if named && released && holds.environment(&row.environment_id) {
            events.extend(of_deployment(conn, book, &ladder, &row)?);
        }
    }
    if holds.deployment.is_none() && holds.release.is_none() {
        for row in calendar_window::own(conn)? {
            if holds.window(&row) {
                events.push(of_window(conn, book, &ladder, &row)?);
            }
        }
    }
    Ok(events)
}

/// A deployment; None when its planned time cannot be read.
///
/// # Errors
/// The store's.
pub(crate) fn of_deployment(
    conn: &Connection,
    book: &Book,
    ladder: &[EnvironmentRow],
    row: &DeploymentRow,
) -> Result<Option<Event>> {
    let zone = row.zone.parse().ok();
    let Some((start, zone)) = parse_local(&row.start_local).zip(zone) else {
        return Ok(None);
    };
    let rung = ladder.iter().find(|rung| rung.id == row.environment_id);
    let release: Option<ReleaseRow> = match &row.release_id {
        Some(id) => get(conn, id)?,
        None => None,
    };
    let what = release.map_or_else(|| row.title.clone(), |release| read::title(book, &release));
    let change = ChangeType::parse(&row.change_type).map_or("", ChangeType::title);
    let said = [
        row.description.trim().to_owned(),
        labelled("Impact", row.impact.trim()),
        labelled("Change type", change),
        labelled("Ticket", &row.ticket),
        labelled(
            "Called off",
            row.cancelled_reason.as_deref().unwrap_or_default(),
        ),
    ];
    let said: Vec<String> = said.into_iter().filter(|line| !line.is_empty()).collect();
    Ok(Some(Event {
        uid: row.uid.clone(),
        sequence: row.sequence,
        modified: modified(conn, &row.id, &row.planned_at)?,
        status: match DeploymentState::parse(&row.state) {
            Some(DeploymentState::Planned) | None => Status::Tentative,
            Some(DeploymentState::Cancelled) => Status::Cancelled,
            Some(_) => Status::Confirmed,
        },
        summary: format!("{what} → {}", rung.map_or("?", |rung| &rung.code)),
        description: said.join("\n"),
        location: rung.map_or_else(String::new, |rung| rung.name.clone()),
        categories: vec!["Deployment".to_owned(), change.to_owned()],
        schedule: Schedule::once(start, zone, row.minutes),
        remind: Some(REMIND),
    }))
}

fn of_window(
    conn: &Connection,
    book: &Book,
    ladder: &[EnvironmentRow],
    row: &CalendarWindowRow,
) -> Result<Event> {
    let window = window_of(row, book)?;
    let codes: Vec<&str> = strings(&row.environments)
        .iter()
        .filter_map(|id| ladder.iter().find(|rung| rung.id == *id))
        .map(|rung| rung.code.as_str())
        .collect();
    let place = if codes.is_empty() {
        "every environment".to_owned()
    } else {
        codes.join(", ")
    };
    let kind = match (row.kind.as_str(), row.hard) {
        ("maintenance", _) => "Maintenance window",
        (_, true) => "Freeze",
        (_, false) => "Soft freeze",
    };
    let said = [
        labelled("Owner", window.owner.as_deref().unwrap_or_default()),
        labelled("Lifted", row.lifted_reason.as_deref().unwrap_or_default()),
    ];
    let said: Vec<String> = said.into_iter().filter(|line| !line.is_empty()).collect();
    let first = placed_at(&row.start_local, &row.zone).unwrap_or_default();
    Ok(Event {
        uid: row.uid.clone(),
        sequence: row.sequence + u32::from(row.lifted_at.is_some()),
        modified: modified(conn, &row.id, &first.to_rfc3339())?,
        status: if row.lifted_at.is_some() {
            Status::Cancelled
        } else {
            Status::Confirmed
        },
        summary: format!("{kind}: {}", row.reason),
        description: said.join("\n"),
        location: place,
        categories: vec![kind.to_owned()],
        schedule: window.schedule,
        remind: None,
    })
}

fn labelled(label: &str, text: &str) -> String {
    if text.is_empty() {
        String::new()
    } else {
        format!("{label}: {text}")
    }
}

fn modified(conn: &Connection, id: &str, otherwise: &str) -> Result<DateTime<Utc>> {
    let at = change_log::last_at(conn, id)?;
    let at = DateTime::parse_from_rfc3339(at.as_deref().unwrap_or(otherwise));
    Ok(at.map(|at| at.to_utc()).unwrap_or_default())
}

pub(crate) fn strings(value: &Value) -> Vec<String> {
    serde_json::from_value(value.clone()).unwrap_or_default()
}
