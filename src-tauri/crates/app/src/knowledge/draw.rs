//! Draws a document as readers see it.

use super::shelf::Shelf;
use super::{DrawArticle, Drawn, OutlineEntry};
use crate::book::Book;
use crate::error::Result;
use crate::{App, Caller};
use slipway_domain::article::document::Document;
use slipway_domain::article::html::{self, Entry};
use slipway_store::Connection;
use slipway_store::table::article_entry;

pub(crate) fn run(app: &App, _caller: &Caller, request: DrawArticle) -> Result<Drawn> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let id = request.article.unwrap_or_default();
        draw(&shelf(app, conn, &book, &id)?, &request.text)
    })
}

/// What an article sees of the others; one that is not there yet has no files.
pub(crate) fn shelf<'a>(
    app: &'a App,
    conn: &'a Connection,
    book: &'a Book,
    id: &str,
) -> Result<Shelf<'a>> {
    let entry = article_entry::get(conn, id)?;
    let path = entry.map(|entry| entry.path).unwrap_or_default();
    Shelf::of(app, conn, book, id, &path)
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
