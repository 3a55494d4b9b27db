//! What is assigned to a release: its target date, Program Increment and owner, from what was typed.

use crate::book::Book;
use crate::error::{Error, Result};
use crate::increments::save::same_label;
use crate::time;
use slipway_store::table::release::ReleaseRow;

pub(crate) fn set_target(row: &mut ReleaseRow, local: &str, zone: &str) -> Result<()> {
    if local.is_empty() {
        (row.target_local, row.target_zone) = (None, None);
        return Ok(());
    }
    let wall = time::wall(local, zone).ok_or_else(|| {
        let message = format!("“{local}” in {zone} is no time.");
        Error::invalid("target", message, "Write YYYY-MM-DDTHH:MM.")
    })?;
    (row.target_local, row.target_zone) = (Some(wall.local), Some(wall.zone));
    Ok(())
}

pub(crate) fn find_increment(book: &Book, label: Option<&str>) -> Result<Option<String>> {
    let Some(label) = label.filter(|label| !label.is_empty()) else {
        return Ok(None);
    };
    let found = book
        .increments
        .iter()
        .find(|row| same_label(&row.label, label) || row.id == label);
    found.map(|row| Some(row.id.clone())).ok_or_else(|| {
        let labels: Vec<&str> = book
            .increments
            .iter()
            .map(|row| row.label.as_str())
            .collect();
        let hint = match labels.as_slice() {
            [] => format!("Add it first: slipwayctl pi add {label} --start DAY --end DAY."),
            labels => format!("There are: {}.", labels.join(", ")),
        };
        Error::invalid(
            "pi",
            format!("There is no Program Increment {label}."),
            hint,
        )
    })
}

pub(crate) fn find_person(book: &Book, wanted: &str) -> Result<String> {
    let found = book
        .people
        .iter()
        .find(|row| row.id == wanted || row.name.eq_ignore_ascii_case(wanted));
    found.map(|row| row.id.clone()).ok_or_else(|| {
        Error::invalid(
            "owner",
            format!("There is nobody called {wanted}."),
            "Add them first.",
        )
    })
}
