//! Lists what waits for the desks.

use super::{Outbox, Unsent};
use crate::book::Book;
use crate::defects::row::Rows;
use crate::error::Result;
use crate::shape::Nothing;
use crate::{App, Caller};
use serde_json::Value as Json;
use slipway_store::Connection;
use slipway_store::get;
use slipway_store::table::outbox::{self, OutboxRow};
use slipway_store::table::{defect, ticket, triage::TriageRow};

/// Letters of a text that a line shows.
const SHOWN: usize = 120;

pub(crate) fn run(app: &App, _caller: &Caller, _request: Nothing) -> Result<Outbox> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let rows = Rows::new(conn, &book)?;
        let waiting = outbox::all(conn)?;
        let shapes = waiting.iter().map(|row| shape(conn, &book, &rows, row));
        Ok(Outbox {
            outbox: shapes.collect::<Result<_>>()?,
        })
    })
}

pub(crate) fn shape(
    conn: &Connection,
    book: &Book,
    rows: &Rows<'_>,
    row: &OutboxRow,
) -> Result<Unsent> {
    let whole: Option<TriageRow> = get(conn, &row.defect_id)?;
    let id = whole
        .and_then(|row| row.part_of)
        .unwrap_or_else(|| row.defect_id.clone());
    let of = defect::get(conn, &id)?.unwrap_or_default();
    let ticket = ticket::get(conn, &row.ticket_id)?;
    Ok(Unsent {
        id: row.id.clone(),
        defect: id,
        number: of.number,
        title: of.title,
        ticket: ticket.map(|row| row.remote).unwrap_or_default(),
        desk: rows.desk(&row.desk_id).unwrap_or_default().to_owned(),
        what: what(row),
        kind: kind(row).to_owned(),
        state: row.state.clone(),
        at: book.stamp(&row.made_at),
        by: row.made_by.clone(),
        not_before: row.not_before.as_deref().map(|at| book.stamp(at)),
        error: row.error.clone(),
    })
}

fn kind(row: &OutboxRow) -> &str {
    let public = row
        .work
        .get("public")
        .and_then(Json::as_bool)
        .unwrap_or(false);
    match row.kind.as_str() {
        "comment" if public => "answer",
        other => other,
    }
}

/// What an entry does, in a line.
pub(crate) fn what(row: &OutboxRow) -> String {
    let text = |json: Option<&Json>| match json {
        Some(Json::String(text)) => text.clone(),
        Some(Json::Array(words)) => {
            let words: Vec<&str> = words.iter().filter_map(Json::as_str).collect();
            words.join(", ")
        }
        _ => "nothing".to_owned(),
    };
    let line = match row.kind.as_str() {
        "create" => format!("A ticket: {}", text(row.work.get("title"))),
        "edit" => {
            let edits = row.work.as_object().into_iter().flatten();
            let lines = edits.map(|(field, edit)| {
                format!(
                    "{field} {} → {}",
                    text(edit.get("base")),
                    text(edit.get("mine"))
                )
            });
            lines.collect::<Vec<_>>().join("; ")
        }
        "attach" => format!("A file: {}", text(row.work.get("name"))),
        _ => text(row.work.get("body")),
    };
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}
