//! Other names of components.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Alias of a component's name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Alias {
    /// Name as written by some source.
    pub alias: String,
    /// Canonical name.
    pub name: String,
}

/// Every alias.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct AliasList {
    /// By alias.
    pub aliases: Vec<Alias>,
}

/// Saves an alias, or removes it when the name is empty.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SaveAlias {
    /// Name as written by some source.
    pub alias: String,
    /// Canonical name; empty removes the alias.
    pub name: String,
}
