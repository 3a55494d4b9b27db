//! Which of our fields and values stand for which of a desk's.

use super::{DeskMapping, FieldMapping, MapDesk, list};
use crate::book::Book;
use crate::error::{Error, Result};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_domain::desk::mapping::{Mapping, Pair, Slot};
use slipway_store::table::desk::DeskRow;

pub(crate) fn run(app: &App, caller: &Caller, request: MapDesk) -> Result<Done<super::Desk>> {
    let mapping = read(&request.mapping);
    if let Some(wrong) = mapping.wrongs().first() {
        return Err(Error::invalid("mapping", wrong, "Choose one for each."));
    }
    transact(app, caller, Op::MapDesk, |tx, _| {
        let row = list::find(tx.conn(), &request.id)?;
        let row = DeskRow {
            mapping: serde_json::to_value(&mapping).unwrap_or_default(),
            ..row
        };
        tx.put(&row)?;
        let book = Book::read(app, tx.conn())?;
        let shape = list::shape_of(app, tx.conn(), &book, &row)?;
        Ok((shape, format!("Saved the mapping of {}", row.name)))
    })
}

/// The mapping of a desk; an empty one until somebody looked at what it offers.
pub(crate) fn of(row: &DeskRow) -> Mapping {
    serde_json::from_value(row.mapping.clone()).unwrap_or_default()
}

/// A mapping as hosts see it, from its column.
pub(crate) fn shape_of(column: &serde_json::Value) -> DeskMapping {
    shape(&serde_json::from_value(column.clone()).unwrap_or_default())
}

/// A mapping as hosts see it.
pub(crate) fn shape(mapping: &Mapping) -> DeskMapping {
    let fields = mapping.fields.iter().map(|(field, slot)| FieldMapping {
        field: field.clone(),
        theirs: slot.theirs.clone(),
        values: slot
            .values
            .iter()
            .map(|pair| super::ValueMapping {
                ours: pair.ours.clone(),
                theirs: pair.theirs.clone(),
            })
            .collect(),
    });
    DeskMapping {
        fields: fields.collect(),
        mark: mapping.mark.clone(),
    }
}

fn read(shape: &DeskMapping) -> Mapping {
    let slot = |field: &FieldMapping| Slot {
        theirs: field.theirs.clone(),
        values: field
            .values
            .iter()
            .map(|pair| Pair {
                ours: pair.ours.clone(),
                theirs: pair.theirs.clone(),
            })
            .collect(),
    };
    let named = shape
        .fields
        .iter()
        .filter(|field| !field.theirs.trim().is_empty());
    Mapping {
        fields: named
            .map(|field| (field.field.clone(), slot(field)))
            .collect(),
        mark: shape.mark.clone().filter(|mark| !mark.trim().is_empty()),
    }
}

/// Whether a desk holds one of our fields; until somebody looked at what it offers, those that every
/// desk has.
pub(crate) fn holds(row: &DeskRow, field: &str) -> bool {
    if row.mapping.is_null() {
        return ["title", "description", "status"].contains(&field);
    }
    of(row).fields.contains_key(field)
}
