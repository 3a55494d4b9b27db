//! What defects ask of somebody now, and finding them by their words.

use super::tasks::{Due, task};
use super::{Hit, Task};
use crate::book::Book;
use crate::defects::board;
use crate::defects::find;
use crate::defects::row::Rows;
use crate::error::Result;
use crate::workspace::App;
use chrono::DateTime;
use slipway_store::Connection;
use slipway_store::table::defect::{self, DefectRow};
use slipway_store::table::{clash, desk, desk_state, outbox};

/// Undecided defects that an overview names; how many there are stands in the status line.
const NAMED: usize = 10;

/// Defects that wait for a decision, conflicts, and desks that do not take what was done here.
pub(super) fn tasks(
    app: &App,
    conn: &Connection,
    book: &Book,
    only: Option<&str>,
) -> Result<Vec<Task>> {
    let rows = Rows::new(conn, book)?;
    let mut tasks = Vec::new();
    for number in oldest(app, conn, book)? {
        let row = find::by_number(conn, number)?;
        if only.is_some_and(|name| name != row.owner) {
            continue;
        }
        let shape = rows.timed(conn, &row)?;
        let clock = shape.sla.as_ref();
        let due = clock.and_then(|clock| clock.due.as_ref());
        let due = due.and_then(|due| DateTime::parse_from_rfc3339(&due.at).ok());
        let due = due.map_or(Due::None, |at| Due::At(at.to_utc(), book.zone));
        let label = clock.map_or("No clock", |clock| clock.label.as_str());
        let severity = match row.severity.as_str() {
            "" => "No severity yet",
            severity => severity,
        };
        let title = format!("Defect {}: {}", row.number, row.title);
        let reason = format!("{severity}, undecided. {label}");
        let path = format!("/defects/inbox/{}", row.id);
        tasks.push(task(
            book, "defect", title, reason, due, path, "Decide", None,
        ));
    }
    if only.is_none() {
        tasks.extend(outside(conn, book)?);
    }
    Ok(tasks)
}

/// Numbers of the oldest that wait in the inbox.
fn oldest(app: &App, conn: &Connection, book: &Book) -> Result<Vec<u32>> {
    let board = board::of(app, conn)?;
    let now = book.now.timestamp();
    let waits = board.cards().iter().filter(|card| card.waits(now));
    Ok(waits.take(NAMED).map(|card| card.number).collect())
}

fn outside(conn: &Connection, book: &Book) -> Result<Vec<Task>> {
    let mut tasks = Vec::new();
    let clashes = clash::all(conn)?.len();
    if clashes > 0 {
        let title = match clashes {
            1 => "1 change clashes with a service desk".to_owned(),
            more => format!("{more} changes clash with a service desk"),
        };
        let reason = "What the desk says stands until somebody decides".to_owned();
        let path = "/defects/conflicts".to_owned();
        tasks.push(task(
            book,
            "conflict",
            title,
            reason,
            Due::None,
            path,
            "Resolve",
            None,
        ));
    }
    for row in desk::all(conn)? {
        let state = desk_state::get(conn, &row.id)?.unwrap_or_default();
        let waiting: u32 = outbox::states(conn, &row.id)?.iter().map(|(_, n)| n).sum();
        if !matches!(state.status.as_str(), "failed" | "locked") {
            continue;
        }
        let title = match waiting {
            0 => format!("{} cannot be synced", row.name),
            1 => format!("{}: 1 change waits", row.name),
            more => format!("{}: {more} changes wait", row.name),
        };
        let reason = state.error.unwrap_or_default();
        let path = "/defects/outbox".to_owned();
        tasks.push(task(
            book,
            "desk",
            title,
            reason,
            Due::None,
            path,
            "Look",
            None,
        ));
    }
    Ok(tasks)
}

/// Defects by their words, their number, or their ticket.
pub(super) fn hits(conn: &Connection, query: &str, most: usize) -> Result<Vec<Hit>> {
    let query = query.trim();
    let mut rows: Vec<DefectRow> = Vec::new();
    rows.extend(find::one(conn, query).ok());
    let limit = u32::try_from(most).unwrap_or(u32::MAX);
    for number in defect::matching(conn, query, limit)? {
        if rows.iter().all(|row| row.number != number) {
            rows.push(find::by_number(conn, number)?);
        }
    }
    rows.truncate(most);
    let hit = |row: DefectRow| Hit {
        kind: "defect".to_owned(),
        title: format!("{} {}", row.number, row.title),
        detail: [row.component, row.severity, row.priority]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join(", "),
        state: row.status.replace('_', " "),
        path: format!("/defects/{}", row.id),
    };
    Ok(rows.into_iter().map(hit).collect())
}
