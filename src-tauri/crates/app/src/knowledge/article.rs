//! An article with its versions and what was done with them, read together.

use super::find;
use crate::error::{Code, Error, Result};
use crate::people::actor::Actor;
use slipway_domain::article::files::VersionFile;
use slipway_domain::article::review::{Deed, Standing};
use slipway_domain::role::Power;
use slipway_store::table::article::ArticleRow;
use slipway_store::table::article_entry::ArticleEntryRow;
use slipway_store::table::article_review::{self, ArticleReviewRow};
use slipway_store::table::article_text;
use slipway_store::table::article_version::{self, ArticleVersionRow};
use slipway_store::{Connection, get, standing};

/// An article as it stands.
pub(crate) struct Known {
    pub(crate) entry: ArticleEntryRow,
    pub(crate) row: ArticleRow,
    pub(crate) versions: Vec<ArticleVersionRow>,
    pub(crate) reviews: Vec<ArticleReviewRow>,
    pub(crate) standing: Standing,
}

impl Known {
    /// Reads it by what people call it.
    pub(crate) fn read(conn: &Connection, wanted: &str) -> Result<Known> {
        let entry = find::one(conn, wanted)?;
        let row: Option<ArticleRow> = get(conn, &entry.id)?;
        let row =
            row.ok_or_else(|| Error::not_found(format!("article {wanted}"), "Reload the list."))?;
        let reviews = article_review::of_article(conn, &entry.id)?;
        Ok(Known {
            versions: article_version::of_article(conn, &entry.id)?,
            standing: standing(&reviews),
            entry,
            row,
            reviews,
        })
    }

    /// The number of the next version.
    pub(crate) fn next(&self) -> u32 {
        self.versions.last().map_or(1, |version| version.number + 1)
    }

    pub(crate) fn version(&self, number: u32) -> Option<&ArticleVersionRow> {
        self.versions
            .iter()
            .find(|version| version.number == number)
    }

    /// The version readers see, else the one that waits, else the newest.
    pub(crate) fn shown(&self) -> Option<&ArticleVersionRow> {
        let number = self.standing.published.or(self.standing.pending);
        number
            .and_then(|number| self.version(number))
            .or(self.versions.last())
    }

    /// The files of that version.
    pub(crate) fn files(&self) -> Vec<VersionFile> {
        let shown = self.shown();
        shown.map_or_else(Vec::new, |version| version.files.clone())
    }

    /// The version that waits for a reviewer.
    pub(crate) fn waiting(&self) -> Option<&ArticleVersionRow> {
        self.version(self.standing.pending?)
    }

    /// Why this person may not approve what waits; None when they may, or nothing waits.
    pub(crate) fn not_for(&self, who: &Actor) -> Option<Error> {
        let version = self.waiting()?;
        if let Err(error) = who.must(Power::Review) {
            return Some(error);
        }
        let theirs = self.grown_from(version).find(|one| one.made_by == who.id)?;
        let wrote = if theirs.number == version.number {
            format!("{} wrote version {}", who.name, version.number)
        } else {
            format!(
                "{} wrote version {}, which version {} goes on from",
                who.name, theirs.number, version.number
            )
        };
        Some(Error::new(
            Code::Forbidden,
            format!("{wrote}; who wrote it does not approve it."),
            "Ask another knowledge reviewer. Nothing was changed.",
        ))
    }

    /// A version and those that readers never saw and whose lines it may hold: what waited or was sent back
    /// when it was written is brought into it. What was refused or taken back is left behind.
    fn grown_from(&self, version: &ArticleVersionRow) -> impl Iterator<Item = &ArticleVersionRow> {
        let (number, published) = (version.number, version.based_on);
        let left = move |one: &ArticleVersionRow| {
            let last = self
                .reviews
                .iter()
                .rev()
                .find(|row| row.version == one.number);
            let deed = last.and_then(|row| Deed::parse(&row.deed));
            matches!(deed, Some(Deed::Rejected | Deed::Withdrawn))
        };
        let before = self
            .versions
            .iter()
            .rev()
            .filter(move |one| one.number > published && one.number <= number);
        before.filter(move |one| one.number == number || !left(one))
    }

    /// The document of a version.
    pub(crate) fn text(&self, conn: &Connection, version: &ArticleVersionRow) -> Result<String> {
        text(conn, version)
    }
}

/// The document of a version.
pub(crate) fn text(conn: &Connection, version: &ArticleVersionRow) -> Result<String> {
    article_text::get(conn, &version.sha256)?.ok_or_else(|| {
        let message = format!("The text of version {} is missing.", version.number);
        Error::new(
            Code::Damaged,
            message,
            "Restore the newest backup: slipwayctl restore FILE.",
        )
    })
}
