//! Draws a document as readers see it.

use super::{DrawArticle, Drawn, OutlineEntry};
use crate::error::Result;
use crate::releases::render;
use crate::{App, Caller};
use slipway_domain::article::document::Document;
use slipway_domain::article::text;
use slipway_store::Connection;

pub(crate) fn run(app: &App, _caller: &Caller, request: DrawArticle) -> Result<Drawn> {
    app.store.read(|conn| {
        let document = Document::read(&request.text);
        draw(
            app,
            conn,
            &document,
            request.article.as_deref().unwrap_or_default(),
        )
    })
}

/// A document as HTML that can do nothing, with its headings and the links that lead nowhere.
pub(crate) fn draw(
    _app: &App,
    conn: &Connection,
    document: &Document,
    _article: &str,
) -> Result<Drawn> {
    let mut broken = Vec::new();
    for target in text::wiki_links(&document.body) {
        if super::find::maybe(conn, &target).ok().flatten().is_none() {
            broken.push(target);
        }
    }
    let outline = text::headings(&document.body)
        .into_iter()
        .map(|heading| OutlineEntry {
            level: heading.level,
            anchor: String::new(),
            text: heading.text,
        });
    Ok(Drawn {
        title: document.title.clone(),
        html: render::html(&document.body),
        outline: outline.collect(),
        broken,
    })
}
