//! Where the links of an article lead within Slipway, and what it may show: its own files.

use super::mirror::paper::named;
use super::target::{self, Target};
use crate::App;
use crate::book::Book;
use crate::data::files;
use crate::releases::read;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use slipway_domain::article::files::VersionFile;
use slipway_domain::article::html::{Place, Site, Subject};
use slipway_domain::article::kind::Audience;
use slipway_domain::article::place;
use slipway_store::Connection;
use std::cell::Cell;

/// Pictures of one article beyond these bytes are shown as missing: nobody waits for a page that holds
/// them.
const MOST: u64 = 24 << 20;

/// How the window names pages.
pub(crate) const WINDOW: Links = Links {
    article: "#/knowledge/",
    release: "#/releases/",
    defect: "#/defects/inbox/",
};

/// How a page that holds all articles names them; releases and defects are not on it.
pub(crate) const PRINT: Links = Links {
    article: "#of-",
    release: "#",
    defect: "#",
};

/// What addresses begin with.
#[derive(Clone, Copy)]
pub(crate) struct Links {
    article: &'static str,
    release: &'static str,
    defect: &'static str,
}

/// What one article sees of the others.
pub(crate) struct Shelf<'a> {
    app: &'a App,
    conn: &'a Connection,
    book: &'a Book,
    /// Where the article lies, which its relative links start from.
    path: String,
    files: Vec<VersionFile>,
    left: Cell<u64>,
    links: Links,
    audience: Audience,
}

impl<'a> Shelf<'a> {
    /// Of the article at this path, which is empty for one that is not there yet, with the files of what
    /// is drawn.
    pub(crate) fn of(
        app: &'a App,
        conn: &'a Connection,
        book: &'a Book,
        path: &str,
        files: &[VersionFile],
    ) -> Shelf<'a> {
        Shelf {
            app,
            conn,
            book,
            path: path.to_owned(),
            files: files.to_vec(),
            left: Cell::new(MOST),
            links: WINDOW,
            audience: Audience::Internal,
        }
    }

    /// The same for another place than the window.
    pub(crate) fn with(self, links: Links) -> Shelf<'a> {
        Shelf { links, ..self }
    }

    /// The same for these readers: a link to what is for fewer leads nowhere and tells no title.
    pub(crate) fn for_readers(self, audience: Audience) -> Shelf<'a> {
        Shelf { audience, ..self }
    }

    /// What a link names. One that cannot be looked up leads nowhere, as far as a reader can tell.
    fn target(&self, written: &str) -> Option<Target> {
        let found = |name: &str| {
            let target = target::of(self.conn, self.book, name).ok().flatten();
            target.filter(|target| match target {
                Target::Article(row) => self.audience.lets(&row.audience),
                Target::Release(_) | Target::Defect(_) => true,
            })
        };
        found(written).or_else(|| found(&place::beside(&self.path, written)?))
    }
}

impl Site for Shelf<'_> {
    fn place(&self, written: &str) -> Option<Place> {
        let fragment = |id: String| match written.split_once('#') {
            Some((_, heading)) if !heading.is_empty() => format!("{id}?at={heading}"),
            _ => id,
        };
        Some(match self.target(written)? {
            Target::Article(row) => Place {
                subject: Subject::Article,
                href: format!("{}{}", self.links.article, fragment(row.id)),
                title: row.title,
            },
            Target::Release(row) => Place {
                subject: Subject::Release,
                title: read::title(self.book, &row),
                href: format!("{}{}", self.links.release, row.id),
            },
            Target::Defect(row) => Place {
                subject: Subject::Defect,
                title: format!("Defect {}: {}", row.number, row.title),
                href: format!("{}{}", self.links.defect, row.id),
            },
        })
    }

    fn file(&self, written: &str) -> Option<String> {
        let bare = written.split(['#', '?']).next().unwrap_or_default();
        let row = named(&self.files, bare)?;
        let Some(kind) = picture(&row.name) else {
            return Some(format!("kb:file/{}", row.id));
        };
        let left = self.left.get().checked_sub(row.size)?;
        self.left.set(left);
        let bytes = files::content(self.app.data_dir(), &row.name, &row.sha256).ok()?;
        Some(format!(
            "data:image/{kind};base64,{}",
            STANDARD.encode(bytes)
        ))
    }
}

/// The kind of a picture that a page may show, by its name.
pub(crate) fn picture(name: &str) -> Option<&'static str> {
    let (_, ending) = name.rsplit_once('.')?;
    match ending.to_lowercase().as_str() {
        "png" => Some("png"),
        "jpg" | "jpeg" => Some("jpeg"),
        "gif" => Some("gif"),
        "webp" => Some("webp"),
        _ => None,
    }
}
