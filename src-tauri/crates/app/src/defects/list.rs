//! Lists defects: filters, words to look for, an order, and the part that is shown.

use super::board::{self, Board, Card, Numbers, Word};
use super::row::Rows;
use super::{Defects, ListDefects, find};
use crate::book::Book;
use crate::error::{Error, Result};
use crate::views;
use crate::{App, Caller};
use slipway_store::Connection;
use slipway_store::table::desk;
use std::sync::Arc;

/// Defects of a page when nobody says how many.
const PAGE: u32 = 100;
/// More than these a page never holds.
const LARGEST: u32 = 1000;

pub(crate) fn run(app: &App, _caller: &Caller, request: ListDefects) -> Result<Defects> {
    app.store.read(|conn| {
        let request = views::over(conn, request)?;
        let book = Book::read(app, conn)?;
        let board = board::of(app, conn)?;
        let filter = Filter::read(app, conn, &board, &request, book.now.timestamp())?;
        let inbox = board
            .cards()
            .iter()
            .filter(|card| filter.waits(card))
            .count();
        let mut found: Vec<&Card> = board
            .cards()
            .iter()
            .filter(|card| filter.lets(card))
            .collect();
        let rows = Rows::new(conn, &book)?;
        sort(&board, &mut found, &request, &rows)?;
        let (from, most) = part(&request);
        let shown = found.iter().skip(from).take(most);
        let defects = shown.map(|card| rows.timed(conn, &find::by_number(conn, card.number)?));
        let ids = request.ids.unwrap_or(false);
        Ok(Defects {
            total: count(found.len()),
            inbox: count(inbox),
            defects: defects.collect::<Result<_>>()?,
            ids: ids.then(|| found.iter().map(|card| card.id.to_string()).collect()),
        })
    })
}

/// Which part of the list is shown: how many are skipped, and how many come then.
fn part(request: &ListDefects) -> (usize, usize) {
    let most = request.limit.unwrap_or(PAGE).min(LARGEST);
    (request.offset.unwrap_or(0) as usize, most as usize)
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// A filter that nothing passes, as no defect has the word.
const NONE: Word = Word::MAX;

/// What a defect must be like.
struct Filter {
    inbox: bool,
    now: i64,
    desks: Vec<Word>,
    open: bool,
    snoozed: bool,
    decision: Option<Word>,
    status: Option<Word>,
    severity: Option<Word>,
    priority: Option<Word>,
    release: Option<Word>,
    component: Option<Word>,
    owner: Option<Word>,
    matching: Option<Arc<Numbers>>,
}

impl Filter {
    fn read(
        app: &App,
        conn: &Connection,
        board: &Board,
        request: &ListDefects,
        now: i64,
    ) -> Result<Self> {
        let like = |text: &Option<String>| {
            let text = text.as_deref().map(str::trim)?;
            Some(board.word_like(text).unwrap_or(NONE))
        };
        let status = request
            .status
            .clone()
            .filter(|text| !text.trim().is_empty());
        let open = status.as_deref() == Some("open");
        let decided = request
            .decided
            .clone()
            .filter(|text| !text.trim().is_empty());
        let snoozed = decided.as_deref() == Some("snoozed");
        let words = request
            .query
            .as_deref()
            .map(str::trim)
            .filter(|text| !text.is_empty());
        let matching = words.map(|words| app.boards.matching(conn, words));
        let matching = matching.transpose()?;
        Ok(Filter {
            inbox: request.inbox.unwrap_or(false),
            now,
            desks: desks(conn, board, request.desk.as_deref())?,
            open,
            snoozed,
            decision: like(&decided.filter(|_| !snoozed)),
            status: like(&status.filter(|_| !open)),
            severity: like(&request.severity.clone().filter(|text| !text.is_empty())),
            priority: like(&request.priority.clone().filter(|text| !text.is_empty())),
            release: like(&request.release),
            component: like(&request.component.clone().filter(|text| !text.is_empty())),
            owner: like(&request.owner),
            matching,
        })
    }

    /// Whether it waits in the inbox.
    fn waits(&self, card: &Card) -> bool {
        card.waits(self.now) && self.desks.contains(&card.desk)
    }

    fn lets(&self, card: &Card) -> bool {
        let is = |wanted: Option<Word>, word: Word| wanted.is_none_or(|wanted| wanted == word);
        self.desks.contains(&card.desk)
            && (!self.inbox || self.waits(card))
            && (!self.open || !card.ended)
            && (!self.snoozed || (card.snoozed > self.now && !card.decided))
            && is(self.decision, card.decision)
            && is(self.status, card.status)
            && is(self.severity, card.severity)
            && is(self.priority, card.priority)
            && is(self.release, card.release)
            && is(self.component, card.component)
            && is(self.owner, card.owner)
            && self
                .matching
                .as_ref()
                .is_none_or(|numbers| numbers.has(card.number))
    }
}

/// The desks whose defects are shown: those that are connected, or the one that is asked for, and
/// without a wish what is held here alone.
fn desks(conn: &Connection, board: &Board, wanted: Option<&str>) -> Result<Vec<Word>> {
    let rows = desk::all(conn)?;
    let ids = match wanted.filter(|name| !name.is_empty()) {
        Some(name) => vec![crate::desks::list::find(conn, name)?.id],
        None => {
            let ids = rows.into_iter().map(|row| row.id);
            ids.chain([String::new()]).collect()
        }
    };
    Ok(ids.iter().filter_map(|id| board.word(id)).collect())
}

/// Brings them into the order that is asked for; the board's own is by report, oldest first.
fn sort(board: &Board, found: &mut [&Card], request: &ListDefects, rows: &Rows<'_>) -> Result<()> {
    let inbox = request.inbox.unwrap_or(false);
    let asked = request
        .sort
        .as_deref()
        .map(str::trim)
        .filter(|text| !text.is_empty());
    let (name, down) = match asked {
        None => ("reported", !inbox),
        Some(text) => (text.trim_start_matches('-'), text.starts_with('-')),
    };
    let ranks = || board.ranks();
    let whole = request.ids.unwrap_or(false);
    let (from, most) = part(request);
    let shown = from + most;
    match name {
        "reported" => {}
        "number" => found.sort_unstable_by_key(|card| card.number),
        "title" => by_title(found, if whole { found.len() } else { shown }, down),
        "severity" => by_word(found, &ranks(), |card| card.severity),
        "priority" => by_word(found, &ranks(), |card| card.priority),
        "status" => by_word(found, &ranks(), |card| card.status),
        "release" => by_word(found, &ranks(), |card| card.release),
        "component" => by_word(found, &ranks(), |card| card.component),
        "owner" => by_word(found, &ranks(), |card| card.owner),
        "due" => found.sort_by_cached_key(|card| {
            let due = rows.clocks().due(board, card);
            (due.is_none(), due, card.reported)
        }),
        other => {
            let message = format!("Defects have no order by “{other}”.");
            let hint = "Use reported, due, number, title, severity, priority, status, release, \
                        component or owner.";
            return Err(Error::invalid("sort", message, hint));
        }
    }
    if down && name != "title" {
        found.reverse();
    }
    Ok(())
}

/// Orders the first so many by title; those after them come behind, in no order.
fn by_title(found: &mut [&Card], first: usize, down: bool) {
    let order = |a: &&Card, b: &&Card| {
        let up = (&a.title, a.reported, a.number).cmp(&(&b.title, b.reported, b.number));
        if down { up.reverse() } else { up }
    };
    if first < found.len() && first > 0 {
        found.select_nth_unstable_by(first - 1, order);
    }
    let first = first.min(found.len());
    if let Some(shown) = found.get_mut(..first) {
        shown.sort_unstable_by(order);
    }
}

/// Words are few, so that counting them is quicker than comparing; those alike stay as they were.
fn by_word(found: &mut [&Card], ranks: &[u32], word: fn(&Card) -> Word) {
    let rank = |card: &Card| {
        ranks
            .get(word(card) as usize)
            .map_or(0, |rank| *rank as usize)
    };
    let mut places = vec![0usize; ranks.len() + 1];
    for card in found.iter() {
        if let Some(next) = places.get_mut(rank(card) + 1) {
            *next += 1;
        }
    }
    let mut sum = 0;
    for place in &mut places {
        sum += *place;
        *place = sum;
    }
    let before = found.to_vec();
    for card in before {
        let Some(place) = places.get_mut(rank(card)) else {
            continue;
        };
        if let Some(at) = found.get_mut(*place) {
            *at = card;
        }
        *place += 1;
    }
}
