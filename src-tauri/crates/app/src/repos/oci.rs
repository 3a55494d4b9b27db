//! Takes in the named charts of an OCI registry.

use super::apply::Intaking;
use super::sync::{Ear, remote_error, warning};
use super::{SyncReport, remote_of};
use crate::error::Result;
use crate::host::Caller;
use crate::transact::{Done, Op, transact};
use crate::workspace::App;
use slipway_helm::{OciListing, Tagged, list_oci};
use slipway_store::Connection;
use slipway_store::table::repo::RepoRow;
use slipway_store::table::repo_state::{self, RepoStateRow};
use slipway_store::table::{chart, chart_version};
use std::collections::BTreeMap;

pub(crate) fn take_in(
    app: &App,
    caller: &Caller,
    row: &RepoRow,
    state: &RepoStateRow,
) -> Result<Done<SyncReport>> {
    let remote = remote_of(app, row)?;
    let known = app.store.read(|conn| known(conn, row))?;
    let ear = Ear {
        app,
        caller,
        label: format!("Reading {}", row.name),
    };
    let listing = list_oci(&remote, &known, &ear).map_err(remote_error)?;
    let done = transact(app, caller, Op::SyncRepo, |tx, _| {
        let now = app.now_text();
        let mut taking = Intaking::new(tx.conn(), &row.id, &now);
        fill(&mut taking, &row.charts, &listing)?;
        taking.finish()?;
        let counts = taking.counts.clone();
        let moved = counts.added + counts.removed + counts.updated > 0 || state.status != "ok";
        let report = SyncReport {
            name: row.name.clone(),
            status: if moved { "changed" } else { "not_modified" }.to_owned(),
            charts: counts.charts,
            versions: counts.versions,
            added: counts.added,
            removed: counts.removed,
            republished: counts.republished,
            skipped: u32::try_from(listing.skipped.len()).unwrap_or(u32::MAX),
            requests: listing.requests,
            bytes: listing.bytes,
            warnings: listing.skipped.iter().map(warning).collect(),
            error: None,
        };
        if moved {
            let changed_at = Some(now.clone());
            repo_state::put(
                tx.conn(),
                &RepoStateRow {
                    repo_id: row.id.clone(),
                    status: "ok".to_owned(),
                    checked_at: changed_at.clone(),
                    changed_at,
                    charts: counts.charts,
                    versions: counts.versions,
                    ..RepoStateRow::default()
                },
            )?;
            tx.touch("repo", &row.id);
            tx.touch("chart", "");
        }
        Ok((report, format!("Read {}: {} added", row.name, counts.added)))
    })?;
    super::checked::mark(app, &row.id);
    Ok(done)
}

fn fill(taking: &mut Intaking<'_>, charts: &[String], listing: &OciListing) -> Result<()> {
    for name in charts {
        taking.chart(name)?;
        for tag in &listing.tags {
            match tag {
                Tagged::Read(entry) if entry.chart == *name => taking.entry(entry)?,
                Tagged::Unchanged { chart, version, .. } if chart == name => {
                    taking.unchanged(version);
                }
                _ => {}
            }
        }
    }
    Ok(())
}

fn known(conn: &Connection, row: &RepoRow) -> Result<BTreeMap<(String, String), String>> {
    let mut out = BTreeMap::new();
    for name in &row.charts {
        for chart in chart::named(conn, name, Some(&row.name))? {
            for (version, known) in chart_version::known(conn, chart.id)? {
                if !known.vanished {
                    out.insert((name.clone(), version), known.digest);
                }
            }
        }
    }
    Ok(out)
}
