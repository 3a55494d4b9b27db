//! What lies ahead, as the status line tells it.

use super::NextWindow;
use crate::deployments::desk::{Desk, span_of, state_of, zone_of};
use crate::deployments::standing::to_confirm_again;
use crate::error::Result;
use crate::time;
use chrono::SecondsFormat;
use slipway_domain::deployment::DeploymentState;
use slipway_store::table::deployment::{self, BookedRow, DeploymentRow};

/// Kept instants may be some hours off after the rules of a zone changed: a day is looked back, in
/// seconds.
const MARGIN: i64 = 86_400;
/// So many windows are read at first, then all of them.
const NEAR: [u32; 2] = [200, u32::MAX];

/// The next window and the confirmations that no longer hold.
pub(super) struct Ahead {
    pub(super) next_window: Option<NextWindow>,
    pub(super) needs_confirming: u32,
}

impl Ahead {
    pub(super) fn read(desk: &Desk<'_>) -> Result<Ahead> {
        let under_way = |row: &BookedRow| {
            DeploymentState::parse(&row.state).is_some_and(DeploymentState::under_way)
        };
        let open = deployment::open(desk.conn)?.into_iter().find(under_way);
        let nearest = match open {
            Some(open) => Some(desk.find(&open.id)?),
            None => next(desk)?,
        };
        let next_window = nearest.map(|row| next_window(desk, &row)).transpose()?;
        Ok(Ahead {
            next_window,
            needs_confirming: u32::try_from(to_confirm_again(desk)?.len()).unwrap_or(u32::MAX),
        })
    }
}

/// The first that is not over yet, however it was left.
fn next(desk: &Desk<'_>) -> Result<Option<DeploymentRow>> {
    let from = desk.book.now.timestamp() - MARGIN;
    for most in NEAR {
        let near = deployment::unfinished_after(desk.conn, from, most)?;
        let mut near = near.into_iter();
        if let Some(next) = near.find(|row| desk.book.now < span_of(row).end) {
            return Ok(Some(next));
        }
    }
    Ok(None)
}

fn next_window(desk: &Desk<'_>, row: &DeploymentRow) -> Result<NextWindow> {
    let (span, open) = (span_of(row), state_of(row).under_way());
    let at = if open { span.end } else { span.start };
    let text = at.to_rfc3339_opts(SecondsFormat::Secs, true);
    let rung = desk
        .ladder
        .iter()
        .find(|rung| rung.id == row.environment_id);
    Ok(NextWindow {
        deployment_id: row.id.clone(),
        environment: rung.map(|rung| rung.code.clone()).unwrap_or_default(),
        title: desk.title(row)?,
        at: time::stamp(&text, zone_of(row)),
        open,
    })
}
