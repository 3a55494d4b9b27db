//! People and their roles.

pub(crate) mod actor;
pub mod list;
pub mod save;

use serde::{Deserialize, Serialize};
use slipway_domain::role::Role;
use ts_rs::TS;

/// Everyone who may act.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct People {
    /// By name; those who left come last.
    pub people: Vec<crate::shape::Person>,
}

/// Adds or edits a person.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SavePerson {
    /// None adds one.
    #[serde(default)]
    pub id: Option<String>,
    /// Full name.
    pub name: String,
    /// Mail address.
    #[serde(default)]
    pub email: String,
    /// What they may do.
    #[ts(type = "Array<Role>")]
    pub roles: Vec<Role>,
    /// False once they have left.
    #[serde(default = "yes")]
    pub active: bool,
}

fn yes() -> bool {
    true
}

pub(crate) fn shape_of(row: &slipway_store::table::person::PersonRow) -> crate::shape::Person {
    crate::shape::Person {
        id: row.id.clone(),
        name: row.name.clone(),
        email: row.email.clone(),
        roles: serde_json::from_value(row.roles.clone()).unwrap_or_default(),
        active: row.active,
    }
}
