//! Watches a chart, so that a new stable version proposes its intake.

use super::{Chart, WatchChart, list, versions};
use crate::error::Result;
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_store::table::chart;
use slipway_store::table::chart_watch::{self, ChartWatchRow};

pub(crate) fn run(app: &App, caller: &Caller, request: WatchChart) -> Result<Done<Chart>> {
    transact(app, caller, Op::WatchChart, |tx, _| {
        let rows = chart::named(tx.conn(), &request.chart, Some(&request.repo))?;
        let Some(row) = rows.first() else {
            return Err(versions::no_chart(tx.conn(), &request.chart)?);
        };
        let id = format!("{}/{}", row.repo_id, row.name);
        let summary = if request.watched {
            let (repo_id, chart) = (row.repo_id.clone(), row.name.clone());
            tx.put(&ChartWatchRow { id, repo_id, chart })?;
            format!("Watches {}", row.name)
        } else {
            tx.delete::<ChartWatchRow>(&id)?;
            format!("Watches {} no longer", row.name)
        };
        Ok((list::shape_of(row, &chart_watch::all(tx.conn())?), summary))
    })
}
