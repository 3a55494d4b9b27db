//! An article, as lists and its page show it.

use crate::shape::Stamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An article as lists show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ArticleRow {
    /// Id.
    pub id: String,
    /// Where it lies in the mirror, such as `how-to/add-a-dfsp`.
    pub path: String,
    /// What it is called.
    pub title: String,
    /// `change`, `workaround`, `known_error`, `resolution`, `runbook_note`, `architecture`, `how_to`,
    /// `handover`, or empty.
    pub kind: String,
    /// `draft` (no version yet), `in_review`, `returned`, `published` or `archived`. One that is
    /// published while another version waits is `published`; see `pending`.
    pub state: String,
    /// `internal`, `participants` or `everyone`.
    pub audience: String,
    /// `draft`, `not_validated`, `validated` or `archived`.
    pub confidence: String,
    /// Who answers for it.
    pub owner: Option<String>,
    /// Products it is about.
    pub products: Vec<String>,
    /// Components it is about.
    pub components: Vec<String>,
    /// Environments it is about.
    pub environments: Vec<String>,
    /// Tags.
    pub tags: Vec<String>,
    /// First version it holds for, or empty.
    pub from: String,
    /// Last version it holds for, or empty.
    pub to: String,
    /// The version readers see; 0 for none.
    pub published: u32,
    /// The version that waits for a reviewer; 0 for none.
    pub pending: u32,
    /// The version that was sent back last; 0 for none.
    pub returned: u32,
    /// When its newest version was made.
    pub changed: Stamp,
    /// When the published version was looked at last.
    pub looked: Option<Stamp>,
    /// When it is to be looked at again.
    pub due: Option<Stamp>,
    /// Whether that has passed.
    pub stale: bool,
    /// Flags that nobody settled.
    pub flags: u32,
}

/// Articles.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Articles {
    /// How many the filters let through.
    pub total: u32,
    /// What the articles that are there offer to filter by.
    pub facts: Facts,
    /// Those from `offset` on.
    pub articles: Vec<ArticleRow>,
}

/// What there is to filter by.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Facts {
    /// Tags, by name.
    pub tags: Vec<String>,
    /// Components, by name.
    pub components: Vec<String>,
    /// Products, by name.
    pub products: Vec<String>,
}

/// An article with everything its page shows.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Article {
    /// The same as in lists.
    #[serde(flatten)]
    pub row: ArticleRow,
    /// Who answers for it, by id.
    pub owner_id: Option<String>,
    /// Whether each version needs a reviewer's approval.
    pub governed: bool,
    /// Days after which it is to be looked at again.
    pub review_days: u32,
    /// Whether those are the kind's own.
    pub review_days_usual: bool,
    /// Where it was imported from, or empty.
    pub origin: String,
    /// The version that is shown; 0 when there is none.
    pub version: u32,
    /// Its hash, which an approval names; empty when there is none.
    pub sha256: String,
    /// The document, front matter included.
    pub text: String,
    /// Its body as HTML that can do nothing.
    pub html: String,
    /// Its headings.
    pub outline: Vec<OutlineEntry>,
    /// Links in it that lead nowhere.
    pub broken: Vec<String>,
    /// Who looked at the published version last.
    pub verified: Option<ArticleLook>,
    /// What waits for a reviewer.
    pub waiting: Option<ArticleReview>,
    /// Every version, newest first.
    pub versions: Vec<ArticleVersion>,
    /// What was done with them, newest first.
    pub history: Vec<ArticleReview>,
    /// What reviewers say of lines.
    pub comments: Vec<ArticleComment>,
    /// What readers say is the matter.
    pub flagged: Vec<ArticleFlag>,
    /// Whether it helped.
    pub votes: Votes,
    /// Where it was used.
    pub uses: Vec<ArticleUse>,
    /// Articles that link here.
    pub backlinks: Vec<NamedArticle>,
    /// The files of the version that is shown.
    pub files: Vec<ArticleFile>,
    /// Hash of their list, which an approval names beside the text's.
    pub files_sha256: String,
    /// What I am writing.
    pub draft: Option<ArticleDraft>,
    /// Who else is writing.
    pub writing: Vec<String>,
    /// Why I may not approve what waits; empty when I may.
    pub not_mine: String,
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OutlineEntry {
    /// 1 to 6.
    pub level: u8,
    /// Its text.
    pub text: String,
    /// The id it has in the HTML.
    pub anchor: String,
}

/// Somebody looked at the published version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ArticleLook {
    /// Who.
    pub by: String,
    /// When.
    pub at: Stamp,
    /// `approved`, `imported`, `published` or `confirmed`.
    pub deed: String,
    /// The release versions it says it holds for, such as `17.1.0 and up`, or empty.
    pub holds: String,
}

/// A version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ArticleVersion {
    /// 1, 2, 3 …
    pub number: u32,
    /// What it is called in this version.
    pub title: String,
    /// Hash of the document.
    pub sha256: String,
    /// The version it was written over; 0 for the first.
    pub based_on: u32,
    /// When.
    pub made: Stamp,
    /// Who.
    pub by: String,
    /// Why.
    pub why: String,
    /// `published`, `pending`, `returned`, `rejected`, `withdrawn` or `superseded`.
    pub state: String,
    /// Its files, by name.
    pub files: Vec<ArticleFile>,
    /// Hash of their list.
    pub files_sha256: String,
}

/// Something that was done with a version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ArticleReview {
    /// `submitted`, `withdrawn`, `approved`, `returned`, `rejected`, `imported`, `published` or
    /// `confirmed`.
    pub deed: String,
    /// The version.
    pub version: u32,
    /// Its hash as who acted saw it.
    pub sha256: String,
    /// When.
    pub at: Stamp,
    /// Who.
    pub by: String,
    /// Who, by id.
    pub by_id: String,
    /// Why, or what is to be changed.
    pub why: String,
    /// The day by which a review is asked for, `YYYY-MM-DD`.
    pub due: Option<String>,
    /// Hash of its list of files as who acted saw it; empty where that was not noted yet.
    pub files_sha256: String,
}

/// What is said of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ArticleComment {
    /// Id.
    pub id: String,
    /// The version.
    pub version: u32,
    /// The line of its document, from 1; 0 for all of it.
    pub line: u32,
    /// What is said.
    pub body: String,
    /// When.
    pub at: Stamp,
    /// Who.
    pub by: String,
    /// Who settled it, and when.
    pub settled: Option<ArticleLook>,
}

/// What a reader says is the matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ArticleFlag {
    /// Id.
    pub id: String,
    /// The article.
    pub article: NamedArticle,
    /// `outdated`, `wrong` or `unclear`.
    pub reason: String,
    /// In words.
    pub text: String,
    /// When.
    pub at: Stamp,
    /// Who.
    pub by: String,
    /// When it was settled.
    pub settled: Option<Stamp>,
    /// Who settled it.
    pub settled_by: Option<String>,
    /// What was done about it.
    pub answer: String,
}

/// Whether an article helped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Votes {
    /// Those whom it helped.
    pub yes: u32,
    /// Those whom it did not.
    pub no: u32,
    /// What I said.
    pub mine: Option<bool>,
}

/// Where an article was used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ArticleUse {
    /// Id.
    pub id: String,
    /// The article.
    pub article: NamedArticle,
    /// `used`, `created`, `flagged`, `known_error` or `about`.
    pub kind: String,
    /// `defect` or `release`.
    pub target: String,
    /// Id of that.
    pub target_id: String,
    /// What that is called.
    pub title: String,
    /// When it was said.
    pub at: Stamp,
    /// By whom.
    pub by: String,
}

/// Where articles were used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ArticleUses {
    /// Oldest first.
    pub uses: Vec<ArticleUse>,
}

/// An article by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NamedArticle {
    /// Id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Slug of its kind, or empty.
    pub kind: String,
}

/// The files of what somebody writes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ArticleFiles {
    /// By name.
    pub files: Vec<ArticleFile>,
}

/// A file of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ArticleFile {
    /// Id.
    pub id: String,
    /// How the text names it.
    pub name: String,
    /// Bytes.
    #[ts(type = "number")]
    pub size: u64,
    /// Hash of its content.
    pub sha256: String,
}

/// What somebody is writing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ArticleDraft {
    /// The article it is of.
    pub article: String,
    /// The whole document.
    pub text: String,
    /// The version it is written over.
    pub based_on: u32,
    /// Whether another version was published since.
    pub outdated: bool,
    /// Whether this call began it.
    pub began: bool,
    /// The hash of its text, which the next save names.
    pub sha256: String,
    /// The lines, from 1, at which it holds both what was written and what a newer version says, and
    /// a choice is to be made.
    pub clashes: Vec<u32>,
    /// The files that its version is to have.
    pub files: Vec<ArticleFile>,
    /// When it was kept.
    pub saved: Stamp,
}
