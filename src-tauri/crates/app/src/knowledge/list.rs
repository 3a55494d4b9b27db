//! Lists articles: filters, words to look for, an order, and the part that is shown.

use super::row::Rows;
use super::{Articles, Facts, ListArticles, search};
use crate::book::Book;
use crate::error::{Error, Result};
use crate::{App, Caller};
use slipway_store::Connection;
use slipway_store::table::article_entry::{self, ArticleEntryRow};
use std::collections::{BTreeSet, HashMap};

/// Articles of a page when nobody says how many.
const PAGE: u32 = 100;
/// More than these a page never holds.
const LARGEST: u32 = 1000;
/// Words of each kind that are offered to filter by.
const OFFERED: usize = 200;

pub(crate) fn run(app: &App, _caller: &Caller, request: ListArticles) -> Result<Articles> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let rows = Rows::new(conn, &book)?;
        let mut found = matching(conn, &rows, &request)?;
        let total = u32::try_from(found.len()).unwrap_or(u32::MAX);
        sort(&mut found, &rows, &request)?;
        let from = request.offset.unwrap_or(0) as usize;
        let most = request.limit.unwrap_or(PAGE).min(LARGEST) as usize;
        let shown = found.iter().skip(from).take(most);
        Ok(Articles {
            total,
            facts: facts(conn)?,
            articles: shown.map(|row| rows.shape(row)).collect(),
        })
    })
}

fn matching(
    conn: &Connection,
    rows: &Rows<'_>,
    request: &ListArticles,
) -> Result<Vec<ArticleEntryRow>> {
    let wish = |wish: &Option<String>| {
        let wish = wish.as_deref().map(str::trim).unwrap_or_default();
        (!wish.is_empty()).then(|| wish.to_owned())
    };
    let condition = condition(&wish(&request.state))?;
    let kind = wish(&request.kind).unwrap_or_default();
    let owner = wish(&request.owner).unwrap_or_default();
    let sql = format!(
        "NOT gone AND ({condition}) AND (?1 = '' OR kind = ?1) AND (?2 = '' OR owner_id = ?2) \
         ORDER BY changed_at DESC, number DESC"
    );
    let mut found = article_entry::rows(conn, &sql, &[&kind, &owner])?;
    for (wish, held) in [
        (wish(&request.tag), tags as fn(&ArticleEntryRow) -> &str),
        (wish(&request.component), components),
        (wish(&request.product), products),
    ] {
        if let Some(wish) = wish {
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
    if let Some(query) = wish(&request.query) {
        let numbers = search::numbers(conn, &query)?;
        let place: HashMap<u32, usize> = numbers.into_iter().zip(0..).collect();
        found.retain(|row| place.contains_key(&row.number));
        found.sort_by_key(|row| place.get(&row.number).copied());
    }
    Ok(found)
}

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

/// What there is to filter by; read from those that name something alone.
fn facts(conn: &Connection) -> Result<Facts> {
    let words = |column: fn(&ArticleEntryRow) -> &str, condition: &str| -> Result<Vec<String>> {
        let rows = article_entry::rows(conn, condition, &[])?;
        let words: BTreeSet<String> = rows
            .iter()
            .flat_map(|row| column(row).lines())
            .map(str::to_owned)
            .collect();
        Ok(words.into_iter().take(OFFERED).collect())
    };
    Ok(Facts {
        tags: words(tags, "NOT gone AND tags <> ''")?,
        components: words(components, "NOT gone AND components <> ''")?,
        products: words(products, "NOT gone AND products <> ''")?,
    })
}
