//! Finds anything by name: what has a name ([`super::names`]), and versions of charts.

use super::names;
use super::{Hit, Hits, Search};
use crate::book::Book;
use crate::error::Result;
use crate::{App, Caller};
use slipway_store::Connection;
use slipway_store::table::{chart, chart_version};

/// The chart that a version without a name is looked for in.
const CHART: &str = "mojaloop";

pub(crate) fn run(app: &App, caller: &Caller, request: Search) -> Result<Hits> {
    let query = request.query.trim().to_lowercase();
    let most = request.limit.unwrap_or(6) as usize;
    if query.is_empty() {
        return Ok(Hits { hits: Vec::new() });
    }
    caller.go_on()?;
    app.store.read_unless(caller.unwanted(), |conn| {
        let mut hits = Vec::new();
        if !request.beyond_names {
            let names = names::all(app, conn, caller)?;
            hits.extend(names::find(&names, &query, most).into_iter().map(Hit::from));
        }
        let after = hits
            .iter()
            .rposition(|hit: &Hit| place(&hit.kind) <= place("chart_version"));
        let at = after.map_or(0, |at| at + 1);
        hits.splice(at..at, versions(conn, &query, most)?);
        hits.extend(super::defects::hits(conn, &request.query, most)?);
        let book = Book::read(app, conn)?;
        hits.extend(super::knowledge::hits(
            app,
            conn,
            &book,
            (&request.query, most),
        )?);
        Ok(Hits { hits })
    })
}

/// Where a kind stands among what was found.
fn place(kind: &str) -> usize {
    const ORDER: [&str; 5] = [
        "release",
        "component",
        "deployment",
        "chart",
        "chart_version",
    ];
    ORDER
        .iter()
        .position(|one| *one == kind)
        .unwrap_or(ORDER.len())
}

/// `mojaloop 17` finds versions of one chart, `17` those of Mojaloop's own; the newest first.
fn versions(conn: &Connection, query: &str, most: usize) -> Result<Vec<Hit>> {
    let (name, version) = query.rsplit_once(' ').unwrap_or((CHART, query));
    let version = version.strip_prefix('v').unwrap_or(version);
    let mut hits = Vec::new();
    if !version.starts_with(|c: char| c.is_ascii_digit()) {
        return Ok(hits);
    }
    for row in chart::named(conn, name.trim(), None)? {
        for (found, channel) in chart_version::beginning(conn, row.id, version, most)? {
            hits.push(Hit {
                kind: "chart_version".to_owned(),
                title: format!("{} {found}", row.name),
                detail: row.repo.clone(),
                state: channel,
                path: format!("/charts/{}/{}", row.repo, row.name),
            });
        }
    }
    Ok(hits)
}
