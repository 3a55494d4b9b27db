//! Asks the engine, with as much of the calendar as its answer needs.

use super::load::load;
use crate::book::Book;
use crate::error::Result;
use chrono::{DateTime, Duration, Utc};
use slipway_domain::calendar::index::IndexedCalendar;
use slipway_domain::calendar::question::{Answer, Question, Slots};
use slipway_domain::calendar::span::Span;
use slipway_store::Connection;

/// How many days on is read, until the answer lies within.
const NEARER: [i64; 4] = [9, 40, 132, 733];
/// As far as the engine itself looks.
const FARTHEST: i64 = 1_832;

/// Which free slots to look for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wish {
    /// Exact length.
    pub(crate) minutes: u32,
    /// How many.
    pub(crate) count: usize,
    /// Within how many days, at most 732.
    pub(crate) days: u32,
    /// Not before this.
    pub(crate) not_before: Option<DateTime<Utc>>,
}

/// Answers a question, with the slots wished for, from the tables. The same as if the whole calendar
/// had been read, but only so much of it is read as makes the answer certain.
///
/// # Errors
/// Those of [`load`].
pub(crate) fn ask(
    conn: &Connection,
    book: &Book,
    question: &Question,
    wish: Option<&Wish>,
) -> Result<(Answer, Slots)> {
    for days in NEARER {
        let (answer, slots, whole) = within(conn, book, question, wish, days)?;
        if whole {
            return Ok((answer, slots));
        }
    }
    let (answer, slots, _) = within(conn, book, question, wish, FARTHEST)?;
    Ok((answer, slots))
}

/// The answer from what lies within some days, and whether more could not change it.
fn within(
    conn: &Connection,
    book: &Book,
    question: &Question,
    wish: Option<&Wish>,
    days: i64,
) -> Result<(Answer, Slots, bool)> {
    // Slots begin at the planned start, now, or a lead time after it, whichever is latest.
    let slots_from = wish.map(|wish| wish.not_before.unwrap_or(question.now).max(question.now));
    let latest = slots_from.map_or(question.span.end, |from| from.max(question.span.end));
    let (from, horizon) = (question.span.start, latest + Duration::days(days));
    let span = Span::new(from, horizon);
    let calendar = load(conn, book, Some(&question.environment), &span)?;
    let calendar = IndexedCalendar::new(calendar, &span);
    let answer = calendar.ask(question);
    let slots = wish.map(|wish| {
        let (minutes, count) = (wish.minutes, wish.count);
        calendar.next_slots(question, minutes, count, wish.days, wish.not_before)
    });
    let enough = slots
        .as_ref()
        .is_none_or(|slots| has_enough(slots, wish, horizon, days));
    let whole = enough && is_settled(&answer, horizon);
    Ok((answer, slots.unwrap_or_default(), whole))
}

/// Whether what was read decides when it opens and closes next.
fn is_settled(answer: &Answer, horizon: DateTime<Utc>) -> bool {
    let within = |at: Option<DateTime<Utc>>| at.is_some_and(|at| at < horizon);
    (answer.allowed || within(answer.next_open)) && within(answer.next_close)
}

/// Whether what was read decides the slots.
fn has_enough(slots: &Slots, wish: Option<&Wish>, horizon: DateTime<Utc>, days: i64) -> bool {
    let Some(wish) = wish else {
        return true;
    };
    let all_within = slots.slots.iter().all(|slot| slot.end <= horizon);
    let count = wish.count.min(50);
    days > i64::from(wish.days.min(732)) || (slots.slots.len() >= count && all_within)
}
