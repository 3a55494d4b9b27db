//! Lists the ladder.

use super::{Environments, shape_of};
use crate::error::Result;
use crate::shape::Nothing;
use crate::{App, Caller};
use slipway_store::table::environment;

pub(crate) fn run(app: &App, _caller: &Caller, _request: Nothing) -> Result<Environments> {
    let rows = app.store.read(environment::all)?;
    Ok(Environments {
        environments: rows.iter().map(shape_of).collect(),
    })
}
