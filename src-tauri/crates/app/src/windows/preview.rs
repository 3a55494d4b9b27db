//! What a window would be and do, before it is saved.

use super::checked::checked;
use super::load::load;
use super::rows::{Names, occurrence_shape, schedule_words, window_of};
use super::{SaveWindow, WindowPreview};
use crate::book::Book;
use crate::error::Result;
use crate::{App, Caller};
use chrono::Duration;
use slipway_domain::calendar::booking::Booking;
use slipway_domain::calendar::index::IndexedCalendar;
use slipway_domain::calendar::question::{Calendar, Purpose, Question};
use slipway_domain::calendar::schedule::{Occurrence, Schedule};
use slipway_domain::calendar::span::Span;
use slipway_domain::calendar::window::Window;
use slipway_domain::calendar::zone::span_words;
use slipway_store::{Connection, get};

/// How many occurrences are shown.
const SHOWN: usize = 10;
/// How many of the deployments are named.
const NAMED: usize = 20;
/// How far ahead deployments are looked at, in days.
const AHEAD: i64 = 732;

pub(crate) fn run(app: &App, _caller: &Caller, request: SaveWindow) -> Result<WindowPreview> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let names = Names::read(conn, &book)?;
        let old = request.id.as_deref().map(|id| get(conn, id)).transpose()?;
        let old = old.flatten();
        let row = checked(&names, &request, old.as_ref(), "new", "")?;
        let window = window_of(&row, &book)?;
        let zone = window.schedule.zone;
        let occurrences = first(&window.schedule);
        Ok(WindowPreview {
            words: schedule_words(&window.schedule),
            occurrences: occurrences
                .iter()
                .map(|one| occurrence_shape(one, zone))
                .collect(),
            blocks: blocks(conn, &names, window)?,
        })
    })
}

/// The first occurrences there are.
fn first(schedule: &Schedule) -> Vec<Occurrence> {
    let (start, _) = schedule.envelope();
    let mut found: Vec<Occurrence> = Vec::new();
    let mut after = start - Duration::seconds(1);
    while found.len() < SHOWN
        && let Some(next) = schedule.next_after(after)
    {
        after = next.start;
        found.push(next);
    }
    found
}

/// Deployments ahead that may run as things stand, and might not with the window.
fn blocks(conn: &Connection, names: &Names<'_>, window: Window) -> Result<Vec<String>> {
    let now = names.book.now;
    let span = Span::new(now, now + Duration::days(AHEAD));
    let before = load(conn, names.book, None, &span)?;
    let mut after = Calendar {
        windows: before.windows.clone(),
        ..before.clone()
    };
    after.windows.retain(|known| known.id != window.id);
    after.windows.push(window);
    let ahead: Vec<Booking> = before.bookings.clone();
    let indexed = |calendar| IndexedCalendar::new(calendar, &span);
    let (before, after) = (indexed(before), indexed(after));
    let hit = ahead.iter().filter(|booking| booking.span.start >= now);
    let hit = hit.filter(|booking| {
        let question = question_of(booking);
        before.gate(&question).1 && !after.gate(&question).1
    });
    let title = |booking: &Booking| {
        let row = names
            .ladder
            .iter()
            .find(|row| row.id == booking.environment);
        let code = row.map_or("", |row| row.code.as_str());
        let when = span_words(&booking.span, names.book.zone);
        format!("{} into {code}, {when}", booking.title)
    };
    Ok(hit.take(NAMED).map(title).collect())
}

/// Whether a booking may run when it is booked.
pub(crate) fn question_of(booking: &Booking) -> Question {
    Question {
        environment: booking.environment.clone(),
        product: booking.product.clone(),
        span: booking.span,
        purpose: Purpose::Deploy,
        needed_minutes: None,
        people: booking.people.clone(),
        ignoring: Some(booking.id.clone()),
        now: booking.span.start,
    }
}
