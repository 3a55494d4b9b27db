//! Lists people.

use super::{People, shape_of};
use crate::error::Result;
use crate::shape::Nothing;
use crate::{App, Caller};
use slipway_store::table::person;

pub(crate) fn run(app: &App, _caller: &Caller, _request: Nothing) -> Result<People> {
    let people = app.store.read(person::all)?;
    Ok(People {
        people: people.iter().map(shape_of).collect(),
    })
}
