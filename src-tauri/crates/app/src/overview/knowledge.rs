//! What the knowledge base asks of somebody now, and finding articles by their words.

use super::tasks::{Due, task};
use super::{Hit, Task};
use crate::App;
use crate::book::Book;
use crate::error::Result;
use crate::knowledge::row::Rows;
use crate::knowledge::sieve::Sieve;
use crate::knowledge::{desk, search};
use crate::people::actor::Actor;
use slipway_domain::article::kind::Kind;
use slipway_store::Connection;
use slipway_store::table::article_entry::{self, ArticleEntryRow};
use slipway_store::table::article_flag;

/// Articles of each sort that an overview names; the knowledge page has all of them.
const NAMED: usize = 5;
/// Of the articles that were looked at longest ago, so many are asked whether they are due.
const LOOKED: u32 = 200;

/// Reviews that wait, articles that are to be looked at again, and what readers say is the matter:
/// with `only`, what is that person's to do.
pub(super) fn tasks(
    conn: &Connection,
    book: &Book,
    who: &Actor,
    only: Option<&str>,
) -> Result<Vec<Task>> {
    let rows = Rows::new(conn, book)?;
    let mut tasks = reviews(conn, book, &rows, who, only)?;
    let theirs = |row: &ArticleEntryRow| only.is_none() || row.owner_id == who.id;
    tasks.extend(due(conn, book, &rows, &theirs)?);
    tasks.extend(flags(conn, book, &theirs)?);
    Ok(tasks)
}

fn reviews(
    conn: &Connection,
    book: &Book,
    rows: &Rows<'_>,
    who: &Actor,
    only: Option<&str>,
) -> Result<Vec<Task>> {
    let queue = desk::queue(conn, book, rows, who)?.into_iter();
    let queue = queue.filter(|one| only.is_none() || one.not_mine.is_empty());
    let shape = |one: crate::knowledge::Due| {
        let why = if one.why.is_empty() {
            String::new()
        } else {
            format!(": {}", one.why)
        };
        let title = format!(
            "Review “{}”, version {}",
            one.article.title, one.article.pending
        );
        let reason = format!("{} asked on {}{why}", one.by, one.at.label);
        let due = one.due.as_deref().map_or(Due::None, Due::Day);
        let path = format!("/knowledge/review/{}", one.article.id);
        task(book, "review", title, reason, due, path, "Review", None)
    };
    Ok(queue.take(NAMED).map(shape).collect())
}

/// Published articles whose review is overdue.
fn due(
    conn: &Connection,
    book: &Book,
    rows: &Rows<'_>,
    theirs: &dyn Fn(&ArticleEntryRow) -> bool,
) -> Result<Vec<Task>> {
    let oldest = format!(
        "published > 0 AND NOT gone AND confidence <> 'archived' ORDER BY looked_at LIMIT {LOOKED}"
    );
    let mut tasks = Vec::new();
    for row in article_entry::rows(conn, &oldest, &[])? {
        let Some(due) = rows.due(&row).filter(|due| *due <= book.now) else {
            continue;
        };
        if tasks.len() >= NAMED || !theirs(&row) {
            continue;
        }
        let title = format!("Look at “{}” again", row.title);
        let reason = format!("Last looked at on {}", book.stamp(&row.looked_at).label);
        let day = due.with_timezone(&book.zone).format("%Y-%m-%d").to_string();
        let path = format!("/knowledge/{}", row.id);
        let due = Due::Day(&day);
        tasks.push(task(book, "verify", title, reason, due, path, "Look", None));
    }
    Ok(tasks)
}

fn flags(
    conn: &Connection,
    book: &Book,
    theirs: &dyn Fn(&ArticleEntryRow) -> bool,
) -> Result<Vec<Task>> {
    let mut tasks = Vec::new();
    for flag in article_flag::open(conn)? {
        if tasks.len() >= NAMED {
            break;
        }
        let Some(row) = article_entry::get(conn, &flag.article_id)?.filter(theirs) else {
            continue;
        };
        let by = book.person_name(&flag.by).unwrap_or_default();
        let title = format!("“{}” is {}", row.title, flag.reason);
        let reason = match flag.text.trim() {
            "" => format!("Says {by}"),
            text => format!("{by}: {text}"),
        };
        let path = format!("/knowledge/{}", row.id);
        tasks.push(task(
            book,
            "flag",
            title,
            reason,
            Due::None,
            path,
            "Look",
            None,
        ));
    }
    Ok(tasks)
}

/// Articles by their words.
pub(super) fn hits(
    app: &App,
    conn: &Connection,
    book: &Book,
    (query, most): (&str, usize),
) -> Result<Vec<Hit>> {
    let most = u32::try_from(most).unwrap_or(u32::MAX);
    let found = search::find(app, conn, book, (query, most), Sieve::current(conn)?)?;
    let hit = |hit: crate::knowledge::ArticleHit| Hit {
        kind: "article".to_owned(),
        detail: Kind::parse(&hit.kind).map_or("", Kind::title).to_owned(),
        state: if hit.stale {
            "to be looked at again".to_owned()
        } else {
            hit.state.replace('_', " ")
        },
        path: format!("/knowledge/{}", hit.id),
        title: hit.title,
    };
    Ok(found.hits.into_iter().map(hit).collect())
}
