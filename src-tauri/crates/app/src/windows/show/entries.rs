//! Deployments as the view shows them.

use super::gates::Gates;
use super::pick::Shown;
use super::words::{hours, instant};
use crate::book::Book;
use crate::windows::CalendarEntry;
use chrono_tz::Tz;
use slipway_domain::calendar::question::{Purpose, Question};
use slipway_domain::calendar::span::Span;
use slipway_store::table::deployment::BookedRow;
use std::collections::{BTreeSet, HashSet};

/// What the view says of those that are shown.
pub(super) fn entries(
    shown: Vec<Shown>,
    book: &Book,
    gates: &Gates,
    zone: Tz,
    to_confirm_again: &HashSet<String>,
) -> Vec<CalendarEntry> {
    let entry = |Shown { row, span, state }: Shown| {
        let live = state.ahead() || state.under_way();
        CalendarEntry {
            title: title(book, &row),
            hours: hours(&span, zone),
            blocked: live && gates.deny(&question(&row, span)),
            needs_confirming: to_confirm_again.contains(&row.id),
            start: instant(span.start),
            end: instant(span.end),
            id: row.id,
            environment_id: row.environment_id,
            release_id: row.release_id,
            state,
        }
    };
    shown.into_iter().map(entry).collect()
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
