//! What the knowledge base asks of whoever opens it: the queue, drafts, what runs out, flags, and what
//! it lacks.

use super::article::Known;
use super::row::Rows;
use super::{
    ArticleFlag, ArticleMiss, ArticleRow, Desk, Due, MissingArticle, MyDraft, ProductKnowledge,
    draft, show,
};
use crate::book::Book;
use crate::defects::board;
use crate::error::Result;
use crate::people::actor::{Actor, acting};
use crate::releases::{components, read};
use crate::shape::Nothing;
use crate::{App, Caller};
use chrono::Duration;
use slipway_domain::article::document::Document;
use slipway_domain::article::review::Deed;
use slipway_domain::article::span::holds_for;
use slipway_domain::component::{Change, Component};
use slipway_domain::release::ReleaseState;
use slipway_store::Connection;
use slipway_store::table::article_entry::{self, ArticleEntryRow};
use slipway_store::table::{article_draft, article_flag, article_miss, article_use, release};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Articles that run out within so many days are told of.
const AHEAD: i64 = 30;
/// Lines of each part.
const SHOWN: usize = 50;
/// Newest changes.
const RECENT: usize = 20;

pub(crate) fn run(app: &App, caller: &Caller, _request: Nothing) -> Result<Desk> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let rows = Rows::new(conn, &book)?;
        let who = acting(conn, caller)?;
        let queue = queue(conn, &book, &rows, &who)?;
        let published = article_entry::rows(
            conn,
            "published > 0 AND NOT gone AND confidence <> 'archived' ORDER BY looked_at",
            &[],
        )?;
        let (closed, with) = closed(app, conn)?;
        Ok(Desk {
            total: article_entry::count(conn, "NOT gone AND confidence <> 'archived'", &[])?,
            mine: count(queue.iter().filter(|one| one.not_mine.is_empty()).count()),
            queue,
            drafts: drafts(conn, &book, &who)?,
            overdue: count(published.iter().filter(|row| rows.is_stale(row)).count()),
            runs_out: runs_out(&book, &rows, &published),
            products: products(&rows, &published),
            flags: flags(conn, &book)?,
            recent: recent(conn, &rows)?,
            misses: misses(conn, &book)?,
            closed_defects: closed,
            closed_with_article: with,
            missing: missing(app, conn, &book, caller, &published)?,
        })
    })
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// What waits for a reviewer, the soonest due first, then the oldest.
pub(crate) fn queue(
    conn: &Connection,
    book: &Book,
    rows: &Rows<'_>,
    who: &Actor,
) -> Result<Vec<Due>> {
    let mut out = Vec::new();
    for entry in article_entry::rows(conn, "pending > 0 AND NOT gone ORDER BY changed_at", &[])? {
        let known = Known::read(conn, &entry.id)?;
        let submitted = known.reviews.iter().rev().find(|row| {
            row.version == entry.pending && Deed::parse(&row.deed) == Some(Deed::Submitted)
        });
        let Some(submitted) = submitted else { continue };
        out.push(Due {
            article: rows.shape(&entry),
            by: book.person_name(&submitted.by).unwrap_or_default(),
            at: book.stamp(&submitted.at),
            why: submitted.why.clone(),
            due: submitted.due.clone(),
            not_mine: known
                .not_for(who)
                .map(|error| error.message)
                .unwrap_or_default(),
        });
    }
    out.sort_by_key(|one| (one.due.is_none(), one.due.clone()));
    Ok(out)
}

fn drafts(conn: &Connection, book: &Book, who: &Actor) -> Result<Vec<MyDraft>> {
    let mut out = Vec::new();
    for row in article_draft::of_person(conn, &who.id)? {
        let Some(row) = draft::live(conn, row)? else {
            continue;
        };
        let entry = article_entry::get(conn, &row.article_id)?;
        let document = Document::read(&row.text);
        out.push(MyDraft {
            article: row.article_id,
            title: document.title,
            kind: document
                .kind
                .map(|kind| kind.slug().to_owned())
                .unwrap_or_default(),
            new: entry.is_none(),
            returned: entry.is_some_and(|entry| entry.returned > 0),
            saved: book.stamp(&row.saved_at),
        });
    }
    Ok(out)
}

fn runs_out(book: &Book, rows: &Rows<'_>, published: &[ArticleEntryRow]) -> Vec<ArticleRow> {
    let until = book.now + Duration::days(AHEAD);
    let mut due: Vec<_> = published
        .iter()
        .filter_map(|row| Some((rows.due(row)?, row)))
        .filter(|(due, _)| *due <= until)
        .collect();
    due.sort_by_key(|(due, _)| *due);
    due.into_iter()
        .take(SHOWN)
        .map(|(_, row)| rows.shape(row))
        .collect()
}

fn products(rows: &Rows<'_>, published: &[ArticleEntryRow]) -> Vec<ProductKnowledge> {
    let mut by_name: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    for row in published {
        let stale = u32::from(rows.is_stale(row));
        let names = super::row::lines(&row.products);
        let names = if names.is_empty() {
            vec![String::new()]
        } else {
            names
        };
        for name in names {
            let held = by_name.entry(name).or_default();
            held.0 += 1;
            held.1 += stale;
        }
    }
    let shape = |(product, (published, stale))| ProductKnowledge {
        product,
        published,
        stale,
    };
    by_name.into_iter().map(shape).collect()
}

fn flags(conn: &Connection, book: &Book) -> Result<Vec<ArticleFlag>> {
    let mut out = Vec::new();
    for row in article_flag::open(conn)?.into_iter().take(SHOWN) {
        if let Some(entry) = article_entry::get(conn, &row.article_id)? {
            out.push(show::flag(book, &entry, row));
        }
    }
    Ok(out)
}

fn recent(conn: &Connection, rows: &Rows<'_>) -> Result<Vec<ArticleRow>> {
    let sql =
        format!("NOT gone AND confidence <> 'archived' ORDER BY changed_at DESC LIMIT {RECENT}");
    let found = article_entry::rows(conn, &sql, &[])?;
    Ok(found.iter().map(|row| rows.shape(row)).collect())
}

fn misses(conn: &Connection, book: &Book) -> Result<Vec<ArticleMiss>> {
    let rows = article_miss::most(conn, SHOWN as u32)?.into_iter();
    Ok(rows
        .map(|row| ArticleMiss {
            query: row.query,
            times: row.times,
            at: book.stamp(&row.at),
        })
        .collect())
}

/// Defects that ended, and those of them that have an article.
fn closed(app: &App, conn: &Connection) -> Result<(u32, u32)> {
    let linked: HashSet<String> = article_use::defects(conn)?.into_iter().collect();
    let board = board::of(app, conn)?;
    let ended: Vec<_> = board.cards().iter().filter(|card| card.ended).collect();
    let with = ended
        .iter()
        .filter(|card| linked.contains(card.id.as_ref()))
        .count();
    Ok((count(ended.len()), count(with)))
}

/// Components that releases on their way bring or change and that no published article is about.
pub(crate) fn missing(
    app: &App,
    conn: &Connection,
    book: &Book,
    caller: &Caller,
    published: &[ArticleEntryRow],
) -> Result<Vec<MissingArticle>> {
    let mut known: HashMap<String, Vec<&ArticleEntryRow>> = HashMap::new();
    for row in published {
        for name in row.components.lines() {
            let name = book.aliases.canonical(name).to_owned();
            known.entry(name).or_default().push(row);
        }
    }
    let mut out = Vec::new();
    for row in release::all(conn)? {
        let state = ReleaseState::parse(&row.state);
        if state.is_none_or(|state| state > ReleaseState::Approved) {
            continue;
        }
        let release = read::standing(app, conn, book, caller, row)?;
        let told = |part: &&Component| {
            matches!(
                part.change,
                Change::New | Change::Upgraded | Change::Downgraded
            )
        };
        for part in release.components.iter().filter(told) {
            let versions = [part.version.as_str(), release.row.version.as_str()];
            let about = known.get(book.aliases.canonical(&part.name));
            let covered = about.is_some_and(|rows| {
                rows.iter()
                    .any(|row| holds_for(&row.first, &row.last, &versions))
            });
            if !covered {
                out.push(MissingArticle {
                    release: release.row.id.clone(),
                    title: release.title.clone(),
                    component: part.name.clone(),
                    version: part.version.clone(),
                    change: components::change_slug(part.change),
                });
            }
        }
    }
    Ok(out)
}
