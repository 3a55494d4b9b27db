//! Lists saved views.

use super::{DefectView, DefectViews};
use crate::error::Result;
use crate::shape::Nothing;
use crate::{App, Caller};
use slipway_store::Connection;
use slipway_store::table::defect_view;

pub(crate) fn run(app: &App, _caller: &Caller, _request: Nothing) -> Result<DefectViews> {
    app.store.read(all)
}

pub(super) fn all(conn: &Connection) -> Result<DefectViews> {
    let views = defect_view::all(conn)?.into_iter().map(|row| DefectView {
        id: row.id,
        name: row.name,
        text: row.text,
    });
    Ok(DefectViews {
        views: views.collect(),
    })
}
