//! Lists service desks and how they stand.

use super::{Desk, DeskState, Desks, mapping};
use crate::Caller;
use crate::book::Book;
use crate::error::{Error, Result};
use crate::repos::checked;
use crate::shape::Nothing;
use crate::workspace::App;
use slipway_store::Connection;
use slipway_store::table::desk::{self, DeskRow};
use slipway_store::table::{clash, desk_state, outbox, ticket};

pub(crate) fn run(app: &App, _caller: &Caller, _request: Nothing) -> Result<Desks> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let rows = desk::all(conn)?;
        let desks = rows.iter().map(|row| shape_of(app, conn, &book, row));
        Ok(Desks {
            desks: desks.collect::<Result<_>>()?,
        })
    })
}

/// A desk with how it stands.
pub(crate) fn shape_of(app: &App, conn: &Connection, book: &Book, row: &DeskRow) -> Result<Desk> {
    Ok(Desk {
        id: row.id.clone(),
        name: row.name.clone(),
        kind: row.kind.clone(),
        url: row.url.clone(),
        project: row.project.clone(),
        role: row.role.clone(),
        username: row.username.clone(),
        has_secret: row.has_secret,
        ca_file: row.ca_file.clone(),
        mapping: mapping::shape_of(&row.mapping),
        internal_comments: super::internal_comments(conn, row)?,
        state: state_of(app, conn, book, &row.id)?,
    })
}

fn state_of(app: &App, conn: &Connection, book: &Book, id: &str) -> Result<DeskState> {
    let state = desk_state::get(conn, id)?.unwrap_or_default();
    let at = checked::last(app, id).or(state.checked_at);
    let waiting = outbox::states(conn, id)?;
    let of = |wanted: &[&str]| {
        let counts = waiting
            .iter()
            .filter(|(state, _)| wanted.contains(&state.as_str()));
        counts.map(|(_, count)| count).sum()
    };
    Ok(DeskState {
        status: if state.status.is_empty() {
            "never".to_owned()
        } else {
            state.status
        },
        at: at.map(|at| book.stamp(&at)),
        error: state.error,
        unsent: of(&["queued", "inflight", "unknown", "refused"]),
        clashes: clash::count(conn, id)?,
        unknown: of(&["inflight", "unknown"]),
        tickets: ticket::count(conn, id)?,
    })
}

/// A desk by id or name.
///
/// # Errors
/// `not_found` with the names there are.
pub(crate) fn find(conn: &Connection, wanted: &str) -> Result<DeskRow> {
    let rows = desk::all(conn)?;
    let found = rows
        .iter()
        .find(|row| row.id == wanted || row.name.eq_ignore_ascii_case(wanted));
    found.cloned().ok_or_else(|| {
        let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
        let hint = match names.as_slice() {
            [] => "Connect one first, in Settings or by slipwayctl desk add.".to_owned(),
            names => format!("There are: {}.", names.join(", ")),
        };
        Error::not_found(format!("service desk {wanted}"), hint)
    })
}
