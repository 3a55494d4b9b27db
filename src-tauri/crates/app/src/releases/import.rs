//! Plans a release package: from a chart version, from notes, from another release, or by hand.

use super::compose::{Composed, Composing};
use super::read::title;
use super::{ImportRelease, Release, notes, package, show};
use crate::book::Book;
use crate::error::{Error, Result};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_domain::notes::Notes;
use slipway_domain::release::ReleaseState;
use slipway_domain::version::Version;
use slipway_store::Tx;
use slipway_store::table::intake::{self, IntakeRow};
use slipway_store::table::release::ReleaseRow;
use slipway_store::table::release_note::ReleaseNoteRow;

pub(crate) fn run(app: &App, caller: &Caller, request: ImportRelease) -> Result<Done<Release>> {
    checked(&request)?;
    let done = transact(app, caller, Op::ImportRelease, |tx, who| {
        let book = Book::read(app, tx.conn())?;
        let composed = Composing {
            app,
            conn: tx.conn(),
            book: &book,
            request: &request,
            id: app.host.new_id().to_string(),
            owner: Some(who.id.clone()),
        }
        .compose()?;
        write(tx, &composed)?;
        put_notes(app, tx, &composed.row, &request)?;
        settle_intake(tx, &composed.row)?;
        let summary = format!("Planned {}", title(&book, &composed.row));
        Ok((composed.row.id, summary))
    })?;
    done.map(|id| show::by_id(app, caller, &id))
}

/// What can be told of a request without looking anything up; gives the notes it brings.
///
/// # Errors
/// `invalid` for a version that is not exact, or notes that are none.
pub(super) fn checked(request: &ImportRelease) -> Result<Option<Notes>> {
    let version = request.version.trim();
    if !Version::is_exact(version) {
        let message = format!("“{version}” is not an exact version.");
        let hint = "A package holds exact versions: 17.1.0.";
        return Err(Error::invalid("version", message, hint));
    }
    request.notes.as_deref().map(notes::checked).transpose()
}

fn write(tx: &Tx<'_>, composed: &Composed) -> Result<()> {
    if let Some(old) = &composed.supersedes {
        let state = ReleaseState::Superseded.slug().to_owned();
        tx.put(&ReleaseRow {
            state,
            ..old.clone()
        })?;
    }
    tx.put(&composed.row)?;
    for check in &composed.checks {
        tx.put(check)?;
    }
    for component in &composed.components {
        tx.put(component)?;
    }
    package::write(tx, &composed.row.id, &composed.products)
}

fn put_notes(app: &App, tx: &Tx<'_>, row: &ReleaseRow, request: &ImportRelease) -> Result<()> {
    let Some(text) = &request.notes else {
        return Ok(());
    };
    if tx.get::<ReleaseNoteRow>(&row.id)?.is_some() {
        // The same text, or composing had refused it: the day it was saved stays.
        return Ok(());
    }
    Ok(tx.put(&ReleaseNoteRow {
        id: row.id.clone(),
        text: text.clone(),
        origin: request.notes_origin.clone().unwrap_or_default(),
        saved_at: app.now_text(),
    })?)
}

pub(crate) fn settle_intake(tx: &Tx<'_>, row: &ReleaseRow) -> Result<()> {
    let proposed = intake::all(tx.conn())?.into_iter().filter(|intake| {
        Some(&intake.chart) == row.chart.as_ref() && intake.version == row.version
    });
    for intake in proposed {
        tx.put(&IntakeRow {
            state: "planned".to_owned(),
            ..intake
        })?;
    }
    Ok(())
}
