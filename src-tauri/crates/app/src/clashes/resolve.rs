//! Brings two changes of a field together, as a person decided.

use super::{Conflicts, ResolveConflict, list};
use crate::defects::change::Change;
use crate::error::{Error, Result};
use crate::shape::Nothing;
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_domain::desk::field;
use slipway_domain::desk::value::Value;
use slipway_store::get;
use slipway_store::table::clash::{self, ClashRow};
use slipway_store::table::defect::DefectRow;
use slipway_store::table::desk;

pub(crate) fn run(app: &App, caller: &Caller, request: ResolveConflict) -> Result<Done<Conflicts>> {
    let done = transact(app, caller, Op::ResolveClash, |tx, who| {
        let row: Option<ClashRow> = get(tx.conn(), &request.id)?;
        let row = row.ok_or_else(|| {
            Error::not_found("such conflict", "Somebody may have resolved it by now.")
        })?;
        let value = wanted(&request, &row)?;
        tx.delete::<ClashRow>(&row.id)?;
        let text = match &value {
            None => format!("Took the desk's {}", row.field),
            Some(value) => format!("Took {} for {}", shown(value), row.field),
        };
        if let Some(value) = value {
            let desks = desk::all(tx.conn())?;
            let home = DefectRow {
                id: row.defect_id.clone(),
                ..DefectRow::default()
            };
            let mut change = Change::open(app, tx, who, &desks, home)?;
            change.edit(&row.ticket_id, &row.desk_id, &row.field, &value)?;
            change.close()?;
        }
        Ok(((), text))
    })?;
    done.map(|()| list::run(app, caller, Nothing {}))
}

/// What shall be sent; None leaves what stands at the desk.
fn wanted(request: &ResolveConflict, row: &ClashRow) -> Result<Option<Value>> {
    match request.take.trim() {
        "theirs" => Ok(None),
        "mine" => Ok(Some(clash::value(&row.mine))),
        "edit" => {
            let text = request
                .value
                .as_deref()
                .ok_or_else(|| Error::invalid("value", "Say what it shall be.", ""))?;
            if row.field == field::LABELS {
                let words = text
                    .split(',')
                    .map(str::trim)
                    .filter(|word| !word.is_empty());
                return Ok(Some(Value::set(words)));
            }
            Ok(Some(Value::text(text)))
        }
        other => {
            let message = format!("“{other}” is not a way to resolve a conflict.");
            Err(Error::invalid("take", message, "Use mine, theirs or edit."))
        }
    }
}

fn shown(value: &Value) -> String {
    let text = match value {
        Value::Set(words) => words.iter().cloned().collect::<Vec<_>>().join(", "),
        value => value.as_text().to_owned(),
    };
    let cut: String = text.chars().take(80).collect();
    format!("“{cut}”")
}
