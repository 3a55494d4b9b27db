//! Gives defects to someone.

use super::change::decide;
use super::{AssignDefects, Decided};
use crate::error::Result;
use crate::transact::{Done, Op};
use crate::{App, Caller};
use slipway_domain::desk::field;
use slipway_domain::desk::value::Value;
use slipway_store::table::person;

pub(crate) fn run(app: &App, caller: &Caller, request: AssignDefects) -> Result<Done<Decided>> {
    let wanted = request.owner.trim();
    let people = app.store.read(person::all)?;
    let known = people
        .iter()
        .find(|row| row.id == wanted || row.name.eq_ignore_ascii_case(wanted));
    let owner = known.map_or(wanted, |row| row.name.as_str()).to_owned();
    decide(
        app,
        caller,
        Op::AssignDefect,
        &request.ids,
        |change| change.set(field::OWNER, Value::text(owner.clone())),
        |what| match owner.as_str() {
            "" => format!("Gave {what} to nobody"),
            owner => format!("Gave {what} to {owner}"),
        },
    )
}
