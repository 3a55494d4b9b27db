//! Calendars of others: listed, and forgotten with their entries.

use super::entries::strings;
use crate::book::Book;
use crate::error::{Error, Result};
use crate::shape::{ById, Nothing};
use crate::transact::{Done, Op, transact};
use crate::windows::{CalendarSource, CalendarSources};
use crate::{App, Caller};
use slipway_store::Connection;
use slipway_store::table::calendar_source::{self, CalendarSourceRow};
use slipway_store::table::calendar_window::{self, CalendarWindowRow};
use slipway_store::table::environment;

pub(crate) fn list(app: &App, _caller: &Caller, _request: Nothing) -> Result<CalendarSources> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let rows = calendar_source::all(conn)?;
        let sources = rows.iter().map(|row| shape_of(conn, &book, row));
        Ok(CalendarSources {
            sources: sources.collect::<Result<_>>()?,
        })
    })
}

pub(crate) fn remove(app: &App, caller: &Caller, request: ById) -> Result<Done<Nothing>> {
    transact(app, caller, Op::RemoveSource, |tx, _| {
        let wanted = request.id.trim();
        let all = calendar_source::all(tx.conn())?;
        let named = |row: &&CalendarSourceRow| {
            row.id == wanted || row.name.eq_ignore_ascii_case(wanted) || row.location == wanted
        };
        let row = all.iter().find(named).ok_or_else(|| {
            Error::not_found(
                format!("calendar {wanted}"),
                "slipwayctl calendar sources names them.",
            )
        })?;
        for window in calendar_window::of_source(tx.conn(), &row.id)? {
            tx.delete::<CalendarWindowRow>(&window.id)?;
        }
        tx.delete::<CalendarSourceRow>(&row.id)?;
        Ok((Nothing {}, format!("Forgot the calendar {}", row.name)))
    })
}

pub(crate) fn shape_of(
    conn: &Connection,
    book: &Book,
    row: &CalendarSourceRow,
) -> Result<CalendarSource> {
    let ladder = environment::all(conn)?;
    let ids = strings(&row.environments);
    let codes = ids
        .iter()
        .filter_map(|id| ladder.iter().find(|rung| rung.id == *id));
    Ok(CalendarSource {
        id: row.id.clone(),
        name: row.name.clone(),
        location: row.location.clone(),
        environments: codes.map(|rung| rung.code.clone()).collect(),
        read_at: row.read_at.as_deref().map(|at| book.stamp(at)),
        error: row.error.clone(),
        entries: calendar_window::of_source(conn, &row.id)?.len() as u32,
    })
}
