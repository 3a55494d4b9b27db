//! Lists conflicts.

use super::{Conflict, Conflicts};
use crate::book::Book;
use crate::defects::row::Rows;
use crate::desks::entry::text_of;
use crate::error::Result;
use crate::shape::Nothing;
use crate::{App, Caller};
use slipway_store::table::clash::{self, ClashRow};
use slipway_store::table::triage::TriageRow;
use slipway_store::table::{defect, ticket};
use slipway_store::{Connection, get};

pub(crate) fn run(app: &App, _caller: &Caller, _request: Nothing) -> Result<Conflicts> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let rows = Rows::new(conn, &book)?;
        let clashes = clash::all(conn)?;
        let shapes = clashes.iter().map(|row| shape(conn, &book, &rows, row));
        Ok(Conflicts {
            conflicts: shapes.collect::<Result<_>>()?,
        })
    })
}

pub(crate) fn shape(
    conn: &Connection,
    book: &Book,
    rows: &Rows<'_>,
    row: &ClashRow,
) -> Result<Conflict> {
    let whole: Option<TriageRow> = get(conn, &row.defect_id)?;
    let id = whole
        .and_then(|row| row.part_of)
        .unwrap_or_else(|| row.defect_id.clone());
    let of = defect::get(conn, &id)?.unwrap_or_default();
    let key = ticket::get(conn, &row.ticket_id)?
        .map(|row| row.remote)
        .unwrap_or_default();
    Ok(Conflict {
        id: row.id.clone(),
        defect: id,
        number: of.number,
        title: of.title,
        ticket: rows.ticket(&row.desk_id, &key),
        field: row.field.clone(),
        base: text_of(&clash::value(&row.base)),
        mine: text_of(&clash::value(&row.mine)),
        theirs: text_of(&clash::value(&row.theirs)),
        by: row.author.clone(),
        at: row.at.as_deref().map(|at| book.stamp(at)),
        refused: row.refused.clone(),
    })
}
