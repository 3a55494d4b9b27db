//! An article as it stands in a folder of Markdown: its document, with links that lead to the files
//! beside it.

use super::super::owner;
use super::super::target::{self, Target};
use crate::book::Book;
use slipway_domain::article::document::{Document, split, with_owner};
use slipway_domain::article::place;
use slipway_domain::article::relink::{Link, relative, relink};
use slipway_store::Connection;
use slipway_store::table::article;
use slipway_store::table::article_entry::ArticleEntryRow;

/// A document whose links lead to files: `[[…]]` becomes a relative link where the article is there,
/// and what it shows where it is a release or a defect.
pub(crate) fn of(conn: &Connection, book: &Book, path: &str, text: &str) -> String {
    let (front, body) = parts(text);
    let body = relink(body, &mut |link| match link {
        Link::Wiki { target, shown } => wiki(conn, book, path, target, shown),
        Link::Path(written) => moved(conn, book, path, written),
    });
    owned(conn, book, path, format!("{front}{body}"))
}

/// The document with who answers for its article now. One that names somebody who is not known here
/// keeps that: nobody else is put in their place.
fn owned(conn: &Connection, book: &Book, path: &str, text: String) -> String {
    let (front, _) = parts(&text);
    let named = Document::read(front).owner;
    if !named.is_empty() && owner::called(book, &named).is_none() {
        return text;
    }
    let row = article::at_path(conn, path).ok().flatten();
    let name = row.and_then(|row| book.person_name(&row.owner_id?));
    name.map_or_else(|| text.clone(), |name| with_owner(&text, &name))
}

/// The front matter with its marks, and the body.
fn parts(text: &str) -> (&str, &str) {
    let (_, body) = split(text);
    let at = text.len() - body.len();
    text.split_at(at)
}

fn wiki(
    conn: &Connection,
    book: &Book,
    path: &str,
    name: &str,
    shown: Option<&str>,
) -> Option<String> {
    let shown = shown.filter(|shown| !shown.is_empty());
    match target::of(conn, book, name).ok().flatten()? {
        Target::Article(row) if row.published > 0 => {
            let title = shown.unwrap_or(&row.title).replace(['[', ']'], "");
            let link = relative(path, &row.path);
            Some(format!("[{title}]({link}{})", fragment(name)))
        }
        Target::Article(_) => None,
        Target::Release(_) | Target::Defect(_) => Some(shown.unwrap_or(name).to_owned()),
    }
}

/// A relative link whose article lies elsewhere now, or under another name.
fn moved(conn: &Connection, book: &Book, path: &str, written: &str) -> Option<String> {
    let there = place::beside(path, written)?;
    let row = named(conn, book, &there)?;
    let link = relative(path, &row.path);
    Some(format!("{link}{}", fragment(written)))
}

fn named(conn: &Connection, book: &Book, name: &str) -> Option<Box<ArticleEntryRow>> {
    match target::of(conn, book, name).ok().flatten()? {
        Target::Article(row) if row.published > 0 => Some(row),
        _ => None,
    }
}

fn fragment(target: &str) -> String {
    target
        .split_once('#')
        .map(|(_, heading)| format!("#{heading}"))
        .unwrap_or_default()
}
