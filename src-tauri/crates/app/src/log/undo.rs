//! Undo: takes back what an operation logged, as an operation of its own. Undoing an undo is redo.

use super::{Operation, Undo, list, secrets};
use crate::book::Book;
use crate::error::{Code, Error, Result};
use crate::people::actor::acting;
use crate::repos::clear;
use crate::transact::{Done, Op, begun, commit};
use crate::{App, Caller};
use slipway_store::table::op::{self, OpRow};

pub(crate) fn run(app: &App, caller: &Caller, request: Undo) -> Result<Done<Operation>> {
    let target = app.store.read(|conn| find(conn, request.op.as_deref()))?;
    let row = OpRow {
        undoes: Some(target.id.clone()),
        ..begun(app, "undo", true)
    };
    let id = row.id.clone();
    let gone = secrets::gone(app, &target.id)?;
    let done = commit(app, row, |tx| {
        let who = acting(tx.conn(), caller)?;
        if op::is_undone(tx.conn(), &target.id, &id)? {
            return Err(Error::new(Code::Conflict, "It has just been undone.", ""));
        }
        tx.revert(&target.id)?;
        secrets::admit(tx, &gone)?;
        let mut besides = String::new();
        if target.kind == Op::RemoveRepo.kind() {
            besides.push_str(clear::after_undo(tx.conn(), &target.id)?);
        }
        if !gone.is_empty() {
            besides.push_str("; its secret was forgotten and must be entered again");
        }
        Ok(((), format!("Undid: {}{besides}", target.summary), who.name))
    })?;
    done.map(|()| {
        app.store.read(|conn| {
            let book = Book::read(app, conn)?;
            let row = op::get(conn, &id)?;
            let row = row.ok_or_else(|| Error::not_found("such operation", ""))?;
            list::shape_of(conn, &book, &row)
        })
    })
}

fn find(conn: &slipway_store::Connection, wanted: Option<&str>) -> Result<OpRow> {
    let Some(id) = wanted else {
        return op::last_undoable(conn)?
            .ok_or_else(|| Error::not_found("operation left to undo", ""));
    };
    let row = op::get(conn, id)?
        .ok_or_else(|| Error::not_found(format!("operation {id}"), "See the log for its id."))?;
    if !row.local {
        let message = format!(
            "“{}” reached the outside and cannot be undone here.",
            row.summary
        );
        return Err(Error::new(Code::Conflict, message, ""));
    }
    if row.undone_by.is_some() {
        let message = format!("“{}” has been undone already.", row.summary);
        return Err(Error::new(
            Code::Conflict,
            message,
            "Undo the undo to do it again.",
        ));
    }
    Ok(row)
}
