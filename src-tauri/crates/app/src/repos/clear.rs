//! Clears away the charts of repositories that were removed long ago.
//!
//! A removal leaves them in the file, unseen, so that undo brings them back (a large index is
//! 24,000 rows). After [`KEPT_DAYS`] nobody undoes a removal any more; who does then gets the
//! repository back empty, and the next sync fills it.

use super::checked;
use crate::error::Result;
use crate::transact::{Op, begun, commit};
use crate::workspace::App;
use chrono::{Duration, SecondsFormat};
use slipway_store::Connection;
use slipway_store::table::{change_log, chart};

/// Days for which a removed repository's charts wait for an undo.
pub(crate) const KEPT_DAYS: i64 = 30;

/// Clears what has waited long enough, as an operation of Slipway's own; nothing is written when
/// there is nothing to clear. The day's backup has been made before and still holds it.
///
/// # Errors
/// The store's.
pub(crate) fn run(app: &App) -> Result<()> {
    let until = app.now() - Duration::days(KEPT_DAYS);
    let until = until.to_rfc3339_opts(SecondsFormat::Millis, true);
    if app
        .store
        .read(|conn| chart::left_behind(conn, &until))?
        .is_empty()
    {
        return Ok(());
    }
    let kind = Op::ClearCharts;
    commit(app, begun(app, kind.kind(), kind.local()), |tx| {
        // Asked again: another process may have cleared, or undone the removal, meanwhile.
        for repo in chart::left_behind(tx.conn(), &until)? {
            chart::clear(tx.conn(), &repo)?;
            checked::forget(app, &repo);
            tx.touch("chart", "");
        }
        let summary = format!("Cleared the charts of repositories removed {KEPT_DAYS} days ago");
        Ok(((), summary, "Slipway".to_owned()))
    })?;
    Ok(())
}

/// What to say besides when the removal `op` is taken back and its charts are gone.
pub(crate) fn after_undo(conn: &Connection, op: &str) -> Result<&'static str> {
    let changes = change_log::of_op(conn, op)?;
    let repo = changes.iter().find(|change| change.table == "repo");
    let empty = match repo {
        Some(repo) => chart::of_repo(conn, &repo.key)?.is_empty(),
        None => false,
    };
    Ok(if empty {
        "; it has no charts until it is synced"
    } else {
        ""
    })
}
