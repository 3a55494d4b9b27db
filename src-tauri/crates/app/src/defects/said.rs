//! What was said about a defect, over all of its tickets, as one conversation.

use super::SaidShape;
use super::row::Rows;
use crate::book::Book;
use crate::error::Result;
use serde_json::Value as Json;
use slipway_store::table::outbox::OutboxRow;
use slipway_store::table::ticket_comment;
use slipway_store::{Connection, Sources};

/// The conversation, oldest first.
pub(crate) fn conversation(
    conn: &Connection,
    book: &Book,
    rows: &Rows<'_>,
    found: &Sources,
) -> Result<Vec<SaidShape>> {
    let mut said: Vec<(String, SaidShape)> = Vec::new();
    for ticket in &found.tickets {
        let place = rows.ticket(&ticket.desk_id, &ticket.remote);
        for row in ticket_comment::of_ticket(conn, &ticket.id)? {
            let shape = SaidShape {
                id: row.remote.clone().unwrap_or_else(|| row.id.to_string()),
                author: row.author,
                at: book.stamp(&row.at),
                body: row.body,
                public: row.public,
                ticket: place.clone(),
                mine: row.mark.is_some(),
                state: "sent".to_owned(),
                not_before: None,
            };
            said.push((row.at, shape));
        }
    }
    for entry in found.outbox.iter().filter(|entry| entry.kind == "comment") {
        let key = found.tickets.iter().find(|row| row.id == entry.ticket_id);
        let key = key.map(|row| row.remote.as_str()).unwrap_or_default();
        let shape = waiting(book, rows.ticket(&entry.desk_id, key), entry);
        said.push((entry.made_at.clone(), shape));
    }
    let notes = found
        .triage
        .iter()
        .filter_map(|row| row.notes.as_array())
        .flatten();
    said.extend(notes.map(|note| here(book, note)));
    said.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(said.into_iter().map(|(_, shape)| shape).collect())
}

fn waiting(book: &Book, ticket: String, entry: &OutboxRow) -> SaidShape {
    let state = match entry.state.as_str() {
        "inflight" => "sending",
        other => other,
    };
    SaidShape {
        id: entry.id.clone(),
        author: entry.made_by.clone(),
        at: book.stamp(&entry.made_at),
        body: text(&entry.work, "body"),
        public: entry
            .work
            .get("public")
            .and_then(Json::as_bool)
            .unwrap_or(false),
        ticket,
        mine: true,
        state: state.to_owned(),
        not_before: entry.not_before.as_deref().map(|at| book.stamp(at)),
    }
}

fn here(book: &Book, note: &Json) -> (String, SaidShape) {
    let at = text(note, "at");
    let shape = SaidShape {
        id: text(note, "id"),
        author: text(note, "author"),
        at: book.stamp(&at),
        body: text(note, "body"),
        public: false,
        ticket: String::new(),
        mine: true,
        state: "sent".to_owned(),
        not_before: None,
    };
    (at, shape)
}

fn text(json: &Json, name: &str) -> String {
    json.get(name)
        .and_then(Json::as_str)
        .unwrap_or_default()
        .to_owned()
}
