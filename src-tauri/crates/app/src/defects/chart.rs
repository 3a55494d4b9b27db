//! How defects come and go: counts for the charts of their page.

use super::board::{self, Board, Card, Word};
use super::row::Rows;
use super::{ChartPoint, DefectCharts, SlaWeek};
use crate::book::Book;
use crate::error::Result;
use crate::shape::Nothing;
use crate::{App, Caller};
use chrono::{DateTime, Datelike, Days};
use slipway_domain::desk::field::ENDED;
use slipway_store::Connection;
use slipway_store::table::{defect, ticket_event};
use std::collections::{BTreeMap, HashSet};

/// Weeks that the charts go back.
const WEEKS: u64 = 26;
/// Weeks in which answers are counted, and at most so many of them.
const ANSWER_WEEKS: i64 = 13;
const MOST_CLOCKS: usize = 2_000;
/// Bars of a chart by component or release.
const MOST: usize = 20;
/// How old open defects are, by days.
const AGES: [(i64, &str); 5] = [
    (7, "up to a week"),
    (30, "up to a month"),
    (90, "up to 3 months"),
    (365, "up to a year"),
    (i64::MAX, "older"),
];

pub(crate) fn run(app: &App, _caller: &Caller, _request: Nothing) -> Result<DefectCharts> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let board = board::of(app, conn)?;
        let open: Vec<&Card> = board.cards().iter().filter(|card| !card.ended).collect();
        let from =
            (book.now - chrono::Duration::weeks(i64::try_from(WEEKS).unwrap_or(26))).timestamp();
        let recent = board.cards().iter().filter(|card| card.reported >= from);
        let mut inflow = BTreeMap::new();
        for card in recent {
            *inflow.entry(week(card.reported)).or_insert(0u32) += 1;
        }
        let answers = answers(conn, &book, &board)?;
        Ok(DefectCharts {
            inflow: points(inflow),
            closure: points(closed(conn, &board, from)?),
            age: ages(&open, book.now.timestamp()),
            sla: points(answers.states),
            sla_weeks: answers.weeks.into_values().collect(),
            by_component: by(&board, &open, |card| card.component),
            by_release: by(&board, &open, |card| card.release),
        })
    })
}

/// What has ended, by the week of the last end that its desk tells of. What never had a ticket has no
/// such history, and is not counted.
fn closed(conn: &Connection, board: &Board, from: i64) -> Result<BTreeMap<String, u32>> {
    let ended: HashSet<&str> = board
        .cards()
        .iter()
        .filter(|card| card.ended)
        .map(|card| &*card.id)
        .collect();
    let mut weeks = BTreeMap::new();
    ticket_event::ends(conn, &ENDED, |defect, at| {
        let at = DateTime::parse_from_rfc3339(at).map_or(0, |at| at.timestamp());
        if at >= from && ended.contains(defect) {
            *weeks.entry(week(at)).or_insert(0u32) += 1;
        }
    })?;
    Ok(weeks)
}

/// How the answers went.
#[derive(Default)]
struct Answers {
    states: BTreeMap<String, u32>,
    weeks: BTreeMap<String, SlaWeek>,
}

/// Reads the clocks of the newest defects with a severity; each is a history to go through.
fn answers(conn: &Connection, book: &Book, board: &Board) -> Result<Answers> {
    let rows = Rows::new(conn, book)?;
    let from = (book.now - chrono::Duration::weeks(ANSWER_WEEKS)).timestamp();
    let newest = board
        .cards()
        .iter()
        .rev()
        .take_while(|card| card.reported >= from);
    let mut out = Answers::default();
    for card in newest
        .filter(|card| !board.text(card.severity).is_empty())
        .take(MOST_CLOCKS)
    {
        let Some(row) = defect::get(conn, &card.id)? else {
            continue;
        };
        let Some(clock) = rows.clocks().of(conn, book, &row)? else {
            continue;
        };
        *out.states.entry(clock.state.clone()).or_insert(0) += 1;
        let due = clock
            .due
            .as_ref()
            .and_then(|due| DateTime::parse_from_rfc3339(&due.at).ok());
        let Some(due) = due.filter(|_| ["met", "breached"].contains(&clock.state.as_str())) else {
            continue;
        };
        let monday = week(due.timestamp());
        let bar = out.weeks.entry(monday.clone()).or_insert(SlaWeek {
            week: monday,
            met: 0,
            breached: 0,
        });
        match clock.state.as_str() {
            "met" => bar.met += 1,
            _ => bar.breached += 1,
        }
    }
    Ok(out)
}

fn points(counts: BTreeMap<String, u32>) -> Vec<ChartPoint> {
    counts
        .into_iter()
        .map(|(key, count)| ChartPoint { key, count })
        .collect()
}

/// The Monday of a moment's week.
fn week(seconds: i64) -> String {
    let day = DateTime::from_timestamp(seconds, 0)
        .unwrap_or_default()
        .date_naive();
    let back = Days::new(u64::from(day.weekday().num_days_from_monday()));
    day.checked_sub_days(back).unwrap_or(day).to_string()
}

fn ages(open: &[&Card], now: i64) -> Vec<ChartPoint> {
    let mut counts = [0u32; AGES.len()];
    for card in open {
        let days = (now - card.reported) / 86_400;
        let at = AGES.iter().position(|(most, _)| days <= *most);
        if let Some(count) = at.and_then(|at| counts.get_mut(at)) {
            *count += 1;
        }
    }
    let named = AGES.iter().zip(counts);
    named
        .map(|((_, name), count)| ChartPoint {
            key: (*name).to_owned(),
            count,
        })
        .collect()
}

/// The largest groups of open defects by one of their words.
fn by(board: &Board, open: &[&Card], word: fn(&Card) -> Word) -> Vec<ChartPoint> {
    let mut counts: BTreeMap<Word, u32> = BTreeMap::new();
    for card in open {
        *counts.entry(word(card)).or_insert(0) += 1;
    }
    let mut counts: Vec<ChartPoint> = counts
        .into_iter()
        .map(|(word, count)| ChartPoint {
            key: board.text(word).to_owned(),
            count,
        })
        .collect();
    counts.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.key.cmp(&b.key)));
    counts.truncate(MOST);
    counts
}
