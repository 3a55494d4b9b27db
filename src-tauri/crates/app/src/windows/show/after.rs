//! What comes after the view: freezes that begin and end, and deployments.

use super::Wanted;
use super::bands::spans;
use super::entries::title;
use super::words::instant;
use crate::error::Result;
use crate::windows::Coming;
use crate::windows::load::{instants, span_of, windows_near};
use crate::windows::rows::{Names, zone_words};
use chrono::{DateTime, Datelike, Duration, Utc};
use chrono_tz::Tz;
use slipway_domain::calendar::span::Span;
use slipway_domain::calendar::zone::short_span_words;
use slipway_domain::deployment::DeploymentState;
use slipway_store::Connection;
use slipway_store::table::deployment::{self, BookedRow};
use std::collections::BTreeSet;

/// How far is looked, in days.
const DAYS: i64 = 60;
/// How many are told.
const MOST: usize = 8;

/// The next few, by time.
pub(super) fn after(conn: &Connection, names: &Names<'_>, wanted: &Wanted) -> Result<Vec<Coming>> {
    let end = wanted.span.end;
    let span = Span::new(end, end + Duration::days(DAYS));
    let mut coming = freezes(conn, names, wanted, &span)?;
    coming.extend(deployments(conn, names, wanted, &span)?);
    coming.sort_by(|one, other| (one.0, &one.1.id).cmp(&(other.0, &other.1.id)));
    coming.truncate(MOST);
    Ok(coming.into_iter().map(|(_, coming)| coming).collect())
}

type Timed = (DateTime<Utc>, Coming);

fn freezes(
    conn: &Connection,
    names: &Names<'_>,
    wanted: &Wanted,
    span: &Span,
) -> Result<Vec<Timed>> {
    let windows = windows_near(conn, names.book, None, Some("freeze"), span)?;
    let shown = windows
        .iter()
        .filter(|window| wanted.scope(&window.scope.environments, &window.scope.products));
    let mut turns = Vec::new();
    for window in shown {
        for held in spans(window, span) {
            turns.push((held.start, "freeze_starts", window));
            turns.push((held.end, "freeze_ends", window));
        }
    }
    turns.retain(|(at, _, _)| span.contains(*at));
    turns.sort_by(|one, other| (one.0, &one.2.id).cmp(&(other.0, &other.2.id)));
    turns.truncate(MOST);
    let told = turns.into_iter().map(|(at, kind, window)| {
        let coming = Coming {
            at: instant(at),
            label: moment(at, wanted.zone),
            environment: codes(names, &window.scope.environments),
            title: window.reason.clone(),
            kind: kind.to_owned(),
            id: window.id.clone(),
        };
        (at, coming)
    });
    Ok(told.collect())
}

fn deployments(
    conn: &Connection,
    names: &Names<'_>,
    wanted: &Wanted,
    span: &Span,
) -> Result<Vec<Timed>> {
    let (from, to) = instants(span);
    let mut found = Ok(Vec::new());
    deployment::booked_while(conn, from, to, |row| {
        let Ok(coming) = &mut found else { return false };
        match one(names, wanted, span, row) {
            Ok(one) => coming.extend(one),
            Err(error) => found = Err(error),
        }
        found.as_ref().is_ok_and(|coming| coming.len() < MOST)
    })?;
    found
}

/// A deployment that is still ahead and begins in the span; None for any other.
fn one(names: &Names<'_>, wanted: &Wanted, span: &Span, row: BookedRow) -> Result<Option<Timed>> {
    let state = DeploymentState::parse(&row.state).filter(|state| state.ahead());
    let Some(state) = state.filter(|state| wanted.state(*state)) else {
        return Ok(None);
    };
    let held = span_of(&row)?;
    let shown = wanted.environment(&row.environment_id)
        && wanted.product(row.product_id.as_deref())
        && span.contains(held.start);
    let coming = shown.then(|| Coming {
        at: instant(held.start),
        label: short_span_words(&held, wanted.zone),
        environment: codes(names, &BTreeSet::from([row.environment_id.clone()])),
        title: title(names.book, &row),
        kind: state.slug().to_owned(),
        id: row.id,
    });
    Ok(coming.map(|coming| (held.start, coming)))
}

/// Such as `Tue 1 Dec, 06:00 WAT`.
fn moment(at: DateTime<Utc>, zone: Tz) -> String {
    let local = at.with_timezone(&zone);
    let clock = local.format("%a %-d %b, %H:%M");
    format!("{clock} {}", zone_words(zone, local.year()))
}

fn codes(names: &Names<'_>, ids: &BTreeSet<String>) -> String {
    let rows = names.ladder.iter().filter(|row| ids.contains(&row.id));
    let codes: Vec<&str> = rows.map(|row| row.code.as_str()).collect();
    codes.join(", ")
}
