//! Lists articles: filters, words to look for, an order, and the part that is shown.

use super::row::Rows;
use super::{Articles, Facts, ListArticles, search};
use crate::book::Book;
use crate::error::{Error, Result};
use crate::{App, Caller};
use slipway_store::Connection;
use slipway_store::table::article_entry::{self, ArticleEntryRow, Listed};
use std::collections::{BTreeSet, HashMap};

/// Articles of a page when nobody says how many.
const PAGE: u32 = 100;
/// More than these a page never holds.
const LARGEST: u32 = 1000;
/// Words of each kind that are offered to filter by.
const OFFERED: usize = 200;
/// Different lists of such words that are read for that.
const LISTS: u32 = 2_000;

pub(crate) fn run(app: &App, _caller: &Caller, request: ListArticles) -> Result<Articles> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let rows = Rows::new(conn, &book)?;
        let (total, shown) = match order(&request) {
            Some(order) => page(conn, &request, order)?,
            None => sifted(conn, &rows, &request)?,
        };
        Ok(Articles {
            total,
            facts: facts(conn)?,
            articles: shown.iter().map(|row| rows.shape(row)).collect(),
        })
    })
}

fn wish(wish: &Option<String>) -> Option<String> {
    let wish = wish.as_deref().map(str::trim).unwrap_or_default();
    (!wish.is_empty()).then(|| wish.to_owned())
}

/// The order that an index has, where the rows of a page can be told from those before it without a
/// look at all.
fn order(request: &ListArticles) -> Option<&'static str> {
    let sifts = [
        &request.query,
        &request.tag,
        &request.component,
        &request.product,
    ];
    if sifts.into_iter().any(|sift| wish(sift).is_some())
        || request.state.as_deref() == Some("stale")
    {
        return None;
    }
    match request.sort.as_deref().map(str::trim).unwrap_or_default() {
        "" | "changed" => Some("changed_at DESC, number DESC"),
        "title" => Some("title COLLATE NOCASE, number"),
        "kind" => Some("kind, changed_at DESC, number DESC"),
        _ => None,
    }
}

/// The rows that are shown, and how many there are.
fn page(
    conn: &Connection,
    request: &ListArticles,
    order: &str,
) -> Result<(u32, Vec<ArticleEntryRow>)> {
    let mut condition = format!("NOT gone AND ({})", condition(&request.state)?);
    let (kind, owner) = (wish(&request.kind), wish(&request.owner));
    for (column, place, wish) in [("kind", "?1", &kind), ("owner_id", "?2", &owner)] {
        if wish.is_some() {
            condition.push_str(&format!(" AND {column} = {place}"));
        } else {
            // Every place is bound, so every one has to stand somewhere.
            condition.push_str(&format!(" AND {place} IS NULL"));
        }
    }
    let total = article_entry::count(conn, &condition, &[&kind, &owner])?;
    let part = format!("{condition} ORDER BY {order} LIMIT ?3 OFFSET ?4");
    let (from, most) = (request.offset.unwrap_or(0), most(request));
    let rows = article_entry::rows(conn, &part, &[&kind, &owner, &most, &from])?;
    Ok((total, rows))
}

fn most(request: &ListArticles) -> u32 {
    request.limit.unwrap_or(PAGE).min(LARGEST)
}

/// The same where each row has to be looked at.
fn sifted(
    conn: &Connection,
    rows: &Rows<'_>,
    request: &ListArticles,
) -> Result<(u32, Vec<ArticleEntryRow>)> {
    let mut found = matching(conn, rows, request)?;
    let total = u32::try_from(found.len()).unwrap_or(u32::MAX);
    sort(&mut found, rows, request)?;
    let from = request.offset.unwrap_or(0) as usize;
    let shown = found.into_iter().skip(from).take(most(request) as usize);
    Ok((total, shown.collect()))
}

fn matching(
    conn: &Connection,
    rows: &Rows<'_>,
    request: &ListArticles,
) -> Result<Vec<ArticleEntryRow>> {
    let condition = condition(&request.state)?;
    let text = |text: &Option<String>| wish(text).unwrap_or_default();
    let numbers = wish(&request.query)
        .map(|query| search::numbers(conn, &query))
        .transpose()?;
    let sql = format!(
        "NOT gone AND ({condition}) AND (?1 = '' OR kind = ?1) AND (?2 = '' OR owner_id = ?2) \
         AND (?3 = '' OR instr(lower(tags), lower(?3)) > 0) \
         AND (?4 = '' OR instr(lower(components), lower(?4)) > 0) \
         AND (?5 = '' OR instr(lower(products), lower(?5)) > 0) {} \
         ORDER BY changed_at DESC, number DESC",
        if numbers.is_some() {
            AMONG
        } else {
            "AND ?6 IS NULL"
        }
    );
    let (tag, component, product) = (
        text(&request.tag),
        text(&request.component),
        text(&request.product),
    );
    let among = numbers.as_ref().map(|numbers| format!("{numbers:?}"));
    let mut found = article_entry::rows(
        conn,
        &sql,
        &[
            &text(&request.kind),
            &text(&request.owner),
            &tag,
            &component,
            &product,
            &among,
        ],
    )?;
    for (wish, held) in [
        (tag, tags as fn(&ArticleEntryRow) -> &str),
        (component, components),
        (product, products),
    ] {
        if !wish.is_empty() {
            found.retain(|row| {
                held(row)
                    .lines()
                    .any(|line| line.eq_ignore_ascii_case(&wish))
            });
        }
    }
    if request.state.as_deref() == Some("stale") {
        found.retain(|row| rows.is_stale(row));
    }
    if let Some(numbers) = numbers {
        let place: HashMap<u32, usize> = numbers.into_iter().zip(0..).collect();
        found.sort_by_key(|row| place.get(&row.number).copied());
    }
    Ok(found)
}

/// Those of a list of numbers, which is a JSON array.
const AMONG: &str = "AND number IN (SELECT value FROM json_each(?6))";

fn tags(row: &ArticleEntryRow) -> &str {
    &row.tags
}

fn components(row: &ArticleEntryRow) -> &str {
    &row.components
}

fn products(row: &ArticleEntryRow) -> &str {
    &row.products
}

/// The condition that a state is.
fn condition(state: &Option<String>) -> Result<&'static str> {
    Ok(match state.as_deref() {
        None => "confidence <> 'archived'",
        Some("archived") => "confidence = 'archived'",
        Some("published") => "published > 0 AND confidence <> 'archived'",
        Some("pending") => "pending > 0",
        Some("in_review") => "pending > 0 AND published = 0",
        Some("returned") => "returned > 0",
        Some("draft") => "published = 0 AND pending = 0",
        Some("flagged") => "flags > 0",
        Some("stale") => "published > 0 AND confidence <> 'archived'",
        Some(other) => {
            let message = format!("Articles have no state “{other}”.");
            let hint =
                "Use draft, in_review, pending, returned, published, stale, flagged or archived.";
            return Err(Error::invalid("state", message, hint));
        }
    })
}

fn sort(found: &mut [ArticleEntryRow], rows: &Rows<'_>, request: &ListArticles) -> Result<()> {
    match request.sort.as_deref().map(str::trim).unwrap_or_default() {
        "" | "changed" => {}
        "title" => found.sort_by_cached_key(|row| row.title.to_lowercase()),
        "kind" => found.sort_by(|a, b| a.kind.cmp(&b.kind)),
        "due" => found.sort_by_cached_key(|row| {
            let due = rows.due(row);
            (due.is_none(), due)
        }),
        other => {
            let message = format!("Articles have no order by “{other}”.");
            return Err(Error::invalid(
                "sort",
                message,
                "Use changed, title, due or kind.",
            ));
        }
    }
    Ok(())
}

/// What there is to filter by.
fn facts(conn: &Connection) -> Result<Facts> {
    let words = |listed: Listed| -> Result<Vec<String>> {
        let lists = article_entry::lists(conn, listed, LISTS)?;
        let words: BTreeSet<&str> = lists.iter().flat_map(|list| list.lines()).collect();
        Ok(words.into_iter().take(OFFERED).map(str::to_owned).collect())
    };
    Ok(Facts {
        tags: words(Listed::Tags)?,
        components: words(Listed::Components)?,
        products: words(Listed::Products)?,
    })
}
