//! What stands beside an article: comments, flags, votes, uses, files.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

request! {
    /// Says something of a line, or settles what was said.
    Comment {
        /// The article.
        article: String,
        /// For a new one: the version; None takes the one that waits.
        #[serde(default)]
        version: Option<u32>,
        /// For a new one: the line, from 1; 0 for all of it.
        #[serde(default)]
        line: u32,
        /// For a new one: what is said.
        #[serde(default)]
        body: String,
        /// The comment to settle, or to open again.
        #[serde(default)]
        settle: Option<String>,
    }
}

request! {
    /// Says that something is the matter with an article.
    FlagArticle {
        /// The article.
        article: String,
        /// `outdated`, `wrong` or `unclear`.
        reason: String,
        /// In words.
        #[serde(default)]
        text: String,
        /// The defect it was noticed at, by id or number.
        #[serde(default)]
        defect: Option<String>,
    }
}

request! {
    /// Settles a flag.
    JudgeFlag {
        /// Its id.
        id: String,
        /// What was done about it.
        #[serde(default)]
        answer: String,
    }
}

request! {
    /// Says whether an article helped.
    VoteArticle {
        /// The article.
        article: String,
        /// None takes my answer back.
        #[serde(default)]
        helpful: Option<bool>,
    }
}

request! {
    /// Says where an article is used, or takes that back.
    UseArticle {
        /// The article.
        article: String,
        /// `used`, `created`, `known_error` or `about`.
        #[serde(default)]
        kind: String,
        /// The defect, by id or number.
        #[serde(default)]
        defect: Option<String>,
        /// The release, by version or id.
        #[serde(default)]
        release: Option<String>,
        /// The id of a use that is to be taken back.
        #[serde(default)]
        remove: Option<String>,
    }
}

request! {
    /// Puts a file into my draft of an article, which begins where there is none.
    AddArticleFile {
        /// The article.
        article: String,
        /// How the text names it.
        #[serde(default)]
        name: String,
        /// Base64.
        #[serde(default)]
        content: String,
        /// The id of a file to take away instead.
        #[serde(default)]
        remove: Option<String>,
    }
}

request! {
    /// Gives a file of an article back.
    SaveArticleFile {
        /// The article.
        article: String,
        /// The file's id, or its name.
        file: String,
        /// The version whose file of that name is meant; None means what readers see.
        #[serde(default)]
        version: Option<u32>,
        /// The whole path of the file to write.
        to: String,
    }
}
