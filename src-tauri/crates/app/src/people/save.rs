//! Adds or edits a person. One administrator must always be left.

use super::{SavePerson, shape_of};
use crate::error::{Error, Result};
use crate::shape::Person;
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use serde_json::json;
use slipway_domain::role::Role;
use slipway_store::table::person::{self, PersonRow};

pub(crate) fn run(app: &App, caller: &Caller, request: SavePerson) -> Result<Done<Person>> {
    let name = request.name.trim().to_owned();
    if name.is_empty() {
        return Err(Error::invalid(
            "name",
            "A person needs a name.",
            "Enter the full name.",
        ));
    }
    transact(app, caller, Op::SavePerson, |tx, _| {
        let id = request
            .id
            .clone()
            .unwrap_or_else(|| app.host.new_id().to_string());
        let everyone = person::all(tx.conn())?;
        if request.id.is_some() && !everyone.iter().any(|p| p.id == id) {
            return Err(Error::not_found(
                "such person",
                "The list may have changed; reload it.",
            ));
        }
        if everyone
            .iter()
            .any(|p| p.id != id && p.name.eq_ignore_ascii_case(&name))
        {
            let hint = "Add a second name, so that the log tells them apart.";
            return Err(Error::invalid(
                "name",
                format!("There is a {name} already."),
                hint,
            ));
        }
        let row = PersonRow {
            id: id.clone(),
            name: name.clone(),
            email: request.email.trim().to_owned(),
            roles: json!(request.roles),
            active: request.active,
        };
        let administers = |p: &Person| p.active && p.roles.contains(&Role::Administrator);
        let others = everyone.iter().filter(|p| p.id != id).map(shape_of);
        if !administers(&shape_of(&row)) && !others.into_iter().any(|p| administers(&p)) {
            let hint = "Make someone else administrator first.";
            return Err(Error::invalid(
                "roles",
                "Nobody would be left to administer.",
                hint,
            ));
        }
        tx.put(&row)?;
        Ok((shape_of(&row), format!("Saved {name}")))
    })
}
