//! Who acts: found by id or by name, and held to their roles.

use crate::error::{Code, Error, Result};
use crate::host::Caller;
use crate::people::shape_of;
use slipway_domain::role::{Power, Role};
use slipway_store::Connection;
use slipway_store::table::person;

/// Who acts.
#[derive(Clone, Debug)]
pub struct Actor {
    /// Id.
    pub id: String,
    /// Name, as the log keeps it.
    pub name: String,
    /// What they may do.
    pub roles: Vec<Role>,
}

impl Actor {
    /// Refuses when none of their roles carries the power.
    ///
    /// # Errors
    /// `forbidden`, naming the roles that do.
    pub fn must(&self, power: Power) -> Result<()> {
        if power.held_by(&self.roles) {
            return Ok(());
        }
        let roles: Vec<&str> = power.roles().iter().map(|role| role.title()).collect();
        Err(Error::new(
            Code::Forbidden,
            format!(
                "{} may not do this; it takes: {}.",
                self.name,
                roles.join(", ")
            ),
            "Act as someone with the role, or ask an administrator to grant it.",
        ))
    }
}

/// Finds who acts: by id, by name, by a part of it that only one has; with no name the first
/// administrator, since a folder used by one person has no reason to ask.
///
/// # Errors
/// `not_found` with the names there are, `invalid` when several match, `forbidden` for one who left.
pub(crate) fn acting(conn: &Connection, caller: &Caller) -> Result<Actor> {
    let people = person::all(conn)?;
    let shapes: Vec<_> = people.iter().map(shape_of).collect();
    let Some(wanted) = caller
        .actor
        .as_deref()
        .map(str::trim)
        .filter(|text| !text.is_empty())
    else {
        let first = shapes
            .iter()
            .find(|p| p.active && p.roles.contains(&Role::Administrator));
        let person = first
            .or(shapes.first())
            .ok_or_else(|| Error::not_found("person yet", "Set the workspace up first."))?;
        return Ok(actor(person));
    };
    let lower = wanted.to_lowercase();
    let exact = shapes
        .iter()
        .find(|p| p.id == wanted || p.name.to_lowercase() == lower);
    let mut part = shapes
        .iter()
        .filter(|p| p.active && p.name.to_lowercase().contains(&lower));
    let found = match (exact, part.next(), part.next()) {
        (Some(person), ..) | (None, Some(person), None) => person,
        (None, Some(_), Some(_)) => {
            let message = format!("Several people are called {wanted}.");
            return Err(Error::invalid("as", message, "Give the full name."));
        }
        (None, None, _) => {
            let names: Vec<&str> = shapes.iter().map(|p| p.name.as_str()).collect();
            let hint = format!("There are: {}.", names.join(", "));
            return Err(Error::not_found(format!("person called {wanted}"), hint));
        }
    };
    if !found.active {
        let message = format!("{} has left and cannot act.", found.name);
        return Err(Error::new(Code::Forbidden, message, "Act as someone else."));
    }
    Ok(actor(found))
}

fn actor(person: &crate::shape::Person) -> Actor {
    Actor {
        id: person.id.clone(),
        name: person.name.clone(),
        roles: person.roles.clone(),
    }
}
