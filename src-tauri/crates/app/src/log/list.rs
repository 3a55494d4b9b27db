//! Lists operations.

use super::{FieldChange, ListOperations, Operation, Operations};
use crate::book::Book;
use crate::error::Result;
use crate::{App, Caller};
use serde_json::Value;
use slipway_store::Connection;
use slipway_store::table::{change_log, op};

pub(crate) fn run(app: &App, _caller: &Caller, request: ListOperations) -> Result<Operations> {
    let limit = request.limit.unwrap_or(200);
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let rows = match &request.subject {
            Some(subject) => op::touching(conn, subject, limit)?,
            None => op::newest(conn, limit)?,
        };
        let operations = rows.iter().map(|row| shape_of(conn, &book, row));
        Ok(Operations {
            operations: operations.collect::<Result<_>>()?,
        })
    })
}

pub(crate) fn shape_of(conn: &Connection, book: &Book, row: &op::OpRow) -> Result<Operation> {
    let changes = change_log::of_op(conn, &row.id)?;
    Ok(Operation {
        id: row.id.clone(),
        kind: row.kind.clone(),
        summary: row.summary.clone(),
        actor: row.actor.clone(),
        device: row.device.clone(),
        at: book.stamp(&row.at),
        local: row.local,
        undone_by: row.undone_by.clone(),
        undoes: row.undoes.clone(),
        changes: changes.iter().map(field).collect(),
    })
}

fn field(change: &slipway_store::FieldChange) -> FieldChange {
    FieldChange {
        kind: change.table.clone(),
        id: change.key.clone(),
        field: change.field.clone(),
        before: change.before.as_ref().map(text),
        after: change.after.as_ref().map(text),
    }
}

/// A log is read, not parsed: long texts such as whole notes are cut.
fn text(value: &Value) -> String {
    const MOST: usize = 300;
    let whole = match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    match whole.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &whole[..end]),
        None => whole,
    }
}
