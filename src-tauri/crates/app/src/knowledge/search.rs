//! Finds articles by their words: what holds all of them as they were typed first, then what is left
//! when a mistyped word is taken for the one that was meant, then what holds most of them.

use super::row::{Rows, state};
use super::sieve::Sieve;
use super::whole::Whole;
use super::{ArticleHit, ArticleHits, SearchArticles};
use crate::book::Book;
use crate::error::Result;
use crate::{App, Caller};
use slipway_domain::article::query;
use slipway_domain::article::rank::{Asked, title_fit};
use slipway_domain::article::search::{correctable, string, words};
use slipway_domain::article::snippet::{Wanted, snippet};
use slipway_store::Connection;
use slipway_store::table::article_entry::{self, ArticleEntryRow};
use slipway_store::table::article_search::{self, Scored};
use slipway_store::table::article_text;
use std::collections::HashSet;

/// Hits when nobody says how many.
const PAGE: u32 = 20;
/// More than these a search never gives.
const LARGEST: u32 = 200;
/// A query that more articles fit is answered from those whose title fits, then those whose tags or
/// headings do, then from the newest: to weigh a word that stands nearly everywhere takes long and tells
/// nothing.
const RANKED: u32 = 5_000;
/// Words that one that was mistyped is taken for.
const TAKEN: usize = 3;
/// Letters of a snippet.
const SNIPPET: usize = 180;
/// Of the best so many the titles are looked at.
const LOOKED: usize = 200;
/// How much a title that says all of a query weighs, next to the score of the words.
const TITLE: f64 = 3.0;
/// While fewer than these fit as it was typed, it is guessed what was meant: who has that many of what was
/// asked for reads no guesses.
const ENOUGH: u32 = 10;
/// Of articles that a word stands in like in nearly every other, so many are looked at whose title fits,
/// and so many whose tags or headings do.
const TOLD: u32 = 200;

/// One way to look.
pub(crate) struct Search {
    /// In FTS5's language.
    pub(crate) query: String,
    /// What it asks for, word by word; titles are compared with it.
    pub(crate) asked: Vec<Asked>,
    /// Whether it asks for what was typed, and guesses nothing.
    pub(crate) exact: bool,
}

impl Search {
    /// For articles that hold every word, in whatever form.
    fn exact(asked: &[Asked]) -> Search {
        Search {
            query: query::exact(asked),
            asked: asked.to_vec(),
            exact: true,
        }
    }

    /// For those that hold what every word may have been meant to be, then for those that hold some;
    /// what was asked for already is not asked again.
    fn near(asked: &[Asked]) -> Vec<Search> {
        let mut queries = vec![
            query::exact(asked),
            query::guessed(asked),
            query::some(asked),
        ];
        queries.dedup();
        let near = queries.into_iter().skip(1).map(|query| Search {
            query,
            asked: asked.to_vec(),
            exact: false,
        });
        near.collect()
    }

    /// The words that are marked in what was found.
    fn words(&self) -> Vec<String> {
        let words = self.asked.iter().flat_map(|one| {
            let meant = one.meant.iter().cloned();
            meant.chain([one.word.clone()])
        });
        words.collect()
    }
}

pub(crate) fn run(app: &App, caller: &Caller, request: SearchArticles) -> Result<ArticleHits> {
    caller.go_on()?;
    app.store.read_unless(caller.unwanted(), |conn| {
        let book = Book::read(app, conn)?;
        let most = request.limit.unwrap_or(PAGE).min(LARGEST);
        let sieve = Sieve::asked(conn, &request)?;
        find(app, conn, &book, (&request.query, most), sieve)
    })
}

/// Articles by what was typed.
pub(crate) fn find(
    app: &App,
    conn: &Connection,
    book: &Book,
    (query, most): (&str, u32),
    mut sieve: Sieve,
) -> Result<ArticleHits> {
    if let Some(letter) = query::letter(query) {
        return beginning(conn, book, letter, &sieve, most);
    }
    let mut asked = query::typed(query);
    if asked.is_empty() {
        // Who is about to type waits for nothing yet.
        app.words.read_ahead(conn)?;
        return Ok(ArticleHits::default());
    }
    let mut found = hits(conn, book, &[Search::exact(&asked)], &mut sieve, most)?;
    if found.hits.len() < most.min(ENOUGH) as usize {
        let instead = guess(app, conn, &mut asked)?;
        let left = most - u32::try_from(found.hits.len()).unwrap_or(most);
        let rest = hits(conn, book, &Search::near(&asked), &mut sieve, left)?;
        found.total += rest.total;
        found.hits.extend(rest.hits);
        if found.hits.iter().any(|hit| !hit.exact) {
            found.instead = instead;
        }
    }
    Ok(found)
}

/// Articles whose title begins with the only letter that was typed: of what else begins so there is too
/// much to tell anything.
fn beginning(
    conn: &Connection,
    book: &Book,
    letter: char,
    sieve: &Sieve,
    most: u32,
) -> Result<ArticleHits> {
    let shown = Shown::new(conn, book, &[])?;
    let lets = |number| sieve.lets(number);
    let (rows, total) = article_entry::beginning(conn, letter, (most, RANKED), &lets)?;
    let hits = rows.into_iter().map(|row| shown.hit(row, 1.0, true));
    Ok(ArticleHits {
        instead: Vec::new(),
        total,
        hits: hits.collect::<Result<_>>()?,
    })
}

/// Notes for each word what it may have been meant to be, and gives what stands for words that occur
/// nowhere.
fn guess(app: &App, conn: &Connection, asked: &mut [Asked]) -> Result<Vec<String>> {
    let mut instead = Vec::new();
    for one in asked.iter_mut().filter(|one| correctable(&one.word)) {
        // Also of a word that occurs: what is a slip here may be a word elsewhere.
        one.meant = app.words.meant(conn, &one.word)?;
        one.meant.truncate(TAKEN);
        if article_search::count(conn, &string(&one.word, one.open), 0)? == 0 {
            instead.extend(one.meant.iter().cloned());
        }
    }
    Ok(instead)
}

/// How hits are shown: where they stand, and the words that are marked in them.
struct Shown<'a> {
    conn: &'a Connection,
    rows: Rows<'a>,
    wanted: Wanted,
}

impl<'a> Shown<'a> {
    fn new(conn: &'a Connection, book: &'a Book, words: &[String]) -> Result<Self> {
        Ok(Shown {
            conn,
            rows: Rows::new(conn, book)?,
            wanted: Wanted::new(words),
        })
    }

    fn hit(&self, row: ArticleEntryRow, score: f64, exact: bool) -> Result<ArticleHit> {
        let text = article_text::get(self.conn, &row.sha256)?.unwrap_or_default();
        Ok(ArticleHit {
            snippet: snippet(&text, &self.wanted, SNIPPET),
            stale: self.rows.is_stale(&row),
            state: state(&row).to_owned(),
            id: row.id,
            title: row.title,
            kind: row.kind,
            path: row.path,
            score,
            exact,
        })
    }
}

/// What the searches find, each below the one before it; what one of them found, none after it does.
pub(crate) fn hits(
    conn: &Connection,
    book: &Book,
    searches: &[Search],
    sieve: &mut Sieve,
    most: u32,
) -> Result<ArticleHits> {
    let (mut hits, mut total) = (Vec::new(), 0);
    for search in searches {
        if hits.len() >= ENOUGH as usize {
            break;
        }
        let (count, scored) = scored(conn, search, sieve, most)?;
        total += count;
        let shown = Shown::new(conn, book, &search.words())?;
        let left = (most as usize).saturating_sub(hits.len());
        for (row, score) in weighed(conn, search, &scored)?.into_iter().take(left) {
            hits.push(shown.hit(row, score, search.exact)?);
        }
        sieve.leave_out(scored.into_iter().map(|(number, _)| number));
    }
    Ok(ArticleHits {
        instead: Vec::new(),
        total,
        hits,
    })
}

/// The best rows again, with how well their titles answer taken into account, and where a code stands in
/// them whole.
fn weighed(
    conn: &Connection,
    search: &Search,
    scored: &[Scored],
) -> Result<Vec<(ArticleEntryRow, f64)>> {
    let whole = Whole::find(conn, search, scored)?;
    let mut out = Vec::new();
    for (place, (number, score)) in scored.iter().take(LOOKED).enumerate() {
        if let Some(row) = article_entry::numbered(conn, *number)? {
            let fit = title_fit(&search.asked, &row.title);
            let more = TITLE * fit + whole.of(conn, &row, place)?;
            out.push((row, score * (1.0 + more)));
        }
    }
    out.sort_by(|one, other| other.1.total_cmp(&one.1));
    Ok(out)
}

/// How many articles fit and are let through, [`RANKED`] at most, and the best of them with how well they
/// do.
fn scored(
    conn: &Connection,
    search: &Search,
    sieve: &Sieve,
    most: u32,
) -> Result<(u32, Vec<Scored>)> {
    let lets = |number| sieve.lets(number);
    match article_search::count(conn, &search.query, RANKED)? {
        0 => Ok((0, Vec::new())),
        1..=RANKED => {
            let mut ranked = article_search::ranked(conn, &search.query, RANKED)?;
            ranked.retain(|(number, _)| lets(*number));
            Ok((u32::try_from(ranked.len()).unwrap_or(RANKED), ranked))
        }
        _ if sieve.is_open() => Ok((RANKED, told(conn, &search.query, &lets, most)?)),
        _ => {
            let fit = article_search::newest(conn, &search.query, RANKED, &lets)?;
            let count = u32::try_from(fit.len()).unwrap_or(RANKED);
            Ok((count, told(conn, &search.query, &lets, most)?))
        }
    }
}

/// Of articles that a query fits like nearly every other: those whose title fits, and where these are
/// few, those whose tags or headings do, then the newest.
fn told(
    conn: &Connection,
    query: &str,
    lets: &dyn Fn(u32) -> bool,
    most: u32,
) -> Result<Vec<Scored>> {
    let mut seen = HashSet::new();
    let mut scored = Vec::new();
    for (query, score, newest) in [
        (query::within("title", query), 2.0, TOLD),
        (query::within("tags headings", query), 1.0, TOLD),
        (query.to_owned(), 0.0, most.saturating_mul(2)),
    ] {
        if scored.len() >= most as usize {
            break;
        }
        let newest = article_search::newest(conn, &query, newest, lets)?;
        let new = newest.into_iter().filter(|number| seen.insert(*number));
        scored.extend(new.map(|number| (number, score)));
    }
    Ok(scored)
}

/// Numbers of articles that hold every word, best first, for a list that is filtered further.
pub(crate) fn numbers(conn: &Connection, query: &str) -> Result<Vec<u32>> {
    if let Some(letter) = query::letter(query) {
        return Ok(article_entry::beginning_numbers(conn, letter, RANKED)?);
    }
    let typed = words(query);
    if typed.is_empty() {
        return Ok(Vec::new());
    }
    let search = Search::exact(&query::typed(query));
    let (_, mut found) = scored(conn, &search, &Sieve::default(), RANKED)?;
    if found.is_empty() {
        found = article_search::ranked(conn, &query::any(&typed), RANKED)?;
    }
    Ok(found.into_iter().map(|(number, _)| number).collect())
}
