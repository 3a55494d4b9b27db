//! Puts a file into what somebody writes, kept by its hash, takes one away, or gives one back.
//!
//! A file belongs to a version as its text does: it goes into the draft, and readers see it once that
//! is a version they see.

use super::article::Known;
use super::edit::Edit;
use super::{AddArticleFile, ArticleFiles, SaveArticleFile, draft, show};
use crate::data::files::{content, keep_checked};
use crate::error::{Error, Result};
use crate::people::actor::{Actor, acting};
use crate::releases::SavedFile;
use crate::transact::{Done, Op, transact};
use crate::write_file::write_whole;
use crate::{App, Caller};
use slipway_domain::article::document::Document;
use slipway_domain::article::files::{self, VersionFile};
use slipway_domain::desk::file::clean_name;
use slipway_store::Connection;
use slipway_store::table::article_draft;
use std::path::PathBuf;

pub(crate) fn run(
    app: &App,
    caller: &Caller,
    request: AddArticleFile,
) -> Result<Done<ArticleFiles>> {
    let kept = match &request.remove {
        Some(_) => None,
        None => {
            let hint = "Attach a file of at most 20 MiB, or say where it lies.";
            Some(keep_checked(app.data_dir(), &request.content, hint)?)
        }
    };
    transact(app, caller, Op::AttachArticleFile, |tx, who| {
        let mut row = draft::open(app, tx.conn(), who, &request.article)?;
        let title = Document::read(&row.text).title;
        let summary = match kept {
            None => {
                let name = take(&mut row.files, request.remove.as_deref())?;
                format!("Took {name} from a draft of “{title}”")
            }
            Some((sha256, size)) => {
                let name = clean_name(&request.name);
                let edit = Edit { app, tx, who };
                files::put(&mut row.files, edit.file(&name, sha256, size as u64));
                format!("Put {name} into a draft of “{title}”")
            }
        };
        row.saved_at = app.now_text();
        article_draft::put(tx.conn(), &row)?;
        tx.touch("article_draft", &row.article_id);
        tx.touch("article_file", &row.article_id);
        let files = row.files.iter().map(show::file).collect();
        Ok((ArticleFiles { files }, summary))
    })
}

/// Takes a file out of a list, by its id or its name; gives its name.
fn take(files: &mut Vec<VersionFile>, wanted: Option<&str>) -> Result<String> {
    let wanted = wanted.map(str::trim).unwrap_or_default();
    let at = files
        .iter()
        .position(|file| file.id == wanted)
        .or_else(|| files.iter().position(|file| file.name == wanted));
    match at {
        Some(at) => Ok(files.remove(at).name),
        None => Err(Error::not_found("such file", "Reload the article.")),
    }
}

/// Writes a file of an article to where somebody wants it, if it is still what was kept.
pub(crate) fn save(
    app: &App,
    caller: &Caller,
    request: SaveArticleFile,
) -> Result<Done<SavedFile>> {
    let file = app.store.read(|conn| {
        let who = acting(conn, caller)?;
        found(conn, &who, &request)
    })?;
    let bytes = content(app.data_dir(), &file.name, &file.sha256)?;
    let path = PathBuf::from(request.to.trim());
    write_whole("to", &path, &bytes)?;
    Ok(Done {
        value: SavedFile {
            id: file.id,
            file: path.display().to_string(),
            bytes: file.size,
            sha256: file.sha256,
        },
        op: None,
        changed: Vec::new(),
    })
}

/// A file by its id, whichever version or draft of mine has it; by its name the one of a version, else
/// of what readers see, else of my draft.
fn found(conn: &Connection, who: &Actor, request: &SaveArticleFile) -> Result<VersionFile> {
    let wanted = request.file.trim();
    let mine = article_draft::get(conn, request.article.trim(), &who.id)?;
    let known = match &mine {
        Some(_) => Known::read(conn, &request.article).ok(),
        None => Some(Known::read(conn, &request.article)?),
    };
    let mine = match (mine, &known) {
        (None, Some(known)) => article_draft::get(conn, &known.row.id, &who.id)?,
        (mine, _) => mine,
    };
    let mine = mine.map(|row| row.files).unwrap_or_default();
    let versions = known.iter().flat_map(|known| known.versions.iter().rev());
    let everywhere = versions.flat_map(|version| &version.files).chain(&mine);
    let by_id = everywhere.clone().find(|file| file.id == wanted);
    let named = match (request.version, &known) {
        (Some(number), Some(known)) => {
            let version = known.version(number).ok_or_else(|| {
                let what = format!("version {number} of “{}”", known.entry.title);
                Error::not_found(what, "See its history.")
            })?;
            files::of(&version.files, wanted)
        }
        (None, Some(known)) if known.shown().is_some() => {
            let shown = known.shown().map_or(&[] as &[_], |version| &version.files);
            files::of(shown, wanted).or(files::of(&mine, wanted))
        }
        _ => files::of(&mine, wanted),
    };
    by_id.or(named).cloned().ok_or_else(|| {
        let hint = "slipwayctl kb show lists its files.";
        Error::not_found(format!("file {wanted} of the article"), hint)
    })
}
