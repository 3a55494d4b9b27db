//! Finding articles and reading them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

request! {
    /// Names an article.
    NameArticle {
        /// Its id, its path, or its title where only one has it.
        article: String,
    }
}

request! {
    /// Shows an article.
    ShowArticle {
        /// Its id, its path, or its title where only one has it.
        article: String,
        /// The version to show; None shows what readers see, else what waits, else the newest.
        #[serde(default)]
        version: Option<u32>,
        /// Whether the text as it was written is left out, empty: who reads what is drawn needs none.
        #[serde(default)]
        drawn_only: Option<bool>,
    }
}

request! {
    /// Lists articles.
    ListArticles {
        /// Words to look for; without an order the best come first then.
        #[serde(default)]
        query: Option<String>,
        /// A kind's slug.
        #[serde(default)]
        kind: Option<String>,
        /// A state, `pending` for those with a version that waits, `stale`, or `flagged`.
        #[serde(default)]
        state: Option<String>,
        /// A tag.
        #[serde(default)]
        tag: Option<String>,
        /// A component.
        #[serde(default)]
        component: Option<String>,
        /// A product.
        #[serde(default)]
        product: Option<String>,
        /// Who answers for it, by id.
        #[serde(default)]
        owner: Option<String>,
        /// `changed` (the newest first, as without a wish), `title`, `due` or `kind`.
        #[serde(default)]
        sort: Option<String>,
        /// How many to leave out.
        #[serde(default)]
        offset: Option<u32>,
        /// How many to give; 100 without a wish, at most 1,000.
        #[serde(default)]
        limit: Option<u32>,
    }
}

request! {
    /// Searches articles.
    SearchArticles {
        /// Words; nothing in them is syntax.
        query: String,
        /// How many to give; 20 without a wish.
        #[serde(default)]
        limit: Option<u32>,
        /// A kind's slug.
        #[serde(default)]
        kind: Option<String>,
        /// A component.
        #[serde(default)]
        component: Option<String>,
        /// A tag.
        #[serde(default)]
        tag: Option<String>,
        /// Whether archived articles are found as well.
        #[serde(default)]
        archived: Option<bool>,
    }
}

request! {
    /// Says that a search found nothing and was left at that.
    Missed {
        /// What was looked for.
        query: String,
        /// True forgets it: somebody wrote what it looked for.
        #[serde(default)]
        settled: Option<bool>,
    }
}

request! {
    /// Draws a document as it would be shown.
    DrawArticle {
        /// The whole document.
        text: String,
        /// The article it is of, whose files it may show.
        #[serde(default)]
        article: Option<String>,
    }
}

request! {
    /// Compares two versions.
    DiffArticle {
        /// The article.
        article: String,
        /// The older version; None takes the published one; 0 is nothing.
        #[serde(default)]
        from: Option<u32>,
        /// The newer one; None takes what waits, else the newest.
        #[serde(default)]
        to: Option<u32>,
    }
}

request! {
    /// Articles that fit a defect.
    SuggestArticles {
        /// The defect, by id or number.
        defect: String,
    }
}

request! {
    /// Names a defect or a release whose articles are asked for.
    ArticlesUsed {
        /// The defect, by id or number.
        #[serde(default)]
        defect: Option<String>,
        /// The release, by version or id.
        #[serde(default)]
        release: Option<String>,
    }
}
