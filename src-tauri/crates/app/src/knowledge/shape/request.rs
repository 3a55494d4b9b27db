//! What the commands of the knowledge base are asked.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! request {
    ($(#[$doc:meta])* $name:ident { $($(#[$inner:meta])* $field:ident: $type:ty,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
        #[ts(optional_fields = nullable)]
        #[serde(deny_unknown_fields)]
        pub struct $name { $($(#[$inner])* pub $field: $type,)+ }
    };
}

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

request! {
    /// Takes in a folder of documents.
    ImportArticles {
        /// The folder, an absolute path.
        folder: String,
        /// `markdown`, `vuepress`, `docusaurus`, `confluence` or `bookstack`.
        #[serde(default)]
        format: Option<String>,
        /// The kind of those that do not say.
        #[serde(default)]
        kind: Option<String>,
    }
}

request! {
    /// Takes in the pages of knowledge that a service desk keeps.
    ImportDeskArticles {
        /// The desk, by name or id.
        desk: String,
        /// A project of Redmine, or a class of articles of Request Tracker; without it the desk's own
        /// project, or every class.
        #[serde(default)]
        project: Option<String>,
        /// `textile` or `markdown`, where the desk does not say; without it the texts tell.
        #[serde(default)]
        markup: Option<String>,
        /// The kind of the articles.
        #[serde(default)]
        kind: Option<String>,
        /// The desk's password or token for this run, kept in the keyring where there is one and it
        /// worked.
        #[serde(default)]
        secret: Option<String>,
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
    /// Writes articles to a folder.
    ExportArticles {
        /// The folder, an absolute path; it is made where it is not there.
        folder: String,
        /// Whether one HTML file of all of them is written as well.
        #[serde(default)]
        html: Option<bool>,
        /// Only articles about this release, by version or id.
        #[serde(default)]
        release: Option<String>,
        /// Articles for this audience and wider ones; all without it.
        #[serde(default)]
        audience: Option<String>,
    }
}

request! {
    /// Keeps articles in a folder.
    MirrorArticles {
        /// The folder, an absolute path; it is made where it is not there.
        folder: String,
        /// Whether one HTML file of all of them is written as well.
        #[serde(default)]
        html: Option<bool>,
        /// Articles for this audience and wider ones; all without it.
        #[serde(default)]
        audience: Option<String>,
    }
}
