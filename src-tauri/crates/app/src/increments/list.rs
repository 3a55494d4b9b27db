//! Lists Program Increments.

use super::{Increments, shape_of};
use crate::error::Result;
use crate::shape::Nothing;
use crate::{App, Caller};
use slipway_store::table::{increment, release};

pub(crate) fn run(app: &App, _caller: &Caller, _request: Nothing) -> Result<Increments> {
    app.store.read(|conn| {
        let releases = release::all(conn)?;
        let rows = increment::all(conn)?;
        Ok(Increments {
            increments: rows.iter().map(|row| shape_of(row, &releases)).collect(),
        })
    })
}
