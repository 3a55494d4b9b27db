//! Writes articles to a folder as Markdown, with their files, and all of them to one HTML file.

use super::folder::{Folder, Written};
use super::paper::{self, Sheet};
use super::places::Places;
use super::print;
use crate::book::Book;
use crate::data::files;
use crate::error::Result;
use crate::host::Event;
use crate::{App, Caller};
use slipway_domain::article::files::VersionFile;
use slipway_domain::article::kind::Audience;
use slipway_store::table::article_entry::{self, ArticleEntryRow};
use slipway_store::table::article_version::{self, ArticleVersionRow};
use slipway_store::table::{article_text, article_use};
use slipway_store::{Connection, get};
use std::collections::HashSet;
use std::path::Path;

/// What is written.
#[derive(Clone, Debug)]
pub(crate) struct Choice {
    /// Whether one HTML file of all of them is written as well.
    pub(crate) html: bool,
    /// Articles for this audience and wider ones.
    pub(crate) audience: Audience,
    /// Only those about this release, by its id.
    pub(crate) release: Option<String>,
    /// What the HTML file is called.
    pub(crate) title: String,
    /// Whether somebody waits for it, and is told how far it came.
    pub(crate) waited: bool,
}

/// The HTML file.
pub(super) const BOOK: &str = "knowledge-base.html";

/// Articles that are written, by path.
pub(super) const PUBLISHED: &str =
    "published > 0 AND NOT gone AND confidence <> 'archived' ORDER BY path";

/// Writes what is chosen to a folder, and takes away what was written there before and is not chosen
/// any more.
pub(crate) fn write(
    app: &App,
    conn: &Connection,
    caller: &Caller,
    root: &Path,
    choice: &Choice,
) -> Result<(u32, Written)> {
    let book = Book::read(app, conn)?;
    let articles = chosen(conn, choice)?;
    let mut folder = Folder::open(root)?;
    let count = u32::try_from(articles.len()).unwrap_or(u32::MAX);
    let filled = fill(app, conn, caller, &mut folder, &book, choice, &articles);
    if let Err(error) = filled {
        return Err(folder.stop(error));
    }
    Ok((count, folder.finish()?))
}

fn fill(
    app: &App,
    conn: &Connection,
    caller: &Caller,
    folder: &mut Folder,
    book: &Book,
    choice: &Choice,
    articles: &[ArticleEntryRow],
) -> Result<()> {
    let places = Places::read(conn)?;
    for (done, row) in (0_u64..).zip(articles) {
        caller.go_on()?;
        if choice.waited && done % 100 == 0 {
            app.host.hear(&Event::Progress {
                label: "Writing articles".to_owned(),
                done,
                total: u64::try_from(articles.len()).ok(),
                unit: "items",
            });
        }
        let text = article_text::get(conn, &row.sha256)?.unwrap_or_default();
        let files = files_of(conn, row)?;
        let sheet = Sheet {
            conn,
            book,
            places: &places,
            article: row,
            files: &files,
            audience: choice.audience,
        };
        let paper = paper::of(&sheet, &text);
        folder.put(&format!("{}.md", row.path), paper.as_bytes())?;
        put_files(app, &sheet, folder)?;
    }
    if choice.html {
        let html = print::page(app, conn, book, (&choice.title, choice.audience), articles)?;
        folder.put(BOOK, html.as_bytes())?;
    }
    Ok(())
}

/// Published articles that are chosen, by path.
fn chosen(conn: &Connection, choice: &Choice) -> Result<Vec<ArticleEntryRow>> {
    let mut rows = article_entry::rows(conn, PUBLISHED, &[])?;
    rows.retain(|row| choice.audience.lets(&row.audience));
    if let Some(release) = &choice.release {
        let about = article_use::of_target(conn, release)?.into_iter();
        let about: HashSet<String> = about.map(|row| row.article_id).collect();
        rows.retain(|row| about.contains(&row.id));
    }
    Ok(rows)
}

/// An article's files lie in their places, to which its links lead. One that is missing here is left
/// out, and shown as missing where it is read.
fn put_files(app: &App, sheet: &Sheet<'_>, folder: &mut Folder) -> Result<()> {
    for file in sheet.files {
        let Ok(bytes) = files::content(app.data_dir(), &file.name, &file.sha256) else {
            continue;
        };
        if let Some(place) = sheet.places.of(&sheet.article.id, &file.name) {
            folder.put(place, &bytes)?;
        }
    }
    Ok(())
}

/// The files of the version that readers see.
pub(crate) fn files_of(conn: &Connection, row: &ArticleEntryRow) -> Result<Vec<VersionFile>> {
    let version = article_version::key(&row.id, row.published);
    let version: Option<ArticleVersionRow> = get(conn, &version)?;
    Ok(version.map_or_else(Vec::new, |version| version.files))
}
