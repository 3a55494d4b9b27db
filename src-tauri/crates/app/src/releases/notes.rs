//! The notes of a release: shown as written, as rendered and as understood; saved; read from GitHub.

use super::read::{find, notes_of, title};
use super::readiness::CONTENTS;
use super::show::{breaking_of, by_id, items, required_of};
use super::{
    ContentShape, MatrixRowShape, NameRelease, NoteItem, Release, ReleaseNotes, Required,
    SaveNotes, render,
};
use crate::book::Book;
use crate::error::{Error, Result};
use crate::repos::sync::{Ear, remote_error};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_domain::component::Aliases;
use slipway_domain::notes::{Content, ContentState, Notes, parse};
use slipway_domain::readiness::CHECKS;
use slipway_store::get;
use slipway_store::table::release_note::ReleaseNoteRow;

pub(crate) fn show(app: &App, _caller: &Caller, request: NameRelease) -> Result<ReleaseNotes> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let row = find(conn, &book, &request.release)?;
        let text: Option<ReleaseNoteRow> = get(conn, &row.id)?;
        let notes = notes_of(app, conn, &row.id)?;
        Ok(match (text, notes) {
            (Some(text), Some(notes)) => understood(&text, &notes, &book.aliases),
            _ => none(),
        })
    })
}

pub(crate) fn save(app: &App, caller: &Caller, request: SaveNotes) -> Result<Done<Release>> {
    let (text, origin) = match &request.text {
        Some(text) => (text.clone(), request.origin.clone()),
        None => from_github(app, caller, &request)?,
    };
    checked(&text)?;
    let done = transact(app, caller, Op::SaveNotes, |tx, _| {
        let book = Book::read(app, tx.conn())?;
        let row = find(tx.conn(), &book, &request.release)?;
        let saved_at = app.now_text();
        tx.put(&ReleaseNoteRow {
            id: row.id.clone(),
            text,
            origin,
            saved_at,
        })?;
        Ok((
            row.id.clone(),
            format!("Saved the notes of {}", title(&book, &row)),
        ))
    })?;
    done.map(|id| by_id(app, caller, &id))
}

/// Refuses a text that is no release notes, and says what it is.
///
/// # Errors
/// `invalid` on the field `notes`.
pub(crate) fn checked(text: &str) -> Result<Notes> {
    let notes = parse(text);
    match &notes.rejection {
        None => Ok(notes),
        Some(why) => {
            let message = format!("These are not release notes: {why}.");
            let hint = "Nothing was saved; what was entered is kept in the form.";
            Err(Error::invalid("notes", message, hint))
        }
    }
}

/// Reads the text of the GitHub release whose tag is the release's version.
fn from_github(app: &App, caller: &Caller, request: &SaveNotes) -> Result<(String, String)> {
    let version = app.store.read(|conn| -> Result<String> {
        let book = Book::read(app, conn)?;
        Ok(find(conn, &book, &request.release)?.version)
    })?;
    let from = if request.origin.trim().is_empty() {
        "mojaloop/helm"
    } else {
        request.origin.trim()
    };
    let ear = Ear {
        app,
        caller,
        label: format!("Reading the notes of {version}"),
    };
    let found = slipway_helm::release_notes(from, &version, &ear).map_err(remote_error)?;
    Ok((found.body, found.address))
}

fn understood(row: &ReleaseNoteRow, notes: &Notes, aliases: &Aliases) -> ReleaseNotes {
    let place = |line: usize, text: &str| NoteItem {
        text: text.trim().to_owned(),
        refs: Vec::new(),
        line: u32::try_from(line).unwrap_or(u32::MAX),
    };
    let remarks = [items(&notes.deprecations), items(&notes.upgrade_notes)].concat();
    ReleaseNotes {
        present: true,
        origin: row.origin.clone(),
        text: row.text.clone(),
        html: render::html(&row.text),
        features: items(&notes.features),
        fixes: items(&notes.fixes),
        known_issues: items(&notes.known_issues),
        remarks,
        api_versions: notes
            .api_versions
            .iter()
            .map(|api| MatrixRowShape {
                name: api.name.clone(),
                version: api.versions.join(", "),
            })
            .collect(),
        required: required_of(notes),
        breaking: breaking_of(notes, aliases),
        component_count: u32::try_from(notes.components.len()).unwrap_or(u32::MAX),
        placeholders: notes
            .placeholders
            .iter()
            .map(|p| place(p.line, &p.text))
            .collect(),
        unparsed: notes
            .unparsed
            .iter()
            .map(|u| place(u.line, &u.text))
            .collect(),
        contents: notes.contents().iter().map(content).collect(),
    }
}

fn content(content: &Content) -> ContentShape {
    let check = CONTENTS
        .iter()
        .find(|(key, _)| *key == content.key)
        .map_or("", |(_, id)| id);
    let title = CHECKS
        .iter()
        .find(|c| c.id == check)
        .map_or("", |c| c.title);
    let state = match content.state {
        ContentState::Present => "present",
        ContentState::Placeholder => "placeholder",
        ContentState::Missing => "missing",
    };
    ContentShape {
        check: check.to_owned(),
        title: title.to_owned(),
        state: state.to_owned(),
        line: content
            .line
            .and_then(|line| u32::try_from(line).ok())
            .unwrap_or(0),
    }
}

fn none() -> ReleaseNotes {
    ReleaseNotes {
        present: false,
        origin: String::new(),
        text: String::new(),
        html: String::new(),
        features: Vec::new(),
        fixes: Vec::new(),
        known_issues: Vec::new(),
        remarks: Vec::new(),
        api_versions: Vec::new(),
        required: Required::default(),
        breaking: Vec::new(),
        component_count: 0,
        placeholders: Vec::new(),
        unparsed: Vec::new(),
        contents: Vec::new(),
    }
}
