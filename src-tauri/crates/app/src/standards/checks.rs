//! Lists, adds, edits and removes the checks every new release starts with.

use super::{SaveStandardCheck, StandardCheck, StandardChecks};
use crate::error::{Code, Error, Result};
use crate::releases::readiness::{slug, word};
use crate::shape::{ById, Nothing};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_domain::readiness::CheckGroup;
use slipway_domain::release::ReleaseState;
use slipway_store::table::check_template::{self, CheckTemplateRow};

pub(crate) fn list(app: &App, _caller: &Caller, _request: Nothing) -> Result<StandardChecks> {
    let rows = app.store.read(check_template::all)?;
    Ok(StandardChecks {
        checks: rows.iter().map(shape_of).collect(),
    })
}

pub(crate) fn save(
    app: &App,
    caller: &Caller,
    request: SaveStandardCheck,
) -> Result<Done<StandardCheck>> {
    let title = request.title.trim().to_owned();
    if title.is_empty() {
        let hint = "Say what must hold, in a few words.";
        return Err(Error::invalid("title", "A check needs a title.", hint));
    }
    if matches!(
        request.gate,
        ReleaseState::Available | ReleaseState::Rejected | ReleaseState::Superseded
    ) {
        let message = format!("Nothing is checked on the way to {}.", request.gate.title());
        return Err(Error::invalid(
            "gate",
            message,
            "Choose a state along the path.",
        ));
    }
    transact(app, caller, Op::SaveStandard, |tx, _| {
        let rows = check_template::all(tx.conn())?;
        let id = request.id.clone().unwrap_or_else(|| id_of(&title));
        let old = rows.iter().find(|row| row.id == id);
        match (&request.id, old) {
            (Some(_), None) => {
                return Err(Error::not_found("such check", "Reload the list."));
            }
            (None, Some(other)) => {
                let message = format!("There is “{}” already.", other.title);
                return Err(Error::invalid("title", message, "Choose another title."));
            }
            _ => {}
        }
        let last = rows.iter().map(|row| row.position + 1).max().unwrap_or(0);
        let row = CheckTemplateRow {
            id,
            title: title.clone(),
            part: slug(request.group),
            gate: request.gate.slug().to_owned(),
            fresh_days: request.fresh_days,
            position: old.map_or(last, |row| row.position),
        };
        tx.put(&row)?;
        Ok((shape_of(&row), format!("Saved the check “{title}”")))
    })
}

pub(crate) fn remove(app: &App, caller: &Caller, request: ById) -> Result<Done<Nothing>> {
    transact(app, caller, Op::SaveStandard, |tx, _| {
        let row = tx.get::<CheckTemplateRow>(&request.id)?;
        let row = row.ok_or_else(|| Error::not_found("such check", "Reload the list."))?;
        if check_template::all(tx.conn())?.len() == 1 {
            let hint = "A release without any check could be approved by nobody's work.";
            return Err(Error::new(Code::Blocked, "It is the last check.", hint));
        }
        tx.delete::<CheckTemplateRow>(&row.id)?;
        Ok((Nothing {}, format!("Removed the check “{}”", row.title)))
    })
}

/// `Golden path run` becomes `golden_path_run`.
fn id_of(title: &str) -> String {
    let words = title.split(|c: char| !c.is_alphanumeric());
    let words: Vec<String> = words
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join("_")
}

fn shape_of(row: &CheckTemplateRow) -> StandardCheck {
    StandardCheck {
        id: row.id.clone(),
        title: row.title.clone(),
        group: word(&row.part).unwrap_or(CheckGroup::DefinitionOfDone),
        gate: ReleaseState::parse(&row.gate).unwrap_or(ReleaseState::ArtifactsReviewed),
        fresh_days: row.fresh_days,
    }
}
