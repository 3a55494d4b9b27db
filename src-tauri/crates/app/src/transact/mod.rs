//! The one write path: an operation is one transaction that checks, writes, and logs itself.

mod operations;
mod refused;

pub use operations::Op;

use crate::error::{Error, Result};
use crate::host::{Caller, Event};
use crate::people::actor::{Actor, acting};
use crate::shape::Changed;
use crate::workspace::App;
use slipway_store::Tx;
use slipway_store::table::op;

/// What a write gives back: the value, the operation it was logged as, and what it changed.
#[derive(Clone, Debug)]
pub struct Done<T> {
    /// The command's response.
    pub value: T,
    /// The operation; None when nothing had to change.
    pub op: Option<String>,
    /// What it changed.
    pub changed: Vec<Changed>,
}

impl<T> Done<T> {
    /// Turns the value into another, with what was changed kept.
    ///
    /// # Errors
    /// Those of `f`.
    pub fn map<U>(self, f: impl FnOnce(T) -> Result<U>) -> Result<Done<U>> {
        Ok(Done {
            value: f(self.value)?,
            op: self.op,
            changed: self.changed,
        })
    }
}

/// Runs `f` as one operation of who calls. `f` gives the value and the summary for the log.
///
/// # Errors
/// Those of `f`, `forbidden` without the power, `busy` while another process writes.
pub fn transact<T>(
    app: &App,
    caller: &Caller,
    kind: Op,
    f: impl FnOnce(&Tx<'_>, &Actor) -> Result<(T, String)>,
) -> Result<Done<T>> {
    commit(app, begun(app, kind.kind(), kind.local()), |tx| {
        let who = acting(tx.conn(), caller)?;
        who.must(kind.power())?;
        let (value, summary) = f(tx, &who)?;
        Ok((value, summary, who.name))
    })
}

/// The log row of an operation that begins now; who acts and the summary come when it is done.
pub(crate) fn begun(app: &App, kind: &str, local: bool) -> op::OpRow {
    op::OpRow {
        id: app.host.new_id().to_string(),
        kind: kind.to_owned(),
        summary: String::new(),
        actor: String::new(),
        device: app.host.device(),
        at: app.now_text(),
        local,
        undoes: None,
        undone_by: None,
    }
}

/// Commits an operation whose log row is given; shared by [`transact`] and undo.
pub(crate) fn commit<T>(
    app: &App,
    row: op::OpRow,
    f: impl FnOnce(&Tx<'_>) -> Result<(T, String, String)>,
) -> Result<Done<T>> {
    let waiting = |holder: &str| {
        app.host.hear(&Event::Waiting {
            message: format!("{holder} is writing; waiting for it"),
        });
    };
    let (value, changed) = app.store.write(&row.id, &waiting, |tx| {
        op::insert(tx.conn(), &row)?;
        let (value, summary, actor) = f(tx)?;
        op::finish(tx.conn(), &row.id, &summary, &actor)?;
        Ok::<T, Error>(value)
    })?;
    if changed.is_empty() {
        return Ok(Done {
            value,
            op: None,
            changed: Vec::new(),
        });
    }
    let mut changed: Vec<Changed> = changed
        .into_iter()
        .map(|(kind, id)| Changed { kind, id })
        .collect();
    changed.push(Changed {
        kind: "op".to_owned(),
        id: row.id.clone(),
    });
    tracing::info!(op = %row.id, kind = %row.kind, "Committed.");
    app.stale.note(&changed);
    Ok(Done {
        value,
        op: Some(row.id),
        changed,
    })
}

/// Logs what was done to the data as a whole, which no transaction could hold.
pub(crate) fn record(app: &App, kind: Op, who: &str, summary: String) -> Result<Done<()>> {
    commit(app, begun(app, kind.kind(), kind.local()), |tx| {
        tx.touch("backup", "");
        Ok(((), summary, who.to_owned()))
    })
}

/// Runs a transaction of an operation that goes on in several, such as a sync; the `first` writes its
/// row, each tells how far it came. Gives what was changed.
pub(crate) fn carry_on(
    app: &App,
    row: &op::OpRow,
    first: bool,
    f: impl FnOnce(&Tx<'_>) -> Result<(String, String)>,
) -> Result<Vec<Changed>> {
    let waiting = |holder: &str| {
        app.host.hear(&Event::Waiting {
            message: format!("{holder} is writing; waiting for it"),
        });
    };
    let ((), changed) = app.store.write(&row.id, &waiting, |tx| {
        if first {
            op::insert(tx.conn(), row)?;
        }
        let (summary, actor) = f(tx)?;
        op::finish(tx.conn(), &row.id, &summary, &actor)?;
        Ok::<_, Error>(())
    })?;
    let changed = changed.into_iter().map(|(kind, id)| Changed { kind, id });
    let mut changed: Vec<Changed> = changed.collect();
    changed.push(Changed {
        kind: "op".to_owned(),
        id: row.id.clone(),
    });
    app.stale.note(&changed);
    Ok(changed)
}
