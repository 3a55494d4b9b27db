//! Between the rows of windows and the engine's own values.

use super::load::unreadable;
use crate::book::Book;
use crate::error::Result;
use chrono::{DateTime, NaiveDateTime};
use serde_json::Value;
use slipway_domain::calendar::recurrence::Recurrence;
use slipway_domain::calendar::schedule::Schedule;
use slipway_domain::calendar::window::{Scope, Window, WindowKind};
use slipway_domain::calendar::zone::parse_local;
use slipway_store::table::calendar_window::CalendarWindowRow;

/// A window as the engine takes it.
///
/// # Errors
/// `internal` when a part of it cannot be read.
pub(crate) fn window_of(row: &CalendarWindowRow, book: &Book) -> Result<Window> {
    whole(row, book).ok_or_else(|| unreadable(&row.reason))
}

fn whole(row: &CalendarWindowRow, book: &Book) -> Option<Window> {
    let lifted_at = match row.lifted_at.as_deref() {
        Some(at) => Some(DateTime::parse_from_rfc3339(at).ok()?.to_utc()),
        None => None,
    };
    Some(Window {
        id: row.id.clone(),
        kind: match row.kind.as_str() {
            "maintenance" => WindowKind::Maintenance,
            _ => WindowKind::Freeze,
        },
        hard: row.hard,
        reason: row.reason.clone(),
        owner: row.owner_id.as_deref().and_then(|id| book.person_name(id)),
        schedule: schedule_of(row)?,
        scope: Scope {
            environments: serde_json::from_value(row.environments.clone()).ok()?,
            products: serde_json::from_value(row.products.clone()).ok()?,
        },
        allow_rollback: row.allow_rollback,
        allow_overrun: row.allow_overrun,
        lifted_at,
    })
}

fn schedule_of(row: &CalendarWindowRow) -> Option<Schedule> {
    let start = parse_local(&row.start_local)?;
    let zone = row.zone.parse().ok()?;
    let recurrence = match row.rrule.as_deref() {
        Some(rule) => Some(Recurrence::parse(rule, start, zone).ok()?),
        None => None,
    };
    Some(Schedule {
        start,
        zone,
        minutes: row.minutes,
        recurrence,
        rdates: locals(&row.rdates)?,
        exdates: locals(&row.exdates)?,
    })
}

fn locals(value: &Value) -> Option<Vec<NaiveDateTime>> {
    value
        .as_array()?
        .iter()
        .map(|text| parse_local(text.as_str()?))
        .collect()
}
