//! What searches, comparisons and the pages of the knowledge base show.

use super::article::{ArticleFile, ArticleFlag, ArticleRow, NamedArticle, OutlineEntry};
use crate::shape::Stamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An article that was found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct ArticleHit {
    /// Id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Slug of its kind, or empty.
    pub kind: String,
    /// Where it lies in the mirror.
    pub path: String,
    /// The part that shows why, found words in `[` and `]`.
    pub snippet: String,
    /// How well it fits; more is better, and means nothing beyond one search.
    pub score: f64,
    /// Whether it holds what was typed, word for word; else a word was taken for another, or is
    /// missing.
    pub exact: bool,
    /// As lists say.
    pub state: String,
    /// As lists say.
    pub stale: bool,
}

/// Articles that were found.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
pub struct ArticleHits {
    /// The words that were looked for in place of others, such as `quoting`.
    pub instead: Vec<String>,
    /// How many were found, where they were counted: at most 5,000.
    pub total: u32,
    /// Best first; exact ones stand above all others.
    pub hits: Vec<ArticleHit>,
}

/// A search that found nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ArticleMiss {
    /// What was looked for.
    pub query: String,
    /// How often.
    pub times: u32,
    /// When last.
    pub at: Stamp,
}

/// What the knowledge page shows whoever opens it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
// A service desk has the name already.
#[ts(rename = "KnowledgeDesk")]
pub struct Desk {
    /// How many articles there are.
    pub total: u32,
    /// What waits for a reviewer, the soonest due first; mine to approve or not.
    pub queue: Vec<Due>,
    /// How many of those I may approve.
    pub mine: u32,
    /// What I am writing, the last one first.
    pub drafts: Vec<MyDraft>,
    /// What runs out, the soonest first.
    pub runs_out: Vec<ArticleRow>,
    /// How many are to be looked at again already.
    pub overdue: u32,
    /// Flags that nobody settled, oldest first.
    pub flags: Vec<ArticleFlag>,
    /// The newest changes.
    pub recent: Vec<ArticleRow>,
    /// Searches that found nothing.
    pub misses: Vec<ArticleMiss>,
    /// Defects that are closed.
    pub closed_defects: u32,
    /// Those of them that have an article.
    pub closed_with_article: u32,
    /// Stale and all published articles of each product; the empty name stands for none.
    pub products: Vec<ProductKnowledge>,
    /// Components that the next releases bring or change and that no article is about.
    pub missing: Vec<MissingArticle>,
}

/// How the articles of a product stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProductKnowledge {
    /// The product's name, or empty for articles of none.
    pub product: String,
    /// Published articles.
    pub published: u32,
    /// Those that are to be looked at again already.
    pub stale: u32,
}

/// A component of a release that no article is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MissingArticle {
    /// The release's id.
    pub release: String,
    /// What it is called.
    pub title: String,
    /// The component.
    pub component: String,
    /// The version it comes in.
    pub version: String,
    /// `new` or `changed`.
    pub change: String,
}

/// A version that waits for a reviewer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Due {
    /// The article.
    pub article: ArticleRow,
    /// Who submitted it.
    pub by: String,
    /// When.
    pub at: Stamp,
    /// Why it was written.
    pub why: String,
    /// The day by which a review is asked for.
    pub due: Option<String>,
    /// Why it is not mine to approve; empty when it is.
    pub not_mine: String,
}

/// What I am writing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MyDraft {
    /// The article's id.
    pub article: String,
    /// What it is called so far.
    pub title: String,
    /// Slug of its kind, or empty.
    pub kind: String,
    /// Whether the article is new.
    pub new: bool,
    /// Whether a reviewer sent the last version back.
    pub returned: bool,
    /// When it was kept.
    pub saved: Stamp,
}

/// Two versions, side by side.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct KnowledgeDiff {
    /// The article's id.
    pub article: String,
    /// The older version; 0 for nothing.
    pub from: u32,
    /// The newer one.
    pub to: u32,
    /// Lines that were added.
    pub added: u32,
    /// Lines that were taken away.
    pub removed: u32,
    /// Places that differ.
    pub changes: u32,
    /// What each says it holds for, where either says anything.
    pub facts: Vec<FactDiff>,
    /// Files that differ, by name.
    pub files: Vec<FileDiff>,
    /// Hash of the newer one's list of files, which an approval names beside the text's.
    pub files_sha256: String,
    /// Line by line.
    pub rows: Vec<DiffRow>,
    /// The newer one as HTML, what changed marked.
    pub html: String,
}

/// A file that differs between two versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FileDiff {
    /// How the text names it.
    pub name: String,
    /// `added`, `removed` or `replaced`.
    pub change: String,
    /// What it was; None for one that was added.
    pub before: Option<ArticleFile>,
    /// What it is; None for one that was taken away.
    pub after: Option<ArticleFile>,
}

/// What two versions say of one fact; lists are the same when they name the same, in whatever order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FactDiff {
    /// `kind`, `audience`, `versions`, `products`, `components`, `environments` or `tags`.
    pub fact: String,
    /// What the older one says; empty when it says nothing.
    pub before: Vec<String>,
    /// What the newer one says.
    pub after: Vec<String>,
    /// Whether they differ.
    pub changed: bool,
}

/// A line of a comparison: of the older text, of the newer, or of both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DiffRow {
    /// `same`, `changed`, `added` or `removed`.
    pub kind: String,
    /// Line of the older text, from 1.
    pub left: Option<u32>,
    /// Line of the newer text, from 1.
    pub right: Option<u32>,
    /// The older line in parts.
    pub before: Vec<DiffPart>,
    /// The newer line in parts.
    pub after: Vec<DiffPart>,
}

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DiffPart {
    /// The text.
    pub text: String,
    /// Whether the other side has it not.
    pub changed: bool,
}

/// A document as HTML.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Drawn {
    /// What it is called.
    pub title: String,
    /// Its body as HTML that can do nothing.
    pub html: String,
    /// Its headings.
    pub outline: Vec<OutlineEntry>,
    /// Links that lead nowhere.
    pub broken: Vec<String>,
    /// Pictures on other hosts, which are shown as links and never fetched.
    pub remote_images: Vec<String>,
}

/// What an import did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Imported {
    /// Articles that are new or as they were.
    pub imported: u32,
    /// Those of them that were here already and have a new version now.
    pub updated: u32,
    /// Those of them that were here already and did not change.
    pub unchanged: u32,
    /// Files that came with them.
    pub files: u32,
    /// What was left out, and why.
    pub skipped: Vec<Skipped>,
    /// What is told of those that came in: another place, a picture that is not there, an owner.
    pub notes: Vec<Skipped>,
    /// Which markup the texts were read as, and why; empty where it was never in question.
    pub read_as: String,
}

/// A file or page that was left out, or that something is told of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Skipped {
    /// Where it lies, from the folder or the desk on.
    pub path: String,
    /// Why.
    pub reason: String,
}

/// What each kind of article begins with.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ArticleTemplates {
    /// In the order they are offered.
    pub templates: Vec<ArticleTemplate>,
}

/// What a kind of article begins with, and how often it is looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ArticleTemplate {
    /// Slug of the kind.
    pub kind: String,
    /// Its name.
    pub title: String,
    /// The Markdown it begins with.
    pub body: String,
    /// Days after which it is to be looked at again.
    pub review_days: u32,
    /// Whether it is as Slipway brings it.
    pub built_in: bool,
}

/// Links that lead nowhere.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct BrokenLinks {
    /// By article.
    pub links: Vec<BrokenLink>,
}

/// A link that leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BrokenLink {
    /// The article it stands in.
    pub article: NamedArticle,
    /// What it names.
    pub target: String,
}
