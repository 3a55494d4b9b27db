//! Takes in an index that shrank suspiciously, on a person's word.

use super::{Synced, remove, sync};
use crate::error::Result;
use crate::shape::ById;
use crate::transact::Done;
use crate::{App, Caller};
use slipway_store::table::repo;

pub(crate) fn run(app: &App, caller: &Caller, request: ById) -> Result<Done<Synced>> {
    let rows = app.store.read(repo::all)?;
    let row = remove::find(&rows, &request.id)?;
    sync::these(app, caller, &[row], true)
}
