//! The files of a defect, over all of its tickets: those that lie at the desks, then those that are
//! still to be sent.

use super::FileShape;
use super::row::Rows;
use crate::book::Book;
use crate::error::Result;
use serde_json::Value as Json;
use slipway_store::table::outbox::OutboxRow;
use slipway_store::table::ticket_file::{self, TicketFileRow};
use slipway_store::{Connection, Sources};

/// What is sent of a file, as its entry holds it.
pub(crate) struct Sent {
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) size: u64,
    pub(crate) sha256: String,
    pub(crate) public: bool,
}

/// Reads the work of an entry that puts a file on a ticket.
pub(crate) fn sent(work: &Json) -> Sent {
    let text = |name: &str| {
        let text = work.get(name).and_then(Json::as_str);
        text.unwrap_or_default().to_owned()
    };
    Sent {
        name: text("name"),
        kind: text("kind"),
        size: work.get("size").and_then(Json::as_u64).unwrap_or_default(),
        sha256: text("sha256"),
        public: work.get("public").and_then(Json::as_bool).unwrap_or(false),
    }
}

/// The files as its page shows them.
pub(crate) fn of(
    conn: &Connection,
    book: &Book,
    rows: &Rows<'_>,
    found: &Sources,
) -> Result<Vec<FileShape>> {
    let mut out = Vec::new();
    for ticket in &found.tickets {
        let place = rows.ticket(&ticket.desk_id, &ticket.remote);
        for row in ticket_file::of_ticket(conn, &ticket.id)? {
            out.push(lying(book, place.clone(), row));
        }
    }
    for entry in found.outbox.iter().filter(|entry| entry.kind == "attach") {
        let key = found.tickets.iter().find(|row| row.id == entry.ticket_id);
        let key = key.map(|row| row.remote.as_str()).unwrap_or_default();
        out.push(waiting(book, rows.ticket(&entry.desk_id, key), entry));
    }
    Ok(out)
}

/// How many files stand for the logs that a report needs: those that lie there or are on their way.
///
/// # Errors
/// The store's.
pub(crate) fn count(conn: &Connection, found: &Sources) -> Result<usize> {
    let on_their_way = |row: &&OutboxRow| row.kind == "attach" && row.state != "refused";
    let mut count = found.outbox.iter().filter(on_their_way).count();
    for ticket in &found.tickets {
        count += ticket_file::of_ticket(conn, &ticket.id)?.len();
    }
    Ok(count)
}

/// By what a file at a desk is named here.
pub(crate) fn id_of(row: &TicketFileRow) -> String {
    format!("{}/{}", row.ticket_id, row.remote)
}

fn lying(book: &Book, ticket: String, row: TicketFileRow) -> FileShape {
    FileShape {
        id: id_of(&row),
        ticket,
        at: book.stamp(&row.at),
        name: row.name,
        kind: row.kind,
        size: row.size,
        by: row.author,
        public: None,
        state: if row.sha256.is_empty() {
            "there"
        } else {
            "here"
        }
        .to_owned(),
        error: None,
        not_before: None,
    }
}

fn waiting(book: &Book, ticket: String, entry: &OutboxRow) -> FileShape {
    let file = sent(&entry.work);
    FileShape {
        id: entry.id.clone(),
        ticket,
        name: file.name,
        kind: file.kind,
        size: file.size,
        by: entry.made_by.clone(),
        at: book.stamp(&entry.made_at),
        public: Some(file.public),
        state: match entry.state.as_str() {
            "inflight" => "sending",
            other => other,
        }
        .to_owned(),
        error: entry.error.clone(),
        not_before: entry.not_before.as_deref().map(|at| book.stamp(at)),
    }
}
