//! Draws a document as readers see it.

use super::article::Known;
use super::shelf::Shelf;
use super::{DrawArticle, Drawn, OutlineEntry, draft};
use crate::book::Book;
use crate::error::Result;
use crate::people::actor::acting;
use crate::{App, Caller};
use slipway_domain::article::document::Document;
use slipway_domain::article::files::VersionFile;
use slipway_domain::article::html::{self, Entry};
use slipway_store::Connection;
use slipway_store::table::{article_draft, article_entry};

pub(crate) fn run(app: &App, caller: &Caller, request: DrawArticle) -> Result<Drawn> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let id = request.article.unwrap_or_default();
        let files = files(conn, caller, &id)?;
        draw(&shelf(app, conn, &book, &id, &files)?, &request.text)
    })
}

/// The files that somebody sees who writes on an article: their draft's, else those that readers see.
fn files(conn: &Connection, caller: &Caller, id: &str) -> Result<Vec<VersionFile>> {
    let who = acting(conn, caller)?;
    if let Some(row) = article_draft::get(conn, id, &who.id)?
        && let Some(row) = draft::live(conn, row)?
    {
        return Ok(row.files);
    }
    match article_entry::get(conn, id)? {
        Some(entry) => Ok(Known::read(conn, &entry.id)?.files()),
        None => Ok(Vec::new()),
    }
}

/// What an article sees of the others, and its own files.
pub(crate) fn shelf<'a>(
    app: &'a App,
    conn: &'a Connection,
    book: &'a Book,
    id: &str,
    files: &[VersionFile],
) -> Result<Shelf<'a>> {
    let entry = article_entry::get(conn, id)?;
    let path = entry.map(|entry| entry.path).unwrap_or_default();
    Ok(Shelf::of(app, conn, book, &path, files))
}

/// A document as HTML that can do nothing, with its headings and the links that lead nowhere.
pub(crate) fn draw(shelf: &Shelf<'_>, text: &str) -> Result<Drawn> {
    let drawn = html::draw(text, shelf);
    let entry = |entry: Entry| OutlineEntry {
        level: entry.level,
        text: entry.text,
        anchor: entry.anchor,
    };
    Ok(Drawn {
        title: Document::read(text).title,
        html: drawn.html,
        outline: drawn.outline.into_iter().map(entry).collect(),
        broken: drawn.broken,
        remote_images: drawn.remote_images,
    })
}
