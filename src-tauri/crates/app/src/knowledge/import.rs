//! Takes in a folder of documents: what is new is published as what it is, text that another tool
//! published and that nobody here has proved; what is here already gets a new version where it differs.
//!
//! Who may review articles publishes so; from anybody else it goes to the reviewers.

mod walk;

use super::edit::{Edit, NewVersion};
use super::mirror::paper;
use super::template::kind_in;
use super::{ImportArticles, Imported, Skipped};
use crate::book::Book;
use crate::data::check::hex;
use crate::data::files::keep;
use crate::error::{Error, Result};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_domain::article::document::Document;
use slipway_domain::article::import::Format;
use slipway_domain::article::kind::Kind;
use slipway_domain::article::review::Deed;
use slipway_domain::role::{Power, Role};
use slipway_store::standing;
use slipway_store::table::article::{self, ArticleRow};
use slipway_store::table::article_file::{self, ArticleFileRow};
use slipway_store::table::{article_entry, article_text};
use slipway_store::table::{article_review, article_version};
use std::path::{Path, PathBuf};
use walk::{Content, Found, Source};

pub(crate) fn run(app: &App, caller: &Caller, request: ImportArticles) -> Result<Done<Imported>> {
    let folder = PathBuf::from(request.folder.trim());
    if !folder.is_absolute() || !folder.is_dir() {
        let message = format!("{} is not a folder.", folder.display());
        return Err(Error::invalid(
            "folder",
            message,
            "Give the whole path of a folder that is there.",
        ));
    }
    let format = format_in(request.format.as_deref())?;
    let kind = request.kind.as_deref().map(kind_in).transpose()?;
    let found = walk::read(&folder, format, caller)?;
    let done = transact(app, caller, Op::ImportArticles, |tx, who| {
        let reviewer = who.must(Power::Review).is_ok() || who.roles.contains(&Role::Administrator);
        let mut import = Import {
            edit: Edit { app, tx, who },
            book: Book::read(app, tx.conn())?,
            folder: &folder,
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
            },
        };
        for source in &found.sources {
            caller.go_on()?;
            import.take(source)?;
        }
        import.files(&found)?;
        let told = import.told;
        let summary = format!(
            "Imported {} articles from {}: {} changed, {} skipped",
            told.imported,
            folder.display(),
            told.updated,
            told.skipped.len()
        );
        Ok((told, summary))
    })?;
    Ok(done)
}

fn format_in(text: Option<&str>) -> Result<Format> {
    let text = text.map(str::trim).filter(|text| !text.is_empty());
    let Some(text) = text else {
        return Ok(Format::Markdown);
    };
    Format::parse(text).ok_or_else(|| {
        let slugs: Vec<&str> = Format::ALL.iter().map(|format| format.slug()).collect();
        let message = format!("“{text}” is not a format of documents.");
        Error::invalid("format", message, format!("Use {}.", slugs.join(", ")))
    })
}

struct Import<'a> {
    edit: Edit<'a>,
    book: Book,
    folder: &'a Path,
    kind: Option<Kind>,
    deed: Deed,
    told: Imported,
}

impl Import<'_> {
    fn take(&mut self, source: &Source) -> Result<()> {
        let mut document = source.document.clone();
        document.kind = document.kind.or(self.kind);
        let text = document.write();
        let path = source.place.clone();
        match article::at_path(self.edit.tx.conn(), &path)? {
            Some(row) => self.again(&row, &document, &text)?,
            None => self.begin(source, path, &document, &text)?,
        }
        self.told.imported += 1;
        Ok(())
    }

    fn begin(
        &mut self,
        source: &Source,
        path: String,
        document: &Document,
        text: &str,
    ) -> Result<()> {
        let id = self.edit.app.host.new_id().to_string();
        self.edit.tx.put(&ArticleRow {
            origin: format!("{}: {}", self.folder.display(), source.path),
            confidence: "not_validated".to_owned(),
            ..self.edit.article(&id, document, path)
        })?;
        self.version(&id, 1, 0, document, text)
    }

    fn version(
        &self,
        id: &str,
        number: u32,
        based_on: u32,
        document: &Document,
        text: &str,
    ) -> Result<()> {
        let why = format!("Imported from {}", self.folder.display());
        let version = self.edit.version(&NewVersion {
            article: id,
            number,
            based_on,
            text,
            title: &document.title,
            why: &why,
        })?;
        self.edit.deed(&version, self.deed, &why, None)
    }

    /// An article that lies there already: a version more, if its text is another.
    fn again(&mut self, row: &ArticleRow, document: &Document, text: &str) -> Result<()> {
        let conn = self.edit.tx.conn();
        let versions = article_version::of_article(conn, &row.id)?;
        let sha256 = hex(text.as_bytes());
        if versions.iter().any(|version| version.sha256 == sha256) || self.is_paper(row, text)? {
            self.told.unchanged += 1;
            return Ok(());
        }
        let next = versions.last().map_or(1, |version| version.number + 1);
        let base = standing(&article_review::of_article(conn, &row.id)?)
            .published
            .unwrap_or(0);
        self.version(&row.id, next, base, document, text)?;
        self.told.updated += 1;
        Ok(())
    }

    /// Whether this is what a mirror writes of the article: read back, it changes nothing.
    fn is_paper(&self, row: &ArticleRow, text: &str) -> Result<bool> {
        let conn = self.edit.tx.conn();
        let Some(entry) = article_entry::at_path(conn, &row.path)? else {
            return Ok(false);
        };
        let held = article_text::get(conn, &entry.sha256)?.unwrap_or_default();
        Ok(paper::of(conn, &self.book, &row.path, &held) == text)
    }

    /// Files that documents name and that lie in the folder are kept beside their articles.
    fn files(&mut self, found: &Found) -> Result<()> {
        for source in &found.sources {
            if source.files.is_empty() {
                continue;
            }
            let path = source.place.clone();
            let Some(row) = article::at_path(self.edit.tx.conn(), &path)? else {
                continue;
            };
            let known = article_file::of_article(self.edit.tx.conn(), &row.id)?;
            for (name, content) in &source.files {
                let read = match content {
                    Content::Here(bytes) => Ok(bytes.clone()),
                    Content::At(at) => walk::file(self.folder, at),
                };
                match read {
                    Ok(bytes) => self.file(&row, &known, name, &bytes)?,
                    Err(reason) => {
                        let path = format!("{}: {name}", source.path);
                        self.told.skipped.push(Skipped { path, reason });
                    }
                }
            }
        }
        Ok(())
    }

    fn file(
        &mut self,
        row: &ArticleRow,
        known: &[ArticleFileRow],
        name: &str,
        bytes: &[u8],
    ) -> Result<()> {
        let app = self.edit.app;
        let sha256 = keep(app.data_dir(), bytes)?;
        let same = known.iter().find(|file| file.name == name);
        if same.is_some_and(|file| file.sha256 == sha256) {
            return Ok(());
        }
        self.edit.tx.put(&ArticleFileRow {
            id: same.map_or_else(|| app.host.new_id().to_string(), |file| file.id.clone()),
            article_id: row.id.clone(),
            name: name.to_owned(),
            size: bytes.len() as u64,
            sha256,
            at: app.now_text(),
            by: self.edit.who.id.clone(),
        })?;
        self.told.files += 1;
        Ok(())
    }
}
