//! What lies ahead, as the status line tells it.

use super::NextWindow;
use crate::deployments::desk::{Desk, span_of, state_of, zone_of};
use crate::deployments::standing::to_confirm_again;
use crate::error::Result;
use crate::time;
use chrono::SecondsFormat;
use slipway_store::table::deployment::{self, DeploymentRow};

/// The next window and the confirmations that no longer hold.
pub(super) struct Ahead {
    pub(super) next_window: Option<NextWindow>,
    pub(super) needs_confirming: u32,
}

impl Ahead {
    pub(super) fn read(desk: &Desk<'_>) -> Result<Ahead> {
        let rows = deployment::all_unfinished(desk.conn)?;
        let open = rows.iter().find(|row| state_of(row).under_way());
        let next = rows.iter().find(|row| desk.book.now < span_of(row).end);
        let next_window = open
            .or(next)
            .map(|row| next_window(desk, row))
            .transpose()?;
        Ok(Ahead {
            next_window,
            needs_confirming: u32::try_from(to_confirm_again(desk)?.len()).unwrap_or(u32::MAX),
        })
    }
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
