//! What was read becomes articles, in one operation: those that are new, versions of those that are
//! here, and the files beside them.

use super::walk;
use crate::book::Book;
use crate::data::check::hex;
use crate::data::files::keep;
use crate::error::Result;
use crate::knowledge::edit::{Edit, NewVersion};
use crate::knowledge::mirror::files_of;
use crate::knowledge::mirror::paper::{self, Sheet};
use crate::knowledge::mirror::places::Places;
use crate::knowledge::{Imported, Skipped};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_domain::article::document::Document;
use slipway_domain::article::files::{VersionFile, put};
use slipway_domain::article::kind::Kind;
use slipway_domain::article::place::join;
use slipway_domain::article::review::Deed;
use slipway_domain::role::{Power, Role};
use slipway_store::standing;
use slipway_store::table::article::{self, ArticleRow};
use slipway_store::table::article_version::{self, ArticleVersionRow};
use slipway_store::table::{article_entry, article_review, article_text};
use std::path::PathBuf;

/// A document that was read.
pub(super) struct Source {
    /// What it is called when it is told of: where it lies, from the folder or the desk on.
    pub(super) path: String,
    /// Where the article is to lie.
    pub(super) place: String,
    /// Where it comes from.
    pub(super) origin: String,
    /// The article it is known to be, by its id; else the one that lies at its place.
    pub(super) article: Known,
    pub(super) document: Document,
    /// Files it names, as it names them.
    pub(super) files: Vec<(String, Content)>,
}

/// Which article a document is.
pub(super) enum Known {
    /// The one that lies at its place, if any does.
    ByPlace,
    /// This one, or none.
    Is(Option<String>),
}

/// What a file of a document holds.
pub(super) enum Content {
    /// It lies there.
    At(PathBuf),
    /// It stood in the document itself.
    Here(Vec<u8>),
    /// It was fetched and is kept already: its hash and size.
    Kept(String, u64),
}

/// What was found.
#[derive(Default)]
pub(super) struct Found {
    /// The folder that files lie in.
    pub(super) root: PathBuf,
    pub(super) sources: Vec<Source>,
    pub(super) skipped: Vec<Skipped>,
    pub(super) read_as: String,
}

impl Found {
    pub(super) fn skip(&mut self, path: impl Into<String>, reason: impl Into<String>) {
        self.skipped.push(Skipped {
            path: path.into(),
            reason: reason.into(),
        });
    }
}

/// An import that is about to be written.
pub(super) struct Taking<'a> {
    pub(super) app: &'a App,
    pub(super) caller: &'a Caller,
    /// What it comes from, as people name it.
    pub(super) from: &'a str,
    /// The kind of articles that do not say.
    pub(super) kind: Option<Kind>,
}

impl Taking<'_> {
    /// Writes all of it, or nothing.
    pub(super) fn all(self, found: Found) -> Result<Done<Imported>> {
        let Taking {
            app,
            caller,
            from,
            kind,
        } = self;
        transact(app, caller, Op::ImportArticles, |tx, who| {
            let reviewer =
                who.must(Power::Review).is_ok() || who.roles.contains(&Role::Administrator);
            let mut import = Import {
                edit: Edit { app, tx, who },
                book: Book::read(app, tx.conn())?,
                places: None,
                from,
                kind,
                deed: if reviewer {
                    Deed::Imported
                } else {
                    Deed::Submitted
                },
                told: Imported {
                    imported: 0,
                    updated: 0,
                    unchanged: 0,
                    files: 0,
                    skipped: found.skipped.clone(),
                    read_as: found.read_as.clone(),
                },
            };
            for source in &found.sources {
                caller.go_on()?;
                import.take(&found, source)?;
            }
            let told = import.told;
            let summary = format!(
                "Imported {} articles from {from}: {} changed, {} skipped",
                told.imported,
                told.updated,
                told.skipped.len()
            );
            Ok((told, summary))
        })
    }
}

struct Import<'a> {
    edit: Edit<'a>,
    book: Book,
    from: &'a str,
    kind: Option<Kind>,
    deed: Deed,
    told: Imported,
    /// Where a mirror would have put files before this import; read once something may be a mirror's.
    places: Option<Places>,
}

impl Import<'_> {
    /// Writes a document with its files.
    fn take(&mut self, found: &Found, source: &Source) -> Result<()> {
        let mut document = source.document.clone();
        document.kind = document.kind.or(self.kind);
        let text = document.write();
        let files = self.files(found, source)?;
        let held = match &source.article {
            Known::ByPlace => article::at_path(self.edit.tx.conn(), &source.place)?,
            Known::Is(id) => id.as_deref().map_or(Ok(None), |id| self.edit.tx.get(id))?,
        };
        match held {
            Some(row) => self.again(&row, &document, &text, files)?,
            None => self.begin(source, &document, &text, files)?,
        }
        self.told.imported += 1;
        Ok(())
    }

    fn begin(
        &mut self,
        source: &Source,
        document: &Document,
        text: &str,
        files: Vec<VersionFile>,
    ) -> Result<()> {
        let id = self.edit.app.host.new_id().to_string();
        let path = match source.article {
            Known::ByPlace => source.place.clone(),
            Known::Is(_) => self.edit.free_path(&source.place)?,
        };
        self.edit.tx.put(&ArticleRow {
            origin: source.origin.clone(),
            confidence: "not_validated".to_owned(),
            ..self.edit.article(&id, document, path)
        })?;
        let mut beside = Vec::new();
        self.told.files += laid(&mut beside, files);
        self.version((&id, 1, 0), document, text, beside)
    }

    fn version(
        &self,
        (article, number, based_on): (&str, u32, u32),
        document: &Document,
        text: &str,
        files: Vec<VersionFile>,
    ) -> Result<()> {
        let why = format!("Imported from {}", self.from);
        let version = self.edit.version(NewVersion {
            article,
            number,
            based_on,
            text,
            files,
            title: &document.title,
            why: &why,
        })?;
        self.edit.deed(&version, self.deed, &why, None)
    }

    /// An article that is here already: a version more, if its text or one of its files is another.
    /// Files that the document does not name stay as readers see them.
    fn again(
        &mut self,
        row: &ArticleRow,
        document: &Document,
        text: &str,
        files: Vec<VersionFile>,
    ) -> Result<()> {
        let conn = self.edit.tx.conn();
        let versions = article_version::of_article(conn, &row.id)?;
        let stands = standing(&article_review::of_article(conn, &row.id)?);
        let number = stands.published.or(stands.pending);
        let shown = versions
            .iter()
            .find(|version| Some(version.number) == number)
            .or(versions.last());
        let sha256 = hex(text.as_bytes());
        let adds_none =
            |held: &ArticleVersionRow| laid(&mut held.files.clone(), files.clone()) == 0;
        let known = versions
            .iter()
            .any(|held| held.sha256 == sha256 && adds_none(held));
        let paper = !known && self.is_paper(row, text)?;
        let files = if paper {
            self.own_names(row, files)
        } else {
            files
        };
        let adds_none =
            |held: &ArticleVersionRow| laid(&mut held.files.clone(), files.clone()) == 0;
        if known || (paper && shown.is_some_and(adds_none)) {
            self.told.unchanged += 1;
            return Ok(());
        }
        let mut beside = shown.map_or_else(Vec::new, |version| version.files.clone());
        self.told.files += laid(&mut beside, files);
        let next = versions.last().map_or(1, |version| version.number + 1);
        let over = (row.id.as_str(), next, stands.published.unwrap_or(0));
        match shown.filter(|_| paper) {
            // What a mirror wrote of it: only its files are others, and its links stay as they are.
            Some(shown) => {
                let text = article_text::get(conn, &shown.sha256)?.unwrap_or_default();
                self.version(over, document, &text, beside)?;
            }
            None => self.version(over, document, text, beside)?,
        }
        self.told.updated += 1;
        Ok(())
    }

    /// Whether this is what a mirror writes of the article: read back, it changes nothing.
    fn is_paper(&mut self, row: &ArticleRow, text: &str) -> Result<bool> {
        let conn = self.edit.tx.conn();
        let Some(entry) = article_entry::at_path(conn, &row.path)? else {
            return Ok(false);
        };
        let held = article_text::get(conn, &entry.sha256)?.unwrap_or_default();
        let places = match self.places.take() {
            Some(places) => places,
            None => Places::read(conn)?,
        };
        let sheet = Sheet {
            conn,
            book: &self.book,
            places: &places,
            article: &entry,
            files: &files_of(conn, &entry)?,
        };
        let same = paper::of(&sheet, &held) == text;
        self.places = Some(places);
        Ok(same)
    }

    /// Files as their article calls them, where a mirror gave them a place of their own.
    fn own_names(&self, row: &ArticleRow, files: Vec<VersionFile>) -> Vec<VersionFile> {
        let called = |file: &VersionFile| {
            let place = join(&row.path, &file.name);
            let name = self.places.as_ref()?.called(&row.id, &place)?;
            Some(name.to_owned())
        };
        let own = |file: VersionFile| VersionFile {
            name: called(&file).unwrap_or_else(|| file.name.clone()),
            ..file
        };
        files.into_iter().map(own).collect()
    }

    /// The files that a document names, kept by their content.
    fn files(&mut self, found: &Found, source: &Source) -> Result<Vec<VersionFile>> {
        let folder = self.edit.app.data_dir();
        let mut out = Vec::new();
        for (name, content) in &source.files {
            let kept = |bytes: &[u8]| Ok((keep(folder, bytes)?, bytes.len() as u64));
            let kept: Result<(String, u64)> = match content {
                Content::Kept(sha256, size) => Ok((sha256.clone(), *size)),
                Content::Here(bytes) => kept(bytes),
                Content::At(at) => match walk::file(&found.root, at) {
                    Ok(bytes) => kept(&bytes),
                    Err(reason) => {
                        let path = format!("{}: {name}", source.path);
                        self.told.skipped.push(Skipped { path, reason });
                        continue;
                    }
                },
            };
            let (sha256, size) = kept?;
            out.push(self.edit.file(name, sha256, size));
        }
        Ok(out)
    }
}

/// Lays files beside others, each in place of the one of its name; gives how many are new or others.
fn laid(beside: &mut Vec<VersionFile>, files: Vec<VersionFile>) -> u32 {
    let put = files.into_iter().filter(|file| put(beside, file.clone()));
    u32::try_from(put.count()).unwrap_or(u32::MAX)
}
