//! Lists charts.

use super::{Chart, Charts, ListCharts};
use crate::error::Result;
use crate::{App, Caller};
use slipway_store::table::chart::{self, ChartRow};
use slipway_store::table::chart_watch;

pub(crate) fn run(app: &App, _caller: &Caller, request: ListCharts) -> Result<Charts> {
    let search = request.search.unwrap_or_default();
    app.store.read(|conn| {
        let watched = chart_watch::all(conn)?;
        let rows = chart::list(conn, search.trim(), request.repo.as_deref())?;
        Ok(Charts {
            charts: rows.iter().map(|row| shape_of(row, &watched)).collect(),
        })
    })
}

pub(crate) fn shape_of(row: &ChartRow, watched: &[chart_watch::ChartWatchRow]) -> Chart {
    Chart {
        repo: row.repo.clone(),
        name: row.name.clone(),
        latest: row.latest.clone(),
        newest: row.newest.clone(),
        versions: row.versions,
        description: row.description.clone(),
        watched: watched
            .iter()
            .any(|w| w.repo_id == row.repo_id && w.chart == row.name),
        deprecated: row.deprecated,
    }
}
