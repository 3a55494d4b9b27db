//! What the commands of the knowledge base are asked.

macro_rules! request {
    ($(#[$doc:meta])* $name:ident { $($(#[$inner:meta])* $field:ident: $type:ty,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
        #[ts(optional_fields = nullable)]
        #[serde(deny_unknown_fields)]
        pub struct $name { $($(#[$inner])* pub $field: $type,)+ }
    };
}

mod beside;
mod carry;
mod read;
mod write;

pub use beside::{
    AddArticleFile, Comment, FlagArticle, JudgeFlag, SaveArticleFile, UseArticle, VoteArticle,
};
pub use carry::{ExportArticles, ImportArticles, ImportDeskArticles, MirrorArticles};
pub use read::{
    ArticlesUsed, DiffArticle, DrawArticle, ListArticles, Missed, NameArticle, SearchArticles,
    ShowArticle, SuggestArticles,
};
pub use write::{
    Confirm, Decide, RestoreArticle, SaveArticleDraft, SaveArticleTemplate, SetArticle,
    SubmitArticle,
};
