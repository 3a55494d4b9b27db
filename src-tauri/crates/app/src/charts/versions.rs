//! Lists a chart's versions, newest first.

use super::{ChartVersion, ChartVersions, ListVersions, PlannedRelease};
use crate::book::Book;
use crate::error::{Error, Result};
use crate::releases::read::title;
use crate::{App, Caller};
use slipway_store::Connection;
use slipway_store::table::chart::{self, ChartRow};
use slipway_store::table::chart_version::{self, ChartVersionRow};
use slipway_store::table::release::{self, ReleaseRow};

pub(crate) fn run(app: &App, _caller: &Caller, request: ListVersions) -> Result<ChartVersions> {
    app.store.read(|conn| {
        let charts = chart::named(conn, &request.chart, request.repo.as_deref())?;
        if charts.is_empty() {
            return Err(no_chart(conn, &request.chart)?);
        }
        let book = Book::read(app, conn)?;
        let releases = release::all(conn)?;
        let mut versions = Vec::new();
        for chart in &charts {
            for row in chart_version::list(conn, chart.id, request.all)? {
                versions.push(shape_of(conn, &book, &releases, chart, row)?);
            }
        }
        Ok(ChartVersions {
            chart: request.chart,
            versions,
        })
    })
}

/// The error for a chart that is not known, with the nearest names.
pub(crate) fn no_chart(conn: &Connection, name: &str) -> Result<Error> {
    let near: Vec<String> = chart::list(conn, name, None)?
        .into_iter()
        .take(5)
        .map(|row| row.name)
        .collect();
    let hint = if near.is_empty() {
        "Sync the repositories, or look at the list of charts.".to_owned()
    } else {
        format!("Did you mean: {}?", near.join(", "))
    };
    Ok(Error::not_found(format!("chart {name}"), hint))
}

fn shape_of(
    conn: &Connection,
    book: &Book,
    releases: &[ReleaseRow],
    chart: &ChartRow,
    row: ChartVersionRow,
) -> Result<ChartVersion> {
    let planned = releases
        .iter()
        .filter(|release| {
            release.chart.as_ref() == Some(&chart.name) && release.version == row.version
        })
        .map(|release| PlannedRelease {
            id: release.id.clone(),
            title: title(book, release),
        });
    Ok(ChartVersion {
        repo: chart.repo.clone(),
        earlier_digests: chart_version::earlier_digests(conn, row.id)?,
        releases: planned.collect(),
        version: row.version,
        app_version: row.app_version,
        channel: row.channel,
        digest: row.digest,
        first_seen: book.stamp(&row.first_seen),
        vanished_at: row.vanished_at.map(|at| book.stamp(&at)),
        deprecated: row.deprecated,
    })
}
