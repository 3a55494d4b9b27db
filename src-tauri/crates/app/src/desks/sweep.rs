//! Looks once a day for what was deleted at a desk, a slice in each sync, so that none takes long.

use super::ledger::Ledger;
use super::line::Heard;
use super::sync::{Ended, moment, with_engine};
use crate::workspace::App;
use chrono::{DateTime, Duration, Utc};
use slipway_store::table::desk::DeskRow;
use slipway_store::table::desk_state::{self, DeskStateRow};
use slipway_sync::engine::{Report, SLICE, Stop, Sweep};

/// Hours between two looks for what vanished at the desk.
const HOURS: i64 = 24;
/// Hours until it is looked again after so much was missing that nothing was concluded from it.
const HOURS_WARNED: i64 = 1;

/// Checks the slice whose turn it is, if any, and notes how far that came.
pub(super) fn slice(
    app: &App,
    row: &DeskRow,
    ledger: &mut Ledger<'_>,
    heard: &mut Heard<'_>,
    report: &mut Report,
) -> Result<(), Ended> {
    let state = app
        .store
        .read(|conn| desk_state::get(conn, &row.id))
        .map_err(|error| Ended::Here(error.into()))?
        .unwrap_or_default();
    let mut next = DeskStateRow {
        desk_id: row.id.clone(),
        ..state.clone()
    };
    if let Some(from) = due(&state, app.now()) {
        if from.after.is_none() {
            next.swept_at = Some(app.now_text());
        }
        let went = with_engine(app, ledger, heard, |engine| {
            engine.sweep(from, SLICE, report)
        });
        match went {
            Ok(place) => note(&mut next, place, report.vanished),
            Err(Stop::Desk(fault)) => return Err(fault.into()),
            Err(Stop::Replica(error)) => return Err(Ended::Here(error)),
        }
    } else if state.swept_at.is_none() {
        // What the first pull brought is there.
        next.swept_at = Some(app.now_text());
    }
    if next == state {
        return Ok(());
    }
    ledger
        .write(|tx| Ok(desk_state::put(tx.conn(), &next)?))
        .map_err(Ended::Here)
}

/// Where to look on; None while it is not time.
fn due(state: &DeskStateRow, now: DateTime<Utc>) -> Option<Sweep> {
    if let Some(after) = &state.swept_to {
        return Some(Sweep {
            after: Some(after.clone()),
            missing: state.missing as usize,
        });
    }
    let hours = if state.vanished > 0 {
        HOURS_WARNED
    } else {
        HOURS
    };
    let begun = state.swept_at.as_deref().and_then(moment)?;
    (now - begun >= Duration::hours(hours)).then(Sweep::default)
}

/// A warning stays until a look comes to its end without one.
fn note(state: &mut DeskStateRow, place: Option<Sweep>, vanished: u32) {
    if vanished > 0 || place.is_none() {
        state.vanished = vanished;
    }
    let place = place.unwrap_or_default();
    state.swept_to = place.after;
    state.missing = u32::try_from(place.missing).unwrap_or(u32::MAX);
}

/// That so much vanished at once.
pub(super) fn warning(count: u32) -> String {
    format!(
        "{count} tickets are not listed any more. So many at once are taken for a lost permission or \
         another project, and nothing was removed here."
    )
}
