//! What lists and searches show of an article: derived from its row, its versions and what was done
//! with them, in the transaction that changed any of these.
//!
//! Readers search what is published; of an article that never was, its newest version.

use crate::error::Result;
use crate::row;
use crate::table::article::ArticleRow;
use crate::table::article_entry::{self, ArticleEntryRow};
use crate::table::article_review::{self, ArticleReviewRow};
use crate::table::article_search::{self, Searched};
use crate::table::article_version::{self, ArticleVersionRow};
use crate::table::{article_flag, article_ref, article_text};
use chrono::{DateTime, SecondsFormat, Utc};
use rusqlite::Connection;
use slipway_domain::article::document::Document;
use slipway_domain::article::review::{Deed, Done, Standing};
use slipway_domain::article::{place, search, text};
use std::collections::HashSet;

/// Words that are known to be noted already; a transaction keeps them, so that each is asked once.
pub(crate) type Noted = HashSet<String>;

/// Where an article stands, read from what was done with it.
pub fn standing(reviews: &[ArticleReviewRow]) -> Standing {
    let deeds: Vec<Done> = reviews
        .iter()
        .filter_map(|row| {
            Some(Done {
                deed: Deed::parse(&row.deed)?,
                version: row.version,
                at: DateTime::parse_from_rfc3339(&row.at)
                    .ok()?
                    .with_timezone(&Utc),
            })
        })
        .collect();
    Standing::of(&deeds)
}

/// Derives the row of an article anew, and what is searched of it.
pub(crate) fn rewrite(conn: &Connection, id: &str, noted: &mut Noted) -> Result<()> {
    let old = article_entry::any(conn, id)?;
    let Some(row) = row::get::<ArticleRow>(conn, id)? else {
        return old.map_or(Ok(()), |old| forget(conn, old));
    };
    let versions = article_version::of_article(conn, id)?;
    let standing = standing(&article_review::of_article(conn, id)?);
    let shown = standing.published.or(standing.pending);
    let shown = versions
        .iter()
        .find(|version| Some(version.number) == shown)
        .or(versions.last());
    let content = match shown {
        Some(version) => article_text::get(conn, &version.sha256)?.unwrap_or_default(),
        None => String::new(),
    };
    let document = Document::read(&content);
    let mut entry = entry_of(&row, &document, &versions, &standing);
    entry.flags = count(
        article_flag::of_article(conn, id)?
            .iter()
            .filter(|flag| flag.settled_at.is_none())
            .count(),
    );
    entry.sha256 = shown
        .map(|version| version.sha256.clone())
        .unwrap_or_default();
    entry.number = old.as_ref().map_or(0, |old| old.number);
    let same = old
        .as_ref()
        .is_some_and(|old| !old.gone && old.sha256 == entry.sha256 && old.path == entry.path);
    let number = article_entry::put(conn, &entry)?;
    if same {
        return Ok(());
    }
    let new = old.is_none();
    index(conn, number, new, &row.path, &document, noted)?;
    article_ref::replace(conn, number, new, &targets(&row.path, &document.body))
}

fn forget(conn: &Connection, old: ArticleEntryRow) -> Result<()> {
    if old.gone {
        return Ok(());
    }
    article_search::delete(conn, old.number)?;
    article_ref::replace(conn, old.number, false, &[])?;
    let gone = ArticleEntryRow {
        gone: true,
        sha256: String::new(),
        ..old
    };
    article_entry::put(conn, &gone)?;
    Ok(())
}

fn index(
    conn: &Connection,
    number: u32,
    new: bool,
    path: &str,
    document: &Document,
    noted: &mut Noted,
) -> Result<()> {
    let headings: Vec<String> = text::headings(&document.body)
        .into_iter()
        .map(|heading| heading.text)
        .collect();
    let (headings, tags) = (headings.join("\n"), facets(path, document));
    let searched = Searched {
        title: &document.title,
        tags: &tags,
        headings: &headings,
        body: &document.body,
    };
    article_search::put(conn, number, new, &searched)?;
    for word in search::words_of(&[&document.title, &tags, &document.body]) {
        if !noted.contains(&word) {
            article_search::note_word(conn, &word)?;
            noted.insert(word);
        }
    }
    Ok(())
}

/// What an article links to: what `[[…]]` names, and where relative links lead.
fn targets(path: &str, body: &str) -> Vec<String> {
    let mut targets = text::wiki_links(body);
    let relative = text::relative_links(body);
    targets.extend(relative.iter().filter_map(|link| place::beside(path, link)));
    targets
}

/// What is searched as tags: also components, products and versions, so that a code is found whole, and
/// the folders it lies in, which often say what a page leaves out.
fn facets(path: &str, document: &Document) -> String {
    let lists = [
        &document.tags,
        &document.components,
        &document.products,
        &document.environments,
    ];
    let mut words: Vec<&str> = lists.into_iter().flatten().map(String::as_str).collect();
    words.extend([document.from.as_str(), document.to.as_str(), path]);
    words.retain(|word| !word.is_empty());
    words.join("\n")
}

fn entry_of(
    row: &ArticleRow,
    document: &Document,
    versions: &[ArticleVersionRow],
    standing: &Standing,
) -> ArticleEntryRow {
    let title = if document.title.is_empty() {
        row.path.clone()
    } else {
        document.title.clone()
    };
    let looked = standing.looked_at;
    ArticleEntryRow {
        id: row.id.clone(),
        path: row.path.clone(),
        title,
        kind: document
            .kind
            .map(|kind| kind.slug().to_owned())
            .unwrap_or_default(),
        audience: row.audience.clone(),
        confidence: row.confidence.clone(),
        owner_id: row.owner_id.clone().unwrap_or_default(),
        products: document.products.join("\n"),
        components: document.components.join("\n"),
        environments: document.environments.join("\n"),
        tags: document.tags.join("\n"),
        first: document.from.clone(),
        last: document.to.clone(),
        published: standing.published.unwrap_or(0),
        pending: standing.pending.unwrap_or(0),
        returned: standing.returned.unwrap_or(0),
        changed_at: versions
            .last()
            .map_or(&row.made_at, |version| &version.made_at)
            .clone(),
        looked_at: looked
            .map(|at| at.to_rfc3339_opts(SecondsFormat::Millis, true))
            .unwrap_or_default(),
        review_days: row.review_days,
        ..ArticleEntryRow::default()
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
