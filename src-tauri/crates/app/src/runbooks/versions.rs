//! The versions of a runbook, read back from what its edits changed.

use super::RunbookVersion;
use crate::deployments::desk::Desk;
use crate::error::{Error, Result};
use slipway_store::table::change_log::{self, Then};
use slipway_store::table::runbook::RunbookRow;
use std::collections::BTreeMap;

/// A version's text, when it was saved, and the name of who saved it.
struct Version {
    text: String,
    at: String,
    by: String,
}

/// The versions that were ever saved, by number. One that was undone and written again is as it was
/// written last.
fn all(desk: &Desk<'_>, row: &RunbookRow) -> Result<BTreeMap<u32, Version>> {
    let name = |id: &str| desk.name(Some(id)).unwrap_or_default().to_owned();
    let mut out: BTreeMap<u32, Version> = BTreeMap::new();
    for then in change_log::of_row(desk.conn, "runbook", &row.id, ["version", "text"])? {
        let Then { at, by, fields } = then;
        let side = |after: bool| {
            let value = |field: &str| {
                let (before, now) = fields.get(field)?;
                (if after { now } else { before }).as_ref()
            };
            let number = value("version")?.as_u64()?;
            let text = value("text")?.as_str()?;
            Some((u32::try_from(number).ok()?, text.to_owned()))
        };
        if let Some((number, text)) = side(false) {
            // The first is known by the edit that replaced it alone.
            out.entry(number).or_insert_with(|| Version {
                text,
                at: row.made_at.clone(),
                by: name(&row.made_by),
            });
        }
        if let Some((number, text)) = side(true) {
            // Undo brings a version back; it was saved when it was written.
            match out.get(&number) {
                Some(held) if held.text == text => {}
                _ => {
                    out.insert(number, Version { text, at, by });
                }
            }
        }
    }
    // What was undone is no version any more.
    out.retain(|number, _| *number < row.version);
    let newest = Version {
        text: row.text.clone(),
        at: row.edited_at.clone(),
        by: name(&row.edited_by),
    };
    out.insert(row.version, newest);
    Ok(out)
}

/// The text of a version.
///
/// # Errors
/// `not_found` with the versions there are.
pub(super) fn text(desk: &Desk<'_>, row: &RunbookRow, number: u32) -> Result<String> {
    let all = all(desk, row)?;
    let found = all.get(&number).map(|version| version.text.clone());
    found.ok_or_else(|| {
        let there: Vec<String> = all.keys().map(u32::to_string).collect();
        let hint = format!("There are {}.", there.join(", "));
        Error::not_found(format!("version {number} of the runbook"), hint)
    })
}

/// The versions as hosts list them, newest first.
pub(super) fn listed(desk: &Desk<'_>, row: &RunbookRow) -> Result<Vec<RunbookVersion>> {
    let all = all(desk, row)?.into_iter().rev();
    let shape = |(number, version): (u32, Version)| RunbookVersion {
        number,
        at: desk.book.stamp(&version.at),
        by: version.by,
    };
    Ok(all.map(shape).collect())
}
