//! An article as it stands in a folder of Markdown: its document, with links that lead to the files
//! beside it.

use super::super::owner;
use super::super::target::{self, Target};
use super::places::Places;
use super::write::files_of;
use crate::book::Book;
use crate::error::Result;
use slipway_domain::article::document::{Document, split, with_owner};
use slipway_domain::article::files::VersionFile;
use slipway_domain::article::kind::Audience;
use slipway_domain::article::place;
use slipway_domain::article::relink::{Link, relative, relative_file, relink};
use slipway_store::Connection;
use slipway_store::table::article;
use slipway_store::table::article_entry::{self, ArticleEntryRow};
use slipway_store::table::article_text;
use std::cell::OnceCell;

/// An article that is written to a folder.
pub(crate) struct Sheet<'a> {
    pub(crate) conn: &'a Connection,
    pub(crate) book: &'a Book,
    pub(crate) places: &'a Places,
    pub(crate) article: &'a ArticleEntryRow,
    /// The files of what is written.
    pub(crate) files: &'a [VersionFile],
    /// Who it is written for: what an article for fewer is called, it does not tell.
    pub(crate) audience: Audience,
}

/// A document whose links lead to files: `[[…]]` becomes a relative link where the article is there,
/// and what it shows where it is a release or a defect. Links that lead there as they are stay so.
pub(crate) fn of(sheet: &Sheet<'_>, text: &str) -> String {
    let (front, body) = parts(text);
    let body = relink(body, &mut |link| match link {
        Link::Wiki { target, shown } => sheet.wiki(target, shown),
        Link::Path(written) => sheet.moved(written).or_else(|| sheet.file(written)),
    });
    owned(sheet, format!("{front}{body}"))
}

/// Whether a document, as it is read and written again, is what is written of an article, for whomever.
/// `places` are read when they are needed first.
pub(crate) fn is_of(
    conn: &Connection,
    book: &Book,
    places: &OnceCell<Places>,
    article: &str,
    document: &str,
) -> Result<bool> {
    let Some(entry) = article_entry::get(conn, article)? else {
        return Ok(false);
    };
    let places = match places.get() {
        Some(places) => places,
        None => {
            let read = Places::read(conn)?;
            places.get_or_init(|| read)
        }
    };
    let files = files_of(conn, &entry)?;
    let text = article_text::get(conn, &entry.sha256)?.unwrap_or_default();
    Ok(Audience::ALL.iter().any(|&audience| {
        let sheet = Sheet {
            conn,
            book,
            places,
            article: &entry,
            files: &files,
            audience,
        };
        Document::read(&of(&sheet, &text)).write() == document
    }))
}

/// The document with who answers for its article now. One that names somebody who is not known here
/// keeps that: nobody else is put in their place.
fn owned(sheet: &Sheet<'_>, text: String) -> String {
    let (front, _) = parts(&text);
    let named = Document::read(front).owner;
    if !named.is_empty() && owner::called(sheet.book, &named).is_none() {
        return text;
    }
    let row = article::at_path(sheet.conn, sheet.path()).ok().flatten();
    let name = row.and_then(|row| sheet.book.person_name(&row.owner_id?));
    name.map_or_else(|| text.clone(), |name| with_owner(&text, &name))
}

/// The front matter with its marks, and the body.
fn parts(text: &str) -> (&str, &str) {
    let (_, body) = split(text);
    let at = text.len() - body.len();
    text.split_at(at)
}

impl Sheet<'_> {
    fn path(&self) -> &str {
        &self.article.path
    }

    fn wiki(&self, name: &str, shown: Option<&str>) -> Option<String> {
        let shown = shown.filter(|shown| !shown.is_empty());
        match target::of(self.conn, self.book, name).ok().flatten()? {
            Target::Article(row) if !self.audience.lets(&row.audience) => {
                Some(shown.unwrap_or(name).to_owned())
            }
            Target::Article(row) if row.published > 0 => {
                let title = shown.unwrap_or(&row.title).replace(['[', ']'], "");
                let link = relative(self.path(), &row.path);
                Some(format!("[{title}]({link}{})", fragment(name)))
            }
            Target::Article(_) => None,
            Target::Release(_) | Target::Defect(_) => Some(shown.unwrap_or(name).to_owned()),
        }
    }

    /// A relative link whose article lies elsewhere now, or under another name.
    fn moved(&self, written: &str) -> Option<String> {
        let there = place::beside(self.path(), written)?;
        let row = self.published(&there)?;
        let link = relative(self.path(), &row.path);
        Some(format!("{link}{}", fragment(written)))
    }

    /// A link to one of the article's own files that does not lie where the link leads.
    fn file(&self, written: &str) -> Option<String> {
        let at = written.find(['#', '?']).unwrap_or(written.len());
        let (bare, rest) = written.split_at(at);
        let file = named(self.files, bare)?;
        let there = self.places.of(&self.article.id, &file.name)?;
        if place::join(self.path(), bare) == there {
            return None;
        }
        Some(format!("{}{rest}", relative_file(self.path(), there)))
    }

    fn published(&self, name: &str) -> Option<Box<ArticleEntryRow>> {
        match target::of(self.conn, self.book, name).ok().flatten()? {
            Target::Article(row) if row.published > 0 => Some(row),
            _ => None,
        }
    }
}

/// The file that a link names.
pub(crate) fn named<'a>(files: &'a [VersionFile], bare: &str) -> Option<&'a VersionFile> {
    let name = bare.strip_prefix("./").unwrap_or(bare);
    files
        .iter()
        .find(|file| file.name == name || file.name == bare)
}

fn fragment(target: &str) -> String {
    target
        .split_once('#')
        .map(|(_, heading)| format!("#{heading}"))
        .unwrap_or_default()
}
