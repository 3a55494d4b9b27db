//! Deployments that overlap the view.

use super::Wanted;
use super::gates::Gates;
use super::words::{hours, instant};
use crate::book::Book;
use crate::error::Result;
use crate::windows::CalendarEntry;
use crate::windows::load::{instants, span_of};
use crate::windows::rows::Names;
use slipway_domain::calendar::question::{Purpose, Question};
use slipway_domain::calendar::span::Span;
use slipway_domain::deployment::DeploymentState;
use slipway_store::Connection;
use slipway_store::table::deployment::{self, BookedRow};
use std::collections::{BTreeSet, HashSet};

/// What is shown of the deployments that overlap, by start.
pub(super) fn entries(
    conn: &Connection,
    names: &Names<'_>,
    gates: &Gates<'_>,
    wanted: &Wanted,
    to_confirm_again: &HashSet<String>,
) -> Result<Vec<CalendarEntry>> {
    let (from, to) = instants(&wanted.span);
    let mut entries = Vec::new();
    for row in deployment::booked(conn, from, to)? {
        let Some((span, state)) = shown(&row, wanted)? else {
            continue;
        };
        let live = state.ahead() || state.under_way();
        entries.push(CalendarEntry {
            title: title(names.book, &row),
            hours: hours(&span, wanted.zone),
            blocked: live && gates.deny(&question(&row, span)),
            needs_confirming: to_confirm_again.contains(&row.id),
            start: instant(span.start),
            end: instant(span.end),
            id: row.id,
            environment_id: row.environment_id,
            release_id: row.release_id,
            state,
        });
    }
    Ok(entries)
}

/// Where and how it is shown; None when it is not.
fn shown(row: &BookedRow, wanted: &Wanted) -> Result<Option<(Span, DeploymentState)>> {
    let state = DeploymentState::parse(&row.state).unwrap_or(DeploymentState::Planned);
    if !wanted.environment(&row.environment_id)
        || !wanted.product(row.product_id.as_deref())
        || !wanted.state(state)
    {
        return Ok(None);
    }
    let span = span_of(row)?;
    Ok(span.overlaps(&wanted.span).then_some((span, state)))
}

/// Such as `17.2.0 r1`; of a product beside Mojaloop itself with its name.
pub(super) fn title(book: &Book, row: &BookedRow) -> String {
    match row.product_id.as_deref().and_then(|id| book.product(id)) {
        Some(product) if product.kind != "mojaloop_core" => {
            format!("{} {}", product.name, row.title)
        }
        _ => row.title.clone(),
    }
}

fn question(row: &BookedRow, span: Span) -> Question {
    Question {
        environment: row.environment_id.clone(),
        product: row.product_id.clone(),
        span,
        purpose: Purpose::Deploy,
        needed_minutes: None,
        people: BTreeSet::new(),
        ignoring: None,
        now: span.start,
    }
}
