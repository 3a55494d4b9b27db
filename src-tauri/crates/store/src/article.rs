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
use std::collections::{BTreeSet, HashSet};

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

/// Articles that are read together, so that their texts are looked through at once.
const TOGETHER: usize = 256;
/// From so many articles on, what is searched of them is gathered in fewer and larger pieces.
const MANY: usize = 1_000;

/// An article as it stands, and as lists show it still.
struct Stale {
    row: ArticleRow,
    versions: Vec<ArticleVersionRow>,
    standing: Standing,
    shown: Option<usize>,
    old: Option<ArticleEntryRow>,
    flags: usize,
    content: String,
}

/// What a text says to lists and searches.
struct Told {
    document: Document,
    headings: String,
    tags: String,
    words: Vec<String>,
    targets: Vec<String>,
}

/// Derives the rows of articles anew, and what is searched of them.
pub(crate) fn rewrite(conn: &Connection, ids: &BTreeSet<String>) -> Result<()> {
    let many = ids.len() > MANY;
    if many {
        article_search::gather(conn, true)?;
    }
    let ids: Vec<&String> = ids.iter().collect();
    let mut noted = HashSet::new();
    for together in ids.chunks(TOGETHER) {
        let mut stale = Vec::new();
        for id in together {
            stale.extend(read(conn, id)?);
        }
        for (article, told) in stale.iter().zip(look_through(&stale)) {
            write(conn, article, &told, &mut noted)?;
        }
    }
    if many {
        article_search::gather(conn, false)?;
    }
    Ok(())
}

/// Looks through texts on every processor there is.
fn look_through(stale: &[Stale]) -> Vec<Told> {
    let look = |stale: &[Stale]| -> Vec<Told> { stale.iter().map(told).collect() };
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let each = stale.len().div_ceil(processors).max(8);
    if stale.len() <= each {
        return look(stale);
    }
    std::thread::scope(|scope| {
        let parts = stale.chunks(each);
        let running: Vec<_> = parts
            .map(|part| (part, scope.spawn(move || look(part))))
            .collect();
        // One that could not be looked through there is looked through here, and says why.
        let told = running
            .into_iter()
            .map(|(part, thread)| thread.join().unwrap_or_else(|_| look(part)));
        told.flatten().collect()
    })
}

/// What an article is derived from; None when it is gone, which is then written.
fn read(conn: &Connection, id: &str) -> Result<Option<Stale>> {
    let old = article_entry::any(conn, id)?;
    let Some(row) = row::get::<ArticleRow>(conn, id)? else {
        old.map_or(Ok(()), |old| forget(conn, old))?;
        return Ok(None);
    };
    let versions = article_version::of_article(conn, id)?;
    let standing = standing(&article_review::of_article(conn, id)?);
    let number = standing.published.or(standing.pending);
    let shown = versions
        .iter()
        .position(|version| Some(version.number) == number)
        .or(versions.len().checked_sub(1));
    let content = match shown.and_then(|at| versions.get(at)) {
        Some(version) => article_text::get(conn, &version.sha256)?.unwrap_or_default(),
        None => String::new(),
    };
    let flags = article_flag::of_article(conn, id)?;
    let open = flags
        .iter()
        .filter(|flag| flag.settled_at.is_none())
        .count();
    Ok(Some(Stale {
        row,
        versions,
        standing,
        shown,
        old,
        flags: open,
        content,
    }))
}

fn told(stale: &Stale) -> Told {
    let document = Document::read(&stale.content);
    let headings: Vec<String> = text::headings(&document.body)
        .into_iter()
        .map(|heading| heading.text)
        .collect();
    let tags = facets(&stale.row.path, &document);
    Told {
        headings: headings.join("\n"),
        words: search::words_of(&[&document.title, &tags, &document.body]),
        targets: targets(&stale.row.path, &document.body),
        tags,
        document,
    }
}

fn write(conn: &Connection, stale: &Stale, told: &Told, noted: &mut HashSet<String>) -> Result<()> {
    let old = stale.old.as_ref();
    let mut entry = entry_of(&stale.row, &told.document, &stale.versions, &stale.standing);
    entry.flags = count(stale.flags);
    entry.sha256 = stale
        .shown
        .and_then(|at| stale.versions.get(at))
        .map(|version| version.sha256.clone())
        .unwrap_or_default();
    entry.number = old.map_or(0, |old| old.number);
    let same =
        old.is_some_and(|old| !old.gone && old.sha256 == entry.sha256 && old.path == entry.path);
    let number = article_entry::put(conn, &entry)?;
    if same {
        return Ok(());
    }
    index(conn, number, old.is_none(), told, noted)?;
    article_ref::replace(conn, number, old.is_none(), &told.targets)
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
    told: &Told,
    noted: &mut HashSet<String>,
) -> Result<()> {
    let searched = Searched {
        title: &told.document.title,
        tags: &told.tags,
        headings: &told.headings,
        body: &told.document.body,
    };
    article_search::put(conn, number, new, &searched)?;
    for word in &told.words {
        if !noted.contains(word) {
            article_search::note_word(conn, word)?;
            noted.insert(word.clone());
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
