//! What the commands of the knowledge base take and give.

mod article;
mod mirror;
mod page;
mod request;

pub use article::{
    Article, ArticleComment, ArticleDraft, ArticleFile, ArticleFiles, ArticleFlag, ArticleLook,
    ArticleReview, ArticleRow, ArticleUse, ArticleUses, ArticleVersion, Articles, Facts,
    NamedArticle, OutlineEntry, Votes,
};
pub use mirror::{ArticleMirror, ArticleMirrors, ArticlesExported, LeftFile};
pub use page::{
    ArticleHit, ArticleHits, ArticleMiss, ArticleTemplate, ArticleTemplates, BrokenLink,
    BrokenLinks, Desk, DiffPart, DiffRow, Drawn, Due, FactDiff, FileDiff, Imported, KnowledgeDiff,
    MissingArticle, MyDraft, ProductKnowledge, Skipped,
};
pub use request::{
    AddArticleFile, ArticlesUsed, Comment, Confirm, Decide, DiffArticle, DrawArticle,
    ExportArticles, FlagArticle, ImportArticles, ImportDeskArticles, JudgeFlag, ListArticles,
    MirrorArticles, Missed, NameArticle, RestoreArticle, SaveArticleDraft, SaveArticleFile,
    SaveArticleTemplate, SearchArticles, SetArticle, ShowArticle, SubmitArticle, SuggestArticles,
    UseArticle, VoteArticle,
};
