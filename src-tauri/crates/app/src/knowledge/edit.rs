//! Writing articles within an operation: new ones, versions, and what was done with them.

use crate::App;
use crate::data::check::hex;
use crate::error::{Error, Result};
use crate::people::actor::Actor;
use slipway_domain::article::document::Document;
use slipway_domain::article::files::{VersionFile, digest};
use slipway_domain::article::kind::Audience;
use slipway_domain::article::place;
use slipway_domain::article::review::Deed;
use slipway_store::Tx;
use slipway_store::table::article::{self, ArticleRow};
use slipway_store::table::article_review::ArticleReviewRow;
use slipway_store::table::article_text;
use slipway_store::table::article_version::{self, ArticleVersionRow};

/// The longest document that is kept.
pub const MOST_TEXT_BYTES: usize = 16 << 20;

/// What is written, by whom, within which operation.
pub(crate) struct Edit<'a> {
    pub(crate) app: &'a App,
    pub(crate) tx: &'a Tx<'a>,
    pub(crate) who: &'a Actor,
}

/// A version to be.
pub(crate) struct NewVersion<'a> {
    pub(crate) article: &'a str,
    pub(crate) number: u32,
    pub(crate) based_on: u32,
    pub(crate) text: &'a str,
    pub(crate) files: Vec<VersionFile>,
    pub(crate) title: &'a str,
    pub(crate) why: &'a str,
}

impl Edit<'_> {
    /// The row of a new article, to be written.
    pub(crate) fn article(&self, id: &str, document: &Document, path: String) -> ArticleRow {
        ArticleRow {
            id: id.to_owned(),
            path,
            owner_id: Some(self.who.id.clone()),
            confidence: "draft".to_owned(),
            audience: document
                .audience
                .unwrap_or(Audience::Internal)
                .slug()
                .to_owned(),
            governed: true,
            review_days: None,
            origin: String::new(),
            made_at: self.app.now_text(),
            made_by: self.who.id.clone(),
        }
    }

    /// Writes a version and gives it.
    pub(crate) fn version(&self, new: NewVersion<'_>) -> Result<ArticleVersionRow> {
        let sha256 = hex(new.text.as_bytes());
        article_text::keep(self.tx.conn(), &sha256, new.text)?;
        let row = ArticleVersionRow {
            id: article_version::key(new.article, new.number),
            article_id: new.article.to_owned(),
            number: new.number,
            sha256,
            title: new.title.to_owned(),
            based_on: new.based_on,
            made_at: self.app.now_text(),
            made_by: self.who.id.clone(),
            why: new.why.to_owned(),
            files: new.files,
        };
        self.tx.put(&row)?;
        Ok(row)
    }

    /// Writes what was done with a version.
    pub(crate) fn deed(
        &self,
        version: &ArticleVersionRow,
        deed: Deed,
        why: &str,
        due: Option<String>,
    ) -> Result<()> {
        Ok(self.tx.put(&ArticleReviewRow {
            id: self.app.host.new_id().to_string(),
            article_id: version.article_id.clone(),
            version: version.number,
            sha256: version.sha256.clone(),
            deed: deed.slug().to_owned(),
            at: self.app.now_text(),
            by: self.who.id.clone(),
            why: why.trim().to_owned(),
            due,
            files_sha256: digest(&version.files),
        })?)
    }

    /// A file that was kept, as whoever writes puts it beside a text.
    pub(crate) fn file(&self, name: &str, sha256: String, size: u64) -> VersionFile {
        VersionFile {
            id: self.app.host.new_id().to_string(),
            name: name.to_owned(),
            size,
            sha256,
            at: self.app.now_text(),
            by: self.who.id.clone(),
        }
    }

    /// A path that no article has yet, made of what is wished.
    pub(crate) fn free_path(&self, wished: &str) -> Result<String> {
        let wished = place::clean(wished);
        let mut path = wished.clone();
        let mut n = 2;
        while article::at_path(self.tx.conn(), &path)?.is_some() {
            path = format!("{wished}-{n}");
            n += 1;
        }
        Ok(path)
    }
}

/// A document as it comes in, checked.
///
/// # Errors
/// `invalid` for one without a title or one that is too long.
pub(crate) fn checked(text: &str) -> Result<Document> {
    if text.len() > MOST_TEXT_BYTES {
        let message = format!("The article has {} bytes.", text.len());
        return Err(Error::invalid(
            "text",
            message,
            "At most 16 MiB are kept. Nothing was changed.",
        ));
    }
    let document = Document::read(text);
    if document.title.trim().is_empty() {
        let hint = "Write `title: …` at the start, or begin with a heading.";
        return Err(Error::invalid("text", "The article has no title.", hint));
    }
    Ok(document)
}

/// Where an article lies when nobody said: its kind's folder, its title.
pub(crate) fn usual_path(document: &Document) -> String {
    let folder = document.kind.map_or("articles", |kind| kind.slug());
    format!(
        "{}/{}",
        folder.replace('_', "-"),
        document.title.replace(['/', '\\'], " ")
    )
}
