//! Adds or edits a view.

use super::{DefectViews, SaveView, list, text};
use crate::error::{Error, Result};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_store::table::defect_view::{self, DefectViewRow};

pub(crate) fn run(app: &App, caller: &Caller, request: SaveView) -> Result<Done<DefectViews>> {
    let name = request.name.trim().to_owned();
    if name.is_empty() {
        return Err(Error::invalid("name", "A view needs a name.", ""));
    }
    text::read(&request.text)?;
    transact(app, caller, Op::SaveView, |tx, _| {
        let rows = defect_view::all(tx.conn())?;
        let id = match &request.id {
            Some(id) if rows.iter().any(|row| row.id == *id) => id.clone(),
            Some(_) => return Err(Error::not_found("such view", "Reload the list.")),
            None => app.host.new_id().to_string(),
        };
        if rows
            .iter()
            .any(|row| row.id != id && row.name.eq_ignore_ascii_case(&name))
        {
            let message = format!("There is a view {name} already.");
            return Err(Error::invalid("name", message, "Choose another name."));
        }
        tx.put(&DefectViewRow {
            id,
            name: name.clone(),
            text: request.text.trim().to_owned(),
        })?;
        Ok((list::all(tx.conn())?, format!("Saved the view {name}")))
    })
}
