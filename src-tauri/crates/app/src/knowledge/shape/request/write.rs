//! Writing an article and deciding on what was written.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

request! {
    /// Keeps what somebody is writing.
    SaveArticleDraft {
        /// The article; None begins a new one.
        #[serde(default)]
        article: Option<String>,
        /// The whole document; None begins with what readers see, or with the kind's template.
        #[serde(default)]
        text: Option<String>,
        /// For a new one: its kind.
        #[serde(default)]
        kind: Option<String>,
        /// For a new one: what it is called.
        #[serde(default)]
        title: Option<String>,
        /// For a new one: the defect it is made of, by id or number.
        #[serde(default)]
        defect: Option<String>,
        /// For a new one: the release it is made of, by version or id.
        #[serde(default)]
        release: Option<String>,
        /// True throws the draft away.
        #[serde(default)]
        discard: Option<bool>,
        /// The hash of the draft that this was typed over, as the last answer gave it: a draft that
        /// was changed elsewhere meanwhile is left as it is. None writes over whatever is kept.
        #[serde(default)]
        seen: Option<String>,
        /// The newer version to write over from now on: it is merged with the draft, and where both
        /// changed the same lines both stay between marks.
        #[serde(default)]
        based_on: Option<u32>,
    }
}

request! {
    /// Makes a version of what somebody wrote, and asks for its review.
    SubmitArticle {
        /// The article.
        article: String,
        /// The document; None takes the draft.
        #[serde(default)]
        text: Option<String>,
        /// The version it is written over; None takes the draft's, and for a text the newest.
        #[serde(default)]
        based_on: Option<u32>,
        /// The hash of the draft that is meant: one that was changed elsewhere is not submitted.
        #[serde(default)]
        seen: Option<String>,
        /// Why it was written.
        #[serde(default)]
        why: String,
        /// The day by which a review is asked for, `YYYY-MM-DD`.
        #[serde(default)]
        due: Option<String>,
    }
}

request! {
    /// Decides on the version that waits.
    Decide {
        /// The article.
        article: String,
        /// `approve`, `return`, `reject` or `withdraw`.
        decision: String,
        /// The hash of what was looked at; None takes the version that waits.
        #[serde(default)]
        sha256: Option<String>,
        /// The hash of the list of files that was looked at. Without it a hash of the text alone is
        /// refused where another version has the same text and other files.
        #[serde(default)]
        files_sha256: Option<String>,
        /// Why; needed to return and to reject.
        #[serde(default)]
        why: String,
    }
}

request! {
    /// Says that the published version still holds.
    Confirm {
        /// The article.
        article: String,
        /// How that is known; may be empty.
        #[serde(default)]
        why: String,
        /// Whether somebody did what it says, and it held.
        #[serde(default)]
        validated: Option<bool>,
    }
}

request! {
    /// Makes a new version of an old one's text and files.
    RestoreArticle {
        /// The article.
        article: String,
        /// The old version.
        version: u32,
        /// Why.
        #[serde(default)]
        why: String,
    }
}

request! {
    /// Sets what people decide of an article beside its text.
    SetArticle {
        /// The article.
        article: String,
        /// Who answers for it, by id or name; empty for nobody.
        #[serde(default)]
        owner: Option<String>,
        /// Who may read it.
        #[serde(default)]
        audience: Option<String>,
        /// How far it is to be trusted.
        #[serde(default)]
        confidence: Option<String>,
        /// Whether each version needs approval.
        #[serde(default)]
        governed: Option<bool>,
        /// Days after which it is to be looked at again; 0 takes the kind's.
        #[serde(default)]
        review_days: Option<u32>,
        /// Where it lies in the mirror.
        #[serde(default)]
        path: Option<String>,
    }
}

request! {
    /// Edits what a kind of article begins with.
    SaveArticleTemplate {
        /// Slug of the kind.
        kind: String,
        /// The Markdown; empty goes back to Slipway's.
        #[serde(default)]
        body: String,
        /// Days after which an article of the kind is to be looked at again; 0 takes Slipway's.
        #[serde(default)]
        review_days: Option<u32>,
    }
}
