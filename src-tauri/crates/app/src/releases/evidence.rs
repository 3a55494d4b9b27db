//! Evidence of checks: links, notes, and files kept by the hash of their content.

use super::read::{find, title};
use super::{AddEvidence, Release, RemoveEvidence, SaveEvidence, SavedFile, show};
use crate::book::Book;
use crate::data::files;
use crate::error::{Error, Result};
use crate::people::actor::acting;
use crate::transact::{Done, Op, transact};
use crate::write_file::write_whole;
use crate::{App, Caller};
use slipway_store::get;
use slipway_store::table::evidence::EvidenceRow;
use slipway_store::table::release_check::ReleaseCheckRow;
use std::path::PathBuf;
use url::Url;

pub(crate) fn add(app: &App, caller: &Caller, request: AddEvidence) -> Result<Done<Release>> {
    let text = request.text.trim().to_owned();
    if text.is_empty() {
        return Err(Error::invalid(
            "text",
            "Evidence cannot be empty.",
            "Say what shows it.",
        ));
    }
    let sha256 = match request.kind.as_str() {
        "note" => String::new(),
        "link" => checked_link(&text)?,
        "file" => keep_file(app, request.content.as_deref().unwrap_or_default())?,
        other => {
            let message = format!("“{other}” is not a kind of evidence.");
            return Err(Error::invalid("kind", message, "Use link, file or note."));
        }
    };
    let done = transact(app, caller, Op::AddEvidence, |tx, who| {
        let book = Book::read(app, tx.conn())?;
        let release = find(tx.conn(), &book, &request.release)?;
        let check = tx.get::<ReleaseCheckRow>(&format!("{}/{}", release.id, request.check))?;
        let check = check.ok_or_else(|| {
            Error::not_found(
                format!("check {}", request.check),
                "See the release's checks.",
            )
        })?;
        tx.put(&EvidenceRow {
            id: app.host.new_id().to_string(),
            release_id: release.id.clone(),
            check_id: check.check_id,
            kind: request.kind,
            text,
            sha256,
            added_at: app.now_text(),
            added_by: who.id.clone(),
        })?;
        let summary = format!(
            "{}: added evidence to “{}”",
            title(&book, &release),
            check.title
        );
        Ok((release.id, summary))
    })?;
    done.map(|id| show::by_id(app, caller, &id))
}

pub(crate) fn remove(app: &App, caller: &Caller, request: RemoveEvidence) -> Result<Done<Release>> {
    let done = transact(app, caller, Op::RemoveEvidence, |tx, _| {
        let row = tx.get::<EvidenceRow>(&request.id)?;
        let row = row.ok_or_else(|| Error::not_found("such evidence", "Reload the release."))?;
        tx.delete::<EvidenceRow>(&row.id)?;
        Ok((
            row.release_id,
            format!("Took away the evidence “{}”", row.text),
        ))
    })?;
    done.map(|id| show::by_id(app, caller, &id))
}

fn checked_link(text: &str) -> Result<String> {
    let allowed = |url: &Url| matches!(url.scheme(), "https" | "http");
    if Url::parse(text).is_ok_and(|url| allowed(&url)) {
        return Ok(String::new());
    }
    let message = format!("“{text}” is not a web address.");
    Err(Error::invalid(
        "text",
        message,
        "It begins with https:// or http://.",
    ))
}

/// The file is on the disk before the row that names it is written; an orphan harms nobody.
fn keep_file(app: &App, base64: &str) -> Result<String> {
    let hint = "Attach a file of at most 20 MiB, or add a link to where it lies.";
    files::keep_checked(app.data_dir(), base64, hint).map(|(sha256, _)| sha256)
}

/// Gives a file of evidence back, to where somebody wants it.
pub(crate) fn save(app: &App, caller: &Caller, request: SaveEvidence) -> Result<Done<SavedFile>> {
    let row: Option<EvidenceRow> = app.store.read(|conn| {
        acting(conn, caller)?;
        get(conn, &request.id).map_err(Error::from)
    })?;
    let row = row.ok_or_else(|| Error::not_found("such evidence", "Reload the release."))?;
    if row.kind != "file" {
        let message = format!("“{}” is no file.", row.text);
        let hint = "Only files are given back; a link and a note are shown whole.";
        return Err(Error::invalid("id", message, hint));
    }
    let bytes = files::content(app.data_dir(), &row.text, &row.sha256)?;
    let path = PathBuf::from(request.file.trim());
    write_whole("file", &path, &bytes)?;
    let value = SavedFile {
        id: row.id,
        file: path.display().to_string(),
        bytes: bytes.len() as u64,
        sha256: row.sha256,
    };
    Ok(Done {
        value,
        op: None,
        changed: Vec::new(),
    })
}
