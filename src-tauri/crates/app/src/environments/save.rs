//! Adds or edits a rung. Nothing may feed itself, and a renamed code is renamed everywhere.

use super::{Environment, SaveEnvironment, shape_of, shares};
use crate::error::{Error, Result};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use serde_json::json;
use slipway_domain::environment::feeding_loop;
use slipway_store::table::environment::{self, EnvironmentRow};

pub(crate) fn run(
    app: &App,
    caller: &Caller,
    request: SaveEnvironment,
) -> Result<Done<Environment>> {
    let code = request.code.trim().to_uppercase();
    if code.is_empty() || code.len() > 8 || !code.chars().all(|c| c.is_ascii_alphanumeric()) {
        let hint = "Up to eight letters and digits, such as UAT.";
        return Err(Error::invalid(
            "code",
            "An environment needs a short code.",
            hint,
        ));
    }
    if request.name.trim().is_empty() {
        return Err(Error::invalid(
            "name",
            "An environment needs a name.",
            "Such as Staging.",
        ));
    }
    transact(app, caller, Op::SaveEnvironment, |tx, _| {
        let ladder = environment::all(tx.conn())?;
        let old = request
            .id
            .as_ref()
            .and_then(|id| ladder.iter().find(|row| row.id == *id));
        if request.id.is_some() && old.is_none() {
            return Err(Error::not_found("such environment", "Reload the list."));
        }
        let next = ladder.iter().map(|row| row.position + 1).max().unwrap_or(0);
        let row = EnvironmentRow {
            id: old.map_or_else(|| app.host.new_id().to_string(), |row| row.id.clone()),
            code,
            name: request.name.trim().to_owned(),
            kind: super::kind_slug(request.kind),
            feeds_from: request.feeds_from.clone().filter(|code| !code.is_empty()),
            position: request
                .position
                .or(old.map(|row| row.position))
                .unwrap_or(next),
            dfsp_visible: request.dfsp_visible,
            notes: request.notes.trim().to_owned(),
            shares_with: old.map_or_else(|| json!([]), |row| row.shares_with.clone()),
        };
        let mut ladder = put_on(&ladder, old, &row)?;
        if let Some(codes) = &request.shares_with {
            shares::set(&mut ladder, &row.id, codes)?;
        }
        let row = ladder
            .iter()
            .find(|rung| rung.id == row.id)
            .cloned()
            .unwrap_or(row);
        for rung in &ladder {
            tx.put(rung)?;
        }
        Ok((
            shape_of(&row),
            format!("Saved the environment {}", row.name),
        ))
    })
}

/// The ladder with the row on it, its neighbours following a renamed code and a changed place.
fn put_on(
    ladder: &[EnvironmentRow],
    old: Option<&EnvironmentRow>,
    row: &EnvironmentRow,
) -> Result<Vec<EnvironmentRow>> {
    let mut others: Vec<EnvironmentRow> = ladder
        .iter()
        .filter(|other| other.id != row.id)
        .cloned()
        .collect();
    if others.iter().any(|other| other.code == row.code) {
        let message = format!("There is an environment {} already.", row.code);
        return Err(Error::invalid("code", message, "Choose another code."));
    }
    if let Some(old) = old {
        for other in &mut others {
            if other.feeds_from.as_ref() == Some(&old.code) {
                other.feeds_from = Some(row.code.clone());
            }
            shares::rename(other, &old.code, &row.code);
        }
    }
    if let Some(from) = &row.feeds_from
        && *from != row.code
        && !others.iter().any(|other| other.code == *from)
    {
        let message = format!("There is no environment {from}.");
        return Err(Error::invalid(
            "feeds_from",
            message,
            "Choose one of the ladder.",
        ));
    }
    // A rung that goes down leaves its own place to the one that was below it.
    let up_to = match old {
        Some(old) if old.position < row.position => row.position + 1,
        _ => row.position,
    };
    let place = others.iter().filter(|other| other.position < up_to).count();
    others.insert(place, row.clone());
    for (position, other) in (0..).zip(&mut others) {
        other.position = position;
    }
    let feeds: Vec<_> = others
        .iter()
        .map(|r| (r.code.as_str(), r.feeds_from.as_deref()))
        .collect();
    if let Some(code) = feeding_loop(&feeds) {
        let message = format!("{code} would feed itself.");
        return Err(Error::invalid(
            "feeds_from",
            message,
            "Choose an environment before it.",
        ));
    }
    Ok(others)
}
