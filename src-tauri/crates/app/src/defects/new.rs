//! Reports a defect: here alone, or with a ticket at a desk.

use super::change::Change;
use super::{Defect, NewDefect, edit, show};
use crate::desks::list;
use crate::error::{Error, Result};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use serde_json::json;
use slipway_domain::desk::field;
use slipway_store::table::defect::DefectRow;
use slipway_store::table::desk;

pub(crate) fn run(app: &App, caller: &Caller, request: NewDefect) -> Result<Done<Defect>> {
    let title = request.title.trim();
    if title.is_empty() {
        let hint = "One line that says what goes wrong.";
        return Err(Error::invalid("title", "A defect needs a title.", hint));
    }
    let severity = request
        .severity
        .as_deref()
        .map(str::trim)
        .filter(|text| !text.is_empty());
    if severity.is_some_and(|text| !field::SEVERITIES.contains(&text)) {
        return Err(Error::invalid(
            "severity",
            "There are S1, S2, S3 and S4.",
            "",
        ));
    }
    let done = transact(app, caller, Op::ReportDefect, |tx, who| {
        let desks = desk::all(tx.conn())?;
        let row = DefectRow {
            id: app.host.new_id().to_string(),
            ..DefectRow::default()
        };
        let id = row.id.clone();
        let mut change = Change::open(app, tx, who, &desks, row)?;
        change.triage.made_at = Some(app.now_text());
        change.triage.fields = json!({ "title": title, "status": "in_progress",
            "reporter": who.name, "description": request.facts.text() });
        if let (Some(severity), Some(fields)) = (severity, change.triage.fields.as_object_mut()) {
            fields.insert(field::SEVERITY.to_owned(), severity.into());
        }
        edit::write(&mut change, &request.facts)?;
        if let Some(wanted) = request.desk.as_deref().filter(|name| !name.is_empty()) {
            let desk = list::find(tx.conn(), wanted).map_err(|error| error.at("desk"))?;
            change.make_ticket(&desk, None)?;
        }
        change.close()?;
        Ok((id, format!("Reported “{title}”")))
    })?;
    done.map(|id| show::of(app, caller, &id))
}
