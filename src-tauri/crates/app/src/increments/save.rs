//! Adds or edits a Program Increment. Increments do not overlap.

use super::{Increment, SaveIncrement, shape_of};
use crate::error::{Error, Result};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_domain::settings::is_date;
use slipway_store::table::increment::{self, IncrementRow};
use slipway_store::table::release;

pub(crate) fn run(app: &App, caller: &Caller, request: SaveIncrement) -> Result<Done<Increment>> {
    let row = checked(app, request)?;
    transact(app, caller, Op::SaveIncrement, |tx, _| {
        let others = increment::all(tx.conn())?
            .into_iter()
            .filter(|other| other.id != row.id);
        for other in others {
            if same_label(&other.label, &row.label) {
                let message = format!("There is a {} already.", other.label);
                return Err(Error::invalid("label", message, "Choose another label."));
            }
            if row.start_day <= other.end_day && other.start_day <= row.end_day {
                let message = format!(
                    "It overlaps {}, which runs from {} to {}.",
                    other.label, other.start_day, other.end_day
                );
                return Err(Error::invalid(
                    "start",
                    message,
                    "Let one end before the next begins.",
                ));
            }
        }
        tx.put(&row)?;
        let releases = release::all(tx.conn())?;
        Ok((shape_of(&row, &releases), format!("Saved {}", row.label)))
    })
}

/// `PI-32`, `PI 32` and `pi32` are one label: Mojaloop spells it four ways.
pub(crate) fn same_label(one: &str, other: &str) -> bool {
    let bare = |text: &str| -> String {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .collect::<String>()
            .to_lowercase()
    };
    bare(one) == bare(other)
}

fn checked(app: &App, request: SaveIncrement) -> Result<IncrementRow> {
    let label = request.label.trim().to_owned();
    if label.is_empty() {
        return Err(Error::invalid(
            "label",
            "It needs a label.",
            "Such as PI-32.",
        ));
    }
    let days = [
        ("start", Some(&request.start)),
        ("end", Some(&request.end)),
        ("feature_freeze", request.feature_freeze.as_ref()),
        ("bugfix_freeze", request.bugfix_freeze.as_ref()),
    ];
    for (field, day) in days {
        let day = day.map_or("", String::as_str);
        let optional = field.ends_with("freeze") && day.is_empty();
        if !optional && !is_date(day) {
            let message = format!("“{day}” is not a date.");
            return Err(Error::invalid(field, message, "Write YYYY-MM-DD."));
        }
        let outside = *day < *request.start || *day > *request.end;
        if !optional && field.ends_with("freeze") && outside {
            let message = "The freeze lies outside the Program Increment.";
            return Err(Error::invalid(
                field,
                message,
                "Choose a day between its start and end.",
            ));
        }
    }
    if request.end < request.start {
        return Err(Error::invalid(
            "end",
            "It ends before it starts.",
            "Swap the two days.",
        ));
    }
    Ok(IncrementRow {
        id: request.id.unwrap_or_else(|| app.host.new_id().to_string()),
        label,
        start_day: request.start,
        end_day: request.end,
        feature_freeze: request.feature_freeze.filter(|day| !day.is_empty()),
        bugfix_freeze: request.bugfix_freeze.filter(|day| !day.is_empty()),
    })
}
