//! What was read becomes articles, in one operation: those that are new, versions of those that are
//! here, and the files beside them.

use super::over::{Over, over};
use super::settle::settle;
use super::walk;
use crate::book::Book;
use crate::data::check::hex;
use crate::data::files::keep;
use crate::error::Result;
use crate::knowledge::edit::{Edit, NewVersion};
use crate::knowledge::mirror::paper;
use crate::knowledge::mirror::places::Places;
use crate::knowledge::owner;
use crate::knowledge::{Imported, Skipped};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_domain::article::document::Document;
use slipway_domain::article::files::{VersionFile, put};
use slipway_domain::article::kind::Kind;
use slipway_domain::article::place::join;
use slipway_domain::article::review::{Deed, Standing};
use slipway_domain::role::{Power, Role};
use slipway_store::standing;
use slipway_store::table::article::ArticleRow;
use slipway_store::table::article_version::{self, ArticleVersionRow};
use slipway_store::table::{article_review, article_text};
use std::cell::OnceCell;
use std::path::{Path, PathBuf};

/// A document that was read.
pub(super) struct Source {
    /// What it is called when it is told of: where it lies, from the folder or the desk on.
    pub(super) path: String,
    /// What it is known by again within its file; empty where it is all of it.
    pub(super) key: String,
    /// Where the article would lie by its name.
    pub(super) wished: String,
    /// Where it is to lie.
    pub(super) place: String,
    /// Where it comes from.
    pub(super) origin: String,
    /// Which article it is.
    pub(super) article: Known,
    /// Whether its article is known by another origin still.
    pub(super) adopts: bool,
    pub(super) document: Document,
    /// Files it names, as it names them.
    pub(super) files: Vec<(String, Content)>,
}

/// Which article a document is.
pub(super) enum Known {
    /// That is to be settled.
    Open,
    /// The one of this id, or none that is here.
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
    /// What is told of documents that are taken in: path and note.
    pub(super) notes: Vec<(String, String)>,
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
    pub(super) fn all(self, mut found: Found) -> Result<Done<Imported>> {
        let Taking {
            app,
            caller,
            from,
            kind,
        } = self;
        transact(app, caller, Op::ImportArticles, |tx, who| {
            let reviewer =
                who.must(Power::Review).is_ok() || who.roles.contains(&Role::Administrator);
            let book = Book::read(app, tx.conn())?;
            if found
                .sources
                .iter()
                .any(|one| matches!(one.article, Known::Open))
            {
                settle(tx.conn(), &book, &mut found)?;
            }
            let noted = |(path, reason)| Skipped { path, reason };
            let notes = std::mem::take(&mut found.notes).into_iter().map(noted);
            let mut import = Import {
                edit: Edit { app, tx, who },
                book,
                places: OnceCell::new(),
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
                    skipped: std::mem::take(&mut found.skipped),
                    notes: notes.collect(),
                    read_as: std::mem::take(&mut found.read_as),
                },
                left: MOST_FILES,
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

/// What is said of each version that came by an import, before what it came from.
pub(super) const IMPORTED: &str = "Imported from ";

/// Whether a text says nothing new: it is what came last, or what stands. What came before that and
/// comes again was taken back where it came from. A version that somebody wrote here since stays as
/// long as nothing new comes.
fn is_held(
    versions: &[ArticleVersionRow],
    standing: &Standing,
    same: &dyn Fn(&ArticleVersionRow) -> bool,
) -> bool {
    let came = |version: &&ArticleVersionRow| version.why.starts_with(IMPORTED);
    let came = versions.iter().rev().find(came);
    let stands = standing.pending.or(standing.published);
    let stands = versions
        .iter()
        .find(|version| Some(version.number) == stands);
    let newest = versions
        .last()
        .filter(|_| came.is_none() && stands.is_none());
    [came, stands, newest].into_iter().flatten().any(same)
}

struct Import<'a> {
    edit: Edit<'a>,
    book: Book,
    from: &'a str,
    kind: Option<Kind>,
    deed: Deed,
    told: Imported,
    /// How many bytes of files may be read still.
    left: u64,
    /// Where a mirror would have put files before this import; read once something may be a mirror's.
    places: OnceCell<Places>,
}

/// How much the files of a folder hold in all that are kept.
const MOST_FILES: u64 = 2 << 30;

impl Import<'_> {
    /// Writes a document with its files.
    fn take(&mut self, found: &Found, source: &Source) -> Result<()> {
        let mut document = source.document.clone();
        document.kind = document.kind.or(self.kind);
        let text = document.write();
        let files = self.files(found, source)?;
        let held = match &source.article {
            Known::Is(Some(id)) => self.edit.tx.get(id)?,
            Known::Is(None) | Known::Open => None,
        };
        let owner = self.owner(source);
        match held {
            Some(row) => {
                let Some(anew) = self.again(source, &row, &document, &text, files)? else {
                    return Ok(());
                };
                let mut now = row.clone();
                if source.adopts {
                    now.origin.clone_from(&source.origin);
                }
                // What somebody decided here stays until the text says something new.
                now.owner_id = owner.filter(|_| anew).or(now.owner_id);
                if now != row {
                    self.edit.tx.put(&now)?;
                }
            }
            None => self.begin(source, &document, &text, (files, owner))?,
        }
        self.told.imported += 1;
        Ok(())
    }

    /// The id of who answers for a document by its own word. A name that nobody here has is told of,
    /// and stays in the text.
    fn owner(&mut self, source: &Source) -> Option<String> {
        let name = source.document.owner.trim();
        if name.is_empty() {
            return None;
        }
        let known = owner::called(&self.book, name);
        if let Some(row) = known.filter(|row| row.active) {
            return Some(row.id.clone());
        }
        let why = match known {
            Some(_) => format!("It names {name} as its owner, who has left."),
            None => format!("It names {name} as its owner, whom nobody here is called."),
        };
        self.told.notes.push(Skipped {
            path: source.path.clone(),
            reason: format!("{why} The text says so still; kb set --owner names another."),
        });
        None
    }

    fn begin(
        &mut self,
        source: &Source,
        document: &Document,
        text: &str,
        (files, owner): (Vec<VersionFile>, Option<String>),
    ) -> Result<()> {
        let id = self.edit.app.host.new_id().to_string();
        let path = self.edit.free_path(&source.place)?;
        let row = self.edit.article(&id, document, path);
        self.edit.tx.put(&ArticleRow {
            origin: source.origin.clone(),
            confidence: "not_validated".to_owned(),
            owner_id: owner.or(row.owner_id.clone()),
            ..row
        })?;
        let mut beside = Vec::new();
        self.told.files += laid(&mut beside, files);
        self.version((&id, 1, 0), self.deed, document, text, beside)
    }

    fn version(
        &self,
        (article, number, based_on): (&str, u32, u32),
        deed: Deed,
        document: &Document,
        text: &str,
        files: Vec<VersionFile>,
    ) -> Result<()> {
        let why = format!("{IMPORTED}{}", self.from);
        let version = self.edit.version(NewVersion {
            article,
            number,
            based_on,
            text,
            files,
            title: &document.title,
            why: &why,
        })?;
        self.edit.deed(&version, deed, &why, None)
    }

    /// An article that is here already: a version more, if its text or one of its files is another.
    /// Files that the document does not name stay as readers see them. Says whether it is a version
    /// more; None when it stays outside.
    fn again(
        &mut self,
        source: &Source,
        row: &ArticleRow,
        document: &Document,
        text: &str,
        files: Vec<VersionFile>,
    ) -> Result<Option<bool>> {
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
        let known = is_held(&versions, &stands, &|held| {
            held.sha256 == sha256 && adds_none(held)
        });
        let paper = !known && paper::is_of(conn, &self.book, &self.places, &row.id, text)?;
        let files = if paper {
            self.own_names(row, files)
        } else {
            files
        };
        let adds_none =
            |held: &ArticleVersionRow| laid(&mut held.files.clone(), files.clone()) == 0;
        if known || (paper && shown.is_some_and(adds_none)) {
            self.told.unchanged += 1;
            return Ok(Some(false));
        }
        let next = versions.last().map_or(1, |version| version.number + 1);
        let deed = match over(conn, row, &versions, &stands, self.deed)? {
            Over::Is(deed) => deed,
            Over::Waits(number) => {
                self.told.skipped.push(Skipped {
                    path: source.path.clone(),
                    reason: format!(
                        "Version {number} of “{}” waits for its review here; it is decided first.",
                        document.title
                    ),
                });
                return Ok(None);
            }
        };
        if deed != self.deed {
            self.told.notes.push(Skipped {
                path: source.path.clone(),
                reason: format!(
                    "It is over what somebody here wrote or approved, so version {next} waits for a \
                     review."
                ),
            });
        }
        let mut beside = shown.map_or_else(Vec::new, |version| version.files.clone());
        self.told.files += laid(&mut beside, files);
        let over = (row.id.as_str(), next, stands.published.unwrap_or(0));
        match shown.filter(|_| paper) {
            // What a mirror wrote of it: only its files are others, and its links stay as they are.
            Some(shown) => {
                let text = article_text::get(conn, &shown.sha256)?.unwrap_or_default();
                self.version(over, deed, document, &text, beside)?;
            }
            None => self.version(over, deed, document, text, beside)?,
        }
        self.told.updated += 1;
        Ok(Some(true))
    }

    /// Files as their article calls them, where a mirror gave them a place of their own.
    fn own_names(&self, row: &ArticleRow, files: Vec<VersionFile>) -> Vec<VersionFile> {
        let called = |file: &VersionFile| {
            let place = join(&row.path, &file.name);
            let name = self.places.get()?.called(&row.id, &place)?;
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
                Content::At(at) => match self.read(&found.root, at) {
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

    fn read(&mut self, root: &Path, at: &Path) -> std::result::Result<Vec<u8>, String> {
        if self.left == 0 {
            return Err("2 GiB of files were read before it.".to_owned());
        }
        let bytes = walk::file(root, at)?;
        self.left = self.left.saturating_sub(bytes.len() as u64);
        Ok(bytes)
    }
}

/// Lays files beside others, each in place of the one of its name; gives how many are new or others.
fn laid(beside: &mut Vec<VersionFile>, files: Vec<VersionFile>) -> u32 {
    let put = files.into_iter().filter(|file| put(beside, file.clone()));
    u32::try_from(put.count()).unwrap_or(u32::MAX)
}
