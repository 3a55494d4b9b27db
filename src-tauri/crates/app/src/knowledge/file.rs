//! Puts a file beside an article, kept by its hash, takes one away, or gives one back.

use super::article::Known;
use super::{AddArticleFile, ArticleFiles, SaveArticleFile, show};
use crate::data::files::{content, keep_checked};
use crate::error::{Error, Result};
use crate::people::actor::{Actor, acting};
use crate::releases::SavedFile;
use crate::transact::{Done, Op, transact};
use crate::write_file::write_whole;
use crate::{App, Caller};
use slipway_domain::article::document::Document;
use slipway_domain::desk::file::clean_name;
use slipway_store::Connection;
use slipway_store::table::article_draft;
use slipway_store::table::article_file::{self, ArticleFileRow};
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
    let done = transact(app, caller, Op::AttachArticleFile, |tx, who| {
        let (id, title) = written(tx.conn(), who, &request.article)?;
        let files = article_file::of_article(tx.conn(), &id)?;
        let Some((sha256, size)) = kept else {
            let wanted = request.remove.as_deref().unwrap_or_default();
            let row = files.into_iter().find(|row| row.id == wanted);
            let row = row.ok_or_else(|| Error::not_found("such file", "Reload the article."))?;
            tx.delete::<ArticleFileRow>(&row.id)?;
            return Ok((id, format!("Took {} from “{title}”", row.name)));
        };
        let name = clean_name(&request.name);
        let same = files.iter().find(|row| row.name == name);
        tx.put(&ArticleFileRow {
            id: same.map_or_else(|| app.host.new_id().to_string(), |row| row.id.clone()),
            article_id: id.clone(),
            name: name.clone(),
            size: size as u64,
            sha256,
            at: app.now_text(),
            by: who.id.clone(),
        })?;
        Ok((id, format!("Put {name} beside “{title}”")))
    })?;
    done.map(|id| {
        let files = app.store.read(|conn| show::files(conn, &id))?;
        Ok(ArticleFiles { files })
    })
}

/// Id and title of an article, or of one that is only a draft of who writes.
fn written(conn: &Connection, who: &Actor, wanted: &str) -> Result<(String, String)> {
    match article_draft::get(conn, wanted.trim(), &who.id)? {
        Some(draft) => Ok((draft.article_id, Document::read(&draft.text).title)),
        None => Known::read(conn, wanted).map(|known| (known.row.id, known.entry.title)),
    }
}

/// Writes a file of an article to where somebody wants it, if it is still what was kept.
pub(crate) fn save(
    app: &App,
    caller: &Caller,
    request: SaveArticleFile,
) -> Result<Done<SavedFile>> {
    let wanted = request.file.trim();
    let row = app.store.read(|conn| {
        acting(conn, caller)?;
        let known = Known::read(conn, &request.article)?;
        let files = article_file::of_article(conn, &known.row.id)?.into_iter();
        let mut files = files.filter(|row| row.id == wanted || row.name == wanted);
        let hint = "slipwayctl kb show lists its files.";
        files
            .next()
            .ok_or_else(|| Error::not_found(format!("file {wanted} of the article"), hint))
    })?;
    let bytes = content(app.data_dir(), &row.name, &row.sha256)?;
    let path = PathBuf::from(request.to.trim());
    write_whole("to", &path, &bytes)?;
    Ok(Done {
        value: SavedFile {
            id: row.id,
            file: path.display().to_string(),
            bytes: row.size,
            sha256: row.sha256,
        },
        op: None,
        changed: Vec::new(),
    })
}
