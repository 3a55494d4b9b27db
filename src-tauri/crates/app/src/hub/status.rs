//! How the workspace stands.

use super::ahead::Ahead;
use super::{DeskMark, IncrementProgress, RemoteState, TriageState, Workspace};
use crate::book::Book;
use crate::defects::board;
use crate::deployments::desk::Desk;
use crate::desks;
use crate::error::Result;
use crate::knowledge;
use crate::knowledge::row::Rows;
use crate::messages;
use crate::people::actor::acting;
use crate::people::shape_of;
use crate::releases::read;
use crate::repos::state_of;
use crate::shape::Nothing;
use crate::windows::halts::active;
use crate::windows::rows::Names;
use crate::{App, Caller};
use chrono::NaiveDate;
use slipway_domain::release::ReleaseState;
use slipway_store::Connection;
use slipway_store::table::increment::IncrementRow;
use slipway_store::table::{clash, desk, intake, repo};

pub(crate) fn run(app: &App, caller: &Caller, _request: Nothing) -> Result<Workspace> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let blocked = read::summaries(app, conn, &book, caller)?
            .iter()
            .filter(|release| release.blocks > 0 && release.state < ReleaseState::Approved)
            .count();
        let waiting = intake::all(conn)?
            .iter()
            .filter(|row| row.state == "proposed")
            .count();
        let mut repos = Vec::new();
        for row in repo::all(conn)? {
            let shape = state_of(app, conn, &book, &row)?;
            repos.push(RemoteState {
                id: shape.id,
                name: shape.name,
                status: shape.status,
                checked_at: shape.checked_at,
            });
        }
        let desk = Desk::new(app, conn, caller, &book)?;
        let ahead = Ahead::read(&desk)?;
        Ok(Workspace {
            set_up: !book.people.is_empty(),
            sample: book.sample,
            people: book.people.iter().map(shape_of).collect(),
            now: book.stamp(&app.now_text()),
            increment: progress(&book.increments, &book.today()),
            repos,
            keyring: app.secrets.state().to_owned(),
            intakes: count(waiting),
            blocked: count(blocked),
            next_window: ahead.next_window,
            needs_confirming: ahead.needs_confirming,
            messages_overdue: count(messages::list::overdue(app, conn, &book)?),
            halt: active(conn, &Names::read(conn, &book)?)?.into_iter().next(),
            triage: triage(app, conn, &book)?,
            reviews: reviews(conn, &book, caller)?,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            data_dir: app.data_dir().display().to_string(),
            hub: book.hub,
        })
    })
}

/// Versions of articles that wait for who calls.
fn reviews(conn: &Connection, book: &Book, caller: &Caller) -> Result<u32> {
    let Ok(who) = acting(conn, caller) else {
        return Ok(0);
    };
    let queue = knowledge::desk::queue(conn, book, &Rows::new(conn, book)?, &who)?;
    let mine = queue.iter().filter(|one| one.not_mine.is_empty());
    Ok(count(mine.count()))
}

/// Defects that wait, and how the service desks stand.
fn triage(app: &App, conn: &Connection, book: &Book) -> Result<Option<TriageState>> {
    let board = board::of(app, conn)?;
    let rows = desk::all(conn)?;
    if rows.is_empty() && board.cards().is_empty() {
        return Ok(None);
    }
    let now = book.now.timestamp();
    let mut desks = Vec::new();
    for row in &rows {
        let shape = desks::list::shape_of(app, conn, book, row)?;
        desks.push(DeskMark {
            id: shape.id,
            name: shape.name,
            status: shape.state.status,
            at: shape.state.at,
            unsent: shape.state.unsent,
        });
    }
    Ok(Some(TriageState {
        untriaged: count(board.cards().iter().filter(|card| card.waits(now)).count()),
        unsent: desks.iter().map(|desk| desk.unsent).sum(),
        conflicts: count(clash::all(conn)?.len()),
        desks,
    }))
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// The Program Increment a day lies in, and how far it has come.
fn progress(increments: &[IncrementRow], today: &str) -> Option<IncrementProgress> {
    let row = increments
        .iter()
        .find(|row| (row.start_day.as_str()..=row.end_day.as_str()).contains(&today))?;
    let day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
    let (start, end, now) = (day(&row.start_day)?, day(&row.end_day)?, day(today)?);
    let weeks = |days: i64| u32::try_from(days / 7 + 1).unwrap_or(1);
    Some(IncrementProgress {
        label: row.label.clone(),
        start: row.start_day.clone(),
        end: row.end_day.clone(),
        week: weeks((now - start).num_days()),
        weeks: weeks((end - start).num_days()),
    })
}
