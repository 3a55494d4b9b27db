//! Removes a view.

use super::{DefectViews, list};
use crate::error::{Error, Result};
use crate::shape::ById;
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_store::table::defect_view::{self, DefectViewRow};

pub(crate) fn run(app: &App, caller: &Caller, request: ById) -> Result<Done<DefectViews>> {
    transact(app, caller, Op::SaveView, |tx, _| {
        let rows = defect_view::all(tx.conn())?;
        let row = rows
            .iter()
            .find(|row| row.id == request.id || row.name == request.id);
        let row = row.ok_or_else(|| Error::not_found("such view", "Reload the list."))?;
        tx.delete::<DefectViewRow>(&row.id)?;
        Ok((
            list::all(tx.conn())?,
            format!("Removed the view {}", row.name),
        ))
    })
}
