//! Changes of both sides that a person brings together.

pub mod list;
pub mod resolve;

use crate::shape::Stamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Every conflict.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Conflicts {
    /// Oldest first.
    pub conflicts: Vec<Conflict>,
}

/// Two changes of one field, with all that is needed to decide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Conflict {
    /// Id.
    pub id: String,
    /// The defect.
    pub defect: String,
    /// Its number.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// Where: desk and key.
    pub ticket: String,
    /// The field.
    pub field: String,
    /// What both started from.
    pub base: String,
    /// What was wanted here.
    pub mine: String,
    /// What stands at the desk.
    pub theirs: String,
    /// Who did it there, when the desk says.
    pub by: Option<String>,
    /// When.
    pub at: Option<Stamp>,
    /// Why the desk refused ours, when nobody else's change is in the way.
    pub refused: Option<String>,
}

/// Brings two changes together.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct ResolveConflict {
    /// Which.
    pub id: String,
    /// `mine`, `theirs` or `edit`.
    pub take: String,
    /// What it shall be, for `edit`.
    #[serde(default)]
    pub value: Option<String>,
}
