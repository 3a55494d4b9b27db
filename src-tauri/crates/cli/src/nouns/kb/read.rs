//! `kb`: finding articles and reading them.

use crate::answer::{Answer, Result};
use crate::print::{ArticleHtml, ArticleMarkdown};
use crate::terminal::Terminal;
use clap::Subcommand;
use serde_json::json;
use slipway_app::knowledge::{
    Article, ArticleHits, ArticleMirrors, ArticleTemplates, ArticleUses, Articles, BrokenLinks,
    Desk, KnowledgeDiff,
};
use slipway_app::shape::Nothing;

/// What can be read.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Find articles, the best first
    Search {
        /// Words; a slip of the keyboard is forgiven
        query: String,
        /// Most articles to name
        #[arg(long, value_name = "N")]
        limit: Option<u32>,
        /// Only this kind
        #[arg(long, value_name = "KIND")]
        kind: Option<String>,
        /// Only articles about this component
        #[arg(long, value_name = "NAME")]
        component: Option<String>,
        /// Only articles with this tag
        #[arg(long)]
        tag: Option<String>,
        /// Archived articles as well
        #[arg(long)]
        archived: bool,
    },
    /// List articles, the last changed first
    List {
        /// Words an article must hold
        #[arg(long, value_name = "WORDS")]
        query: Option<String>,
        /// Only this kind
        #[arg(long, value_name = "KIND")]
        kind: Option<String>,
        /// draft, in_review, returned, published, archived, pending, stale or flagged
        #[arg(long)]
        state: Option<String>,
        /// Only articles with this tag
        #[arg(long)]
        tag: Option<String>,
        /// Only articles about this component
        #[arg(long, value_name = "NAME")]
        component: Option<String>,
        /// Only articles about this product
        #[arg(long, value_name = "NAME")]
        product: Option<String>,
        /// Only articles this person answers for
        #[arg(long, value_name = "WHO")]
        owner: Option<String>,
        /// changed, title, due or kind
        #[arg(long, value_name = "BY")]
        sort: Option<String>,
        /// Most articles to list
        #[arg(long, value_name = "N")]
        limit: Option<u32>,
        /// Leave out the first N
        #[arg(long, value_name = "N")]
        offset: Option<u32>,
    },
    /// What waits: reviews, articles to look at again, flags, gaps
    Desk,
    /// Show an article
    Show {
        /// Id, path, or title
        article: String,
        /// This version of it; else what readers see
        #[arg(long, value_name = "N")]
        version: Option<u32>,
        /// Its text as HTML
        #[arg(long, conflicts_with = "md")]
        html: bool,
        /// The document itself
        #[arg(long)]
        md: bool,
    },
    /// Compare two versions; else what readers see with what waits
    Diff {
        /// Id, path, or title
        article: String,
        /// The older version; 0 for nothing
        from: Option<u32>,
        /// The newer version
        to: Option<u32>,
    },
    /// Articles that fit a defect
    Suggest {
        /// The defect, by number or id
        defect: String,
    },
    /// Articles that were used for a defect or a release
    Used {
        /// The defect, by number or id
        #[arg(long, value_name = "ID", required_unless_present = "release")]
        defect: Option<String>,
        /// The release
        #[arg(long, value_name = "V", conflicts_with = "defect")]
        release: Option<String>,
    },
    /// Links that lead nowhere
    Broken,
    /// Folders that are kept up to date
    Mirrors,
    /// What each kind begins with, and how often it is looked at
    Templates,
}

impl Verb {
    pub(super) fn run(self, terminal: &Terminal) -> Result {
        match self {
            Verb::Search {
                query,
                limit,
                kind,
                component,
                tag,
                archived,
            } => {
                let request = json!({
                    "query": query, "limit": limit, "kind": kind, "component": component,
                    "tag": tag, "archived": archived,
                });
                terminal
                    .call("article_search", &request)
                    .map(Answer::of::<ArticleHits>)
            }
            Verb::List {
                query,
                kind,
                state,
                tag,
                component,
                product,
                owner,
                sort,
                limit,
                offset,
            } => {
                let owner = owner.map(|who| terminal.person_id(&who)).transpose()?;
                let request = json!({
                    "query": query, "kind": kind, "state": state, "tag": tag,
                    "component": component, "product": product, "owner": owner, "sort": sort,
                    "limit": limit, "offset": offset,
                });
                terminal
                    .call("article_list", &request)
                    .map(Answer::of::<Articles>)
            }
            Verb::Desk => terminal
                .call("knowledge_desk", &Nothing {})
                .map(Answer::of::<Desk>),
            Verb::Show {
                article,
                version,
                html,
                md,
            } => show(terminal, &article, version, html, md),
            Verb::Diff { article, from, to } => terminal
                .call(
                    "article_diff",
                    &json!({ "article": article, "from": from, "to": to }),
                )
                .map(Answer::of::<KnowledgeDiff>),
            Verb::Suggest { defect } => terminal
                .call("article_suggest", &json!({ "defect": defect }))
                .map(Answer::of::<ArticleHits>),
            Verb::Used { defect, release } => terminal
                .call(
                    "article_used",
                    &json!({ "defect": defect, "release": release }),
                )
                .map(Answer::of::<ArticleUses>),
            Verb::Broken => terminal
                .call("article_broken", &Nothing {})
                .map(Answer::of::<BrokenLinks>),
            Verb::Mirrors => terminal
                .call("article_mirror_list", &Nothing {})
                .map(Answer::of::<ArticleMirrors>),
            Verb::Templates => terminal
                .call("article_template_list", &Nothing {})
                .map(Answer::of::<ArticleTemplates>),
        }
    }
}

fn show(terminal: &Terminal, article: &str, version: Option<u32>, html: bool, md: bool) -> Result {
    let request = json!({ "article": article, "version": version });
    let shown = terminal.call("article_show", &request)?;
    Ok(match (html, md) {
        (true, _) => Answer::of::<ArticleHtml>(shown),
        (_, true) => Answer::of::<ArticleMarkdown>(shown),
        _ => Answer::of::<Article>(shown),
    })
}
