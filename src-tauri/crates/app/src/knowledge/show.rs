//! Shows an article with its versions, what was done with them, and where it is used.

use super::article::Known;
use super::draw::{draw, shelf};
use super::row::Rows;
use super::{
    Article, ArticleComment, ArticleFile, ArticleFlag, ArticleLook, ArticleReview, ArticleVersion,
    NamedArticle, ShowArticle, Votes, draft, uses,
};
use crate::book::Book;
use crate::error::{Error, Result};
use crate::people::actor::{Actor, acting};
use crate::{App, Caller};
use slipway_domain::article::files::{VersionFile, digest};
use slipway_domain::article::place;
use slipway_domain::article::review::{Deed, Standing};
use slipway_store::Connection;
use slipway_store::table::article_comment::{self, ArticleCommentRow};
use slipway_store::table::article_entry::{self, ArticleEntryRow};
use slipway_store::table::article_flag::{self, ArticleFlagRow};
use slipway_store::table::article_review::ArticleReviewRow;
use slipway_store::table::article_version::ArticleVersionRow;
use slipway_store::table::{article_draft, article_ref, article_use, article_vote};

pub(crate) fn run(app: &App, caller: &Caller, request: ShowArticle) -> Result<Article> {
    let wanted = (request.article.as_str(), request.version);
    let mut article = app.store.read(|conn| of(app, conn, caller, wanted))?;
    if request.drawn_only.unwrap_or(false) {
        article.text.clear();
    }
    Ok(article)
}

/// An article by its id, after an operation.
pub(crate) fn by_id(app: &App, caller: &Caller, id: &str) -> Result<Article> {
    app.store.read(|conn| of(app, conn, caller, (id, None)))
}

fn of(
    app: &App,
    conn: &Connection,
    caller: &Caller,
    (wanted, version): (&str, Option<u32>),
) -> Result<Article> {
    let book = Book::read(app, conn)?;
    let rows = Rows::new(conn, &book)?;
    let who = acting(conn, caller)?;
    let known = Known::read(conn, wanted)?;
    let id = &known.row.id;
    let version = match version {
        Some(number) => Some(known.version(number).ok_or_else(|| {
            let what = format!("version {number} of “{}”", known.entry.title);
            Error::not_found(what, "See its history.")
        })?),
        None => known.shown(),
    };
    let text = version
        .map(|version| known.text(conn, version))
        .transpose()?
        .unwrap_or_default();
    let held = version.map_or(&[] as &[_], |version| version.files.as_slice());
    let drawn = draw(&shelf(app, conn, &book, id, held)?, &text)?;
    let (draft, writing) = drafts(app, conn, &book, &who, id)?;
    Ok(Article {
        owner_id: known.row.owner_id.clone(),
        governed: known.row.governed,
        review_days: rows.days(&known.entry),
        review_days_usual: known.row.review_days.is_none(),
        origin: known.row.origin.clone(),
        version: version.map_or(0, |version| version.number),
        sha256: version
            .map(|version| version.sha256.clone())
            .unwrap_or_default(),
        text,
        html: drawn.html,
        outline: drawn.outline,
        broken: drawn.broken,
        verified: verified(&book, &known),
        waiting: waiting(&book, &known),
        versions: versions(&book, &known),
        history: known
            .reviews
            .iter()
            .rev()
            .map(|row| review(&book, row))
            .collect(),
        comments: comments(conn, &book, id)?,
        flagged: flags(conn, &book, &known.entry)?,
        votes: votes(conn, &who, id)?,
        uses: article_use::of_article(conn, id)?
            .iter()
            .filter_map(|row| uses::shape(conn, &book, row).transpose())
            .collect::<Result<_>>()?,
        backlinks: backlinks(conn, &known.entry)?,
        files: held.iter().map(file).collect(),
        files_sha256: digest(held),
        draft,
        writing,
        not_mine: known
            .not_for(&who)
            .map(|error| error.message)
            .unwrap_or_default(),
        row: rows.shape(&known.entry),
    })
}

fn drafts(
    app: &App,
    conn: &Connection,
    book: &Book,
    who: &Actor,
    id: &str,
) -> Result<(Option<super::ArticleDraft>, Vec<String>)> {
    let (mut mine, mut writing) = (None, Vec::new());
    for row in article_draft::of_article(conn, id)? {
        let Some(row) = draft::live(conn, row)? else {
            continue;
        };
        if row.person_id == who.id {
            mine = Some(draft::shape(app, conn, &row, false)?);
        } else {
            writing.extend(book.person_name(&row.person_id));
        }
    }
    Ok((mine, writing))
}

/// Who looked at the published version last.
fn verified(book: &Book, known: &Known) -> Option<ArticleLook> {
    let published = known.standing.published?;
    let last =
        known.reviews.iter().rev().find(|row| {
            row.version == published && Deed::parse(&row.deed).is_some_and(Deed::looks)
        })?;
    Some(ArticleLook {
        by: book.person_name(&last.by).unwrap_or_default(),
        at: book.stamp(&last.at),
        deed: last.deed.clone(),
        holds: holds(&known.entry),
    })
}

/// The versions an article holds for, in words.
pub(crate) fn holds(row: &ArticleEntryRow) -> String {
    span(&row.first, &row.last)
}

/// From the first version to the last, in words; empty where neither is said.
pub(crate) fn span(first: &str, last: &str) -> String {
    match (first, last) {
        ("", "") => String::new(),
        (first, "") => format!("{first} and up"),
        ("", last) => format!("up to {last}"),
        (first, last) if first == last => first.to_owned(),
        (first, last) => format!("{first} to {last}"),
    }
}

fn waiting(book: &Book, known: &Known) -> Option<ArticleReview> {
    let pending = known.standing.pending?;
    let submitted =
        known.reviews.iter().rev().find(|row| {
            row.version == pending && Deed::parse(&row.deed) == Some(Deed::Submitted)
        })?;
    Some(review(book, submitted))
}

/// Something that was done, as it is shown.
pub(crate) fn review(book: &Book, row: &ArticleReviewRow) -> ArticleReview {
    ArticleReview {
        deed: row.deed.clone(),
        version: row.version,
        sha256: row.sha256.clone(),
        at: book.stamp(&row.at),
        by: book.person_name(&row.by).unwrap_or_default(),
        by_id: row.by.clone(),
        why: row.why.clone(),
        due: row.due.clone(),
        files_sha256: row.files_sha256.clone(),
    }
}

fn versions(book: &Book, known: &Known) -> Vec<ArticleVersion> {
    let shape = |version: &ArticleVersionRow| ArticleVersion {
        number: version.number,
        title: version.title.clone(),
        sha256: version.sha256.clone(),
        based_on: version.based_on,
        made: book.stamp(&version.made_at),
        by: book.person_name(&version.made_by).unwrap_or_default(),
        why: version.why.clone(),
        state: state_of(version.number, &known.reviews, &known.standing).to_owned(),
        files: version.files.iter().map(file).collect(),
        files_sha256: digest(&version.files),
    };
    known.versions.iter().rev().map(shape).collect()
}

fn state_of(number: u32, reviews: &[ArticleReviewRow], standing: &Standing) -> &'static str {
    if standing.published == Some(number) {
        return "published";
    }
    if standing.pending == Some(number) {
        return "pending";
    }
    let last = reviews.iter().rev().find(|row| row.version == number);
    match last.and_then(|row| Deed::parse(&row.deed)) {
        Some(Deed::Returned) => "returned",
        Some(Deed::Rejected) => "rejected",
        Some(Deed::Withdrawn) => "withdrawn",
        _ => "superseded",
    }
}

fn comments(conn: &Connection, book: &Book, id: &str) -> Result<Vec<ArticleComment>> {
    let shape = |row: ArticleCommentRow| ArticleComment {
        id: row.id,
        version: row.version,
        line: row.line,
        body: row.body,
        at: book.stamp(&row.at),
        by: book.person_name(&row.by).unwrap_or_default(),
        settled: row.settled_at.map(|at| ArticleLook {
            by: row
                .settled_by
                .and_then(|id| book.person_name(&id))
                .unwrap_or_default(),
            at: book.stamp(&at),
            deed: String::new(),
            holds: String::new(),
        }),
    };
    Ok(article_comment::of_article(conn, id)?
        .into_iter()
        .map(shape)
        .collect())
}

fn flags(conn: &Connection, book: &Book, entry: &ArticleEntryRow) -> Result<Vec<ArticleFlag>> {
    let rows = article_flag::of_article(conn, &entry.id)?;
    Ok(rows
        .into_iter()
        .rev()
        .map(|row| flag(book, entry, row))
        .collect())
}

/// A flag as it is shown.
pub(crate) fn flag(book: &Book, entry: &ArticleEntryRow, row: ArticleFlagRow) -> ArticleFlag {
    ArticleFlag {
        id: row.id,
        article: named(entry),
        reason: row.reason,
        text: row.text,
        at: book.stamp(&row.at),
        by: book.person_name(&row.by).unwrap_or_default(),
        settled: row.settled_at.map(|at| book.stamp(&at)),
        settled_by: row.settled_by.and_then(|id| book.person_name(&id)),
        answer: row.answer,
    }
}

/// An article by name.
pub(crate) fn named(entry: &ArticleEntryRow) -> NamedArticle {
    NamedArticle {
        id: entry.id.clone(),
        title: entry.title.clone(),
        kind: entry.kind.clone(),
    }
}

fn votes(conn: &Connection, who: &Actor, id: &str) -> Result<Votes> {
    let mut votes = Votes::default();
    for row in article_vote::of_article(conn, id)? {
        if row.helpful {
            votes.yes += 1;
        } else {
            votes.no += 1;
        }
        if row.person_id == who.id {
            votes.mine = Some(row.helpful);
        }
    }
    Ok(votes)
}

fn backlinks(conn: &Connection, entry: &ArticleEntryRow) -> Result<Vec<NamedArticle>> {
    let (folder, name) = entry.path.rsplit_once('/').unwrap_or(("", &entry.path));
    let mut called = vec![entry.title.as_str(), &entry.path, &entry.id];
    called.extend(place::OWN.contains(&name).then_some(folder));
    let numbers = article_ref::to(conn, &called)?;
    let mut out = Vec::new();
    for number in numbers.into_iter().filter(|number| *number != entry.number) {
        out.extend(article_entry::numbered(conn, number)?.map(|row| named(&row)));
    }
    Ok(out)
}

/// A file as it is shown.
pub(crate) fn file(file: &VersionFile) -> ArticleFile {
    ArticleFile {
        id: file.id.clone(),
        name: file.name.clone(),
        size: file.size,
        sha256: file.sha256.clone(),
    }
}
