//! Takes in the named charts of an OCI registry.

use super::apply::Intaking;
use super::sync::{Ear, TakeIn, note, remote_error, report, warning};
use super::{SyncReport, remote_of};
use crate::error::Result;
use crate::host::Caller;
use crate::transact::{Done, Op, transact};
use crate::workspace::App;
use slipway_helm::{OciListing, Tagged, Validators, list_oci};
use slipway_store::Connection;
use slipway_store::table::repo::RepoRow;
use slipway_store::table::repo_state::RepoStateRow;
use slipway_store::table::{chart, chart_version};
use std::collections::BTreeMap;

/// (chart, version) to the manifest digest it was listed with.
type Known = BTreeMap<(String, String), String>;

pub(crate) fn take_in(
    app: &App,
    caller: &Caller,
    row: &RepoRow,
    state: &RepoStateRow,
    confirmed: bool,
) -> Result<Done<SyncReport>> {
    let remote = remote_of(app, row)?;
    let (known, listed) = app.store.read(|conn| {
        let listed = chart_version::count_listed(conn, &row.id)?;
        Ok::<_, crate::error::Error>((known(conn, row)?, listed))
    })?;
    let ear = Ear {
        app,
        caller,
        label: format!("Reading {}", row.name),
    };
    let listing = list_oci(&remote, &known, &ear).map_err(remote_error)?;
    let take = TakeIn {
        app,
        caller,
        row,
        state,
        confirmed,
        validators: &Validators::default(),
    };
    let (before, after) = (counted(known.len()), counted(listing.tags.len()));
    let mut done = if is_unchanged(&listing, listed) {
        unchanged(&take, &listing)
    } else if take.shrank(before, after) {
        take.hold(before, after)
    } else {
        write(&take, &listing)
    }?;
    done.value.requests = listing.requests;
    done.value.bytes = listing.bytes;
    Ok(done)
}

/// Every tag is as it was known, and nothing that was listed is missing.
fn is_unchanged(listing: &OciListing, listed: u32) -> bool {
    let same = |tag: &Tagged| matches!(tag, Tagged::Unchanged { .. });
    counted(listing.tags.len()) == listed && listing.tags.iter().all(same)
}

/// Nothing is written where nothing is new, so that no other process is woken.
fn unchanged(take: &TakeIn<'_>, listing: &OciListing) -> Result<Done<SyncReport>> {
    let skipped = SyncReport {
        skipped: counted(listing.skipped.len()),
        warnings: listing.skipped.iter().map(warning).collect(),
        ..report(take.row, "not_modified", take.state)
    };
    if take.state.status == "ok" {
        super::checked::mark(take.app, &take.row.id);
        return Ok(Done {
            value: skipped,
            op: None,
            changed: Vec::new(),
        });
    }
    let state = RepoStateRow {
        repo_id: take.row.id.clone(),
        status: "ok".to_owned(),
        checked_at: Some(take.app.now_text()),
        error: None,
        held_before: None,
        held_after: None,
        ..take.state.clone()
    };
    note(take.app, take.caller, take.row, state, skipped)
}

fn write(take: &TakeIn<'_>, listing: &OciListing) -> Result<Done<SyncReport>> {
    let done = transact(take.app, take.caller, Op::SyncRepo, |tx, _| {
        let now = take.app.now_text();
        let mut taking = Intaking::new(tx.conn(), &take.row.id, &now);
        fill(&mut taking, &take.row.charts, listing)?;
        taking.finish()?;
        take.caller.go_on()?;
        let warnings = listing.skipped.iter().map(warning).collect();
        let skipped = listing.skipped.len() as u64;
        take.settle(tx, taking.taken(), skipped, warnings, &now)
    })?;
    super::checked::mark(take.app, &take.row.id);
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

fn known(conn: &Connection, row: &RepoRow) -> Result<Known> {
    let mut out = Known::new();
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

fn counted(many: usize) -> u32 {
    u32::try_from(many).unwrap_or(u32::MAX)
}
