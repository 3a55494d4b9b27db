//! Occurrences of freezes and maintenance windows that overlap the view.

use super::Wanted;
use super::words::instant;
use crate::error::Result;
use crate::windows::Band;
use crate::windows::rows::Names;
use chrono::Duration;
use slipway_domain::calendar::span::Span;
use slipway_domain::calendar::window::{Window, WindowKind};
use slipway_domain::calendar::zone::span_words;
use slipway_store::Connection;
use slipway_store::table::calendar_window;
use std::collections::HashMap;

/// Days that are expanded in one go, so that no window has more occurrences than a call answers.
const STEP: i64 = 31;

/// The bands of the windows that are shown, by start.
///
/// # Errors
/// The store's.
pub(super) fn bands(
    conn: &Connection,
    windows: &[Window],
    names: &Names<'_>,
    wanted: &Wanted,
) -> Result<Vec<Band>> {
    let sourced: HashMap<String, String> = calendar_window::sourced(conn)?.into_iter().collect();
    let source = |id: &str| names.source(sourced.get(id).map(String::as_str));
    let mut held: Vec<(Span, &Window)> = Vec::new();
    let drawn = windows
        .iter()
        .filter(|window| wanted.maintenance || window.kind == WindowKind::Freeze);
    for window in drawn {
        if wanted.scope(&window.scope.environments, &window.scope.products) {
            held.extend(
                spans(window, &wanted.span)
                    .into_iter()
                    .map(|span| (span, window)),
            );
        }
    }
    held.sort_by(|one, other| (one.0, &one.1.id).cmp(&(other.0, &other.1.id)));
    let bands = held.into_iter().map(|(span, window)| Band {
        window_id: window.id.clone(),
        kind: match window.kind {
            WindowKind::Maintenance => "maintenance",
            WindowKind::Freeze => "freeze",
        }
        .to_owned(),
        hard: window.hard,
        environment_ids: window.scope.environments.iter().cloned().collect(),
        start: instant(span.start),
        end: instant(span.end),
        reason: window.reason.clone(),
        owner: window.owner.clone(),
        label: span_words(&span, wanted.zone),
        source: source(&window.id),
    });
    Ok(bands.collect())
}

/// The times a window holds that overlap a span, each once.
pub(crate) fn spans(window: &Window, within: &Span) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut from = within.start;
    while from < within.end {
        let to = (from + Duration::days(STEP)).min(within.end);
        let spans = window.spans(from, to).unwrap_or_default();
        let last = found.last().map(|span| span.start);
        found.extend(
            spans
                .into_iter()
                .filter(|span| last.is_none_or(|last| span.start > last)),
        );
        from = to;
    }
    found
}
