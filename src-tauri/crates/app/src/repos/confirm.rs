//! Takes in an index that shrank suspiciously, on a person's word.

use super::{ConfirmRepo, Synced, lent, remove, sync};
use crate::error::Result;
use crate::transact::Done;
use crate::{App, Caller};
use slipway_store::table::repo;

pub(crate) fn run(app: &App, caller: &Caller, request: ConfirmRepo) -> Result<Done<Synced>> {
    let rows = app.store.read(repo::all)?;
    let row = remove::find(&rows, &request.id)?;
    let ask = || sync::these(app, caller, std::slice::from_ref(&row), true);
    lent::with(app, &row, request.secret.as_deref(), ask, |done| {
        lent::let_in(&done.value.repos)
    })
}
