//! Lists and edits severities and priorities.

use super::{SaveScaleValue, ScaleValue, Scales};
use crate::error::{Error, Result};
use crate::shape::Nothing;
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_store::table::scale_value::{self, ScaleValueRow};

pub(crate) fn list(app: &App, _caller: &Caller, _request: Nothing) -> Result<Scales> {
    let mut rows = app.store.read(scale_value::all)?;
    rows.retain(|row| row.scale == "severity" || row.scale == "priority");
    rows.sort_by_key(|row| (row.scale != "severity", row.position));
    Ok(Scales {
        values: rows.iter().map(shape_of).collect(),
    })
}

pub(crate) fn save(
    app: &App,
    caller: &Caller,
    request: SaveScaleValue,
) -> Result<Done<ScaleValue>> {
    let (name, criteria) = (request.name.trim(), request.criteria.trim());
    if name.is_empty() {
        return Err(Error::invalid(
            "name",
            "It needs a name.",
            "Such as Critical.",
        ));
    }
    if criteria.is_empty() {
        let hint = "The triage team decides by these words.";
        return Err(Error::invalid("criteria", "Say when it applies.", hint));
    }
    transact(app, caller, Op::SaveStandard, |tx, _| {
        let row = tx.get::<ScaleValueRow>(&request.id)?;
        let row = row.ok_or_else(|| Error::not_found("such value", "Reload the list."))?;
        let row = ScaleValueRow {
            name: name.to_owned(),
            criteria: criteria.to_owned(),
            ..row
        };
        tx.put(&row)?;
        Ok((shape_of(&row), format!("Saved {} {name}", row.code)))
    })
}

fn shape_of(row: &ScaleValueRow) -> ScaleValue {
    ScaleValue {
        id: row.id.clone(),
        scale: row.scale.clone(),
        code: row.code.clone(),
        name: row.name.clone(),
        criteria: row.criteria.clone(),
    }
}
