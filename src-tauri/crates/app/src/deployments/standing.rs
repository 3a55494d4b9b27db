//! Which confirmations no longer hold, all at once, for the calendar and the status line.

use super::desk::{Desk, span_of, state_of};
use super::papers::Record;
use crate::error::Result;
use crate::windows::load::load;
use slipway_domain::calendar::index::IndexedCalendar;
use slipway_domain::calendar::question::{Purpose, Question};
use slipway_domain::calendar::span::Span;
use slipway_store::table::deployment::{self, DeploymentRow};
use slipway_store::table::{deployment_confirmation, deployment_override};
use std::collections::{BTreeSet, HashMap, HashSet};

/// Ids of the deployments ahead whose confirmation no longer holds.
pub(crate) fn to_confirm_again(desk: &Desk<'_>) -> Result<HashSet<String>> {
    let confirmed = deployment_confirmation::all(desk.conn)?;
    if confirmed.is_empty() {
        return Ok(HashSet::new());
    }
    let confirmed: HashSet<String> = confirmed
        .into_iter()
        .map(|given| given.deployment_id)
        .collect();
    let rows = deployment::all_unfinished(desk.conn)?;
    let ahead: Vec<(DeploymentRow, Span)> = rows
        .into_iter()
        .filter(|row| confirmed.contains(&row.id) && state_of(row).ahead())
        .map(|row| {
            let span = span_of(&row);
            (row, span)
        })
        .collect();
    let (Some(start), Some(end)) = (
        ahead.iter().map(|(_, span)| span.start).min(),
        ahead.iter().map(|(_, span)| span.end).max(),
    ) else {
        return Ok(HashSet::new());
    };
    let mut calendar = load(desk.conn, desk.book, None, &Span::new(start, end))?;
    let booked = std::mem::take(&mut calendar.bookings);
    let taken = taken(
        booked
            .iter()
            .map(|b| (b.environment.as_str(), b.id.as_str(), b.span)),
    );
    let calendar = IndexedCalendar::new(calendar);
    let passed: HashSet<(String, i64)> = deployment_override::all(desk.conn)?
        .into_iter()
        .filter(|given| super::judge::CALENDAR.contains(&given.rule.as_str()))
        .map(|given| (given.deployment_id, given.start_utc))
        .collect();
    let mut again = HashSet::new();
    for (row, span) in ahead {
        let question = question(desk, &row, span)?;
        let denied = taken.contains(row.id.as_str()) || !calendar.gate(&question).1;
        let blocked = denied && !passed.contains(&(row.id.clone(), span.start.timestamp()));
        if no_longer_holds(desk, &row, blocked)? {
            again.insert(row.id);
        }
    }
    Ok(again)
}

fn question(desk: &Desk<'_>, row: &DeploymentRow, span: Span) -> Result<Question> {
    let release = match &row.release_id {
        Some(id) => desk.candidate(id)?,
        None => None,
    };
    Ok(Question {
        environment: row.environment_id.clone(),
        product: release.map(|release| release.standing.row.product_id.clone()),
        span,
        purpose: Purpose::Deploy,
        needed_minutes: None,
        people: BTreeSet::new(),
        ignoring: Some(row.id.clone()),
        now: desk.book.now,
    })
}

fn no_longer_holds(desk: &Desk<'_>, row: &DeploymentRow, blocked: bool) -> Result<bool> {
    let release = match &row.release_id {
        Some(id) => desk.candidate(id)?,
        None => None,
    };
    let broken = Record::read(desk, row, release.as_ref())?.broken(row);
    Ok(broken.is_some_and(|broken| blocked || !broken.is_empty()))
}

/// Ids of bookings that share time with another one of their environment.
fn taken<'a>(bookings: impl Iterator<Item = (&'a str, &'a str, Span)>) -> HashSet<&'a str> {
    let mut by_environment: HashMap<&str, Vec<(Span, &str)>> = HashMap::new();
    for (environment, id, span) in bookings {
        by_environment
            .entry(environment)
            .or_default()
            .push((span, id));
    }
    let mut taken = HashSet::new();
    for bookings in by_environment.values_mut() {
        bookings.sort_unstable();
        let mut latest: Option<(Span, &str)> = None;
        for (span, id) in bookings.iter().copied() {
            if let Some((before, other)) = latest
                && before.end > span.start
            {
                taken.extend([other, id]);
            }
            if latest.is_none_or(|(before, _)| before.end < span.end) {
                latest = Some((span, id));
            }
        }
    }
    taken
}
