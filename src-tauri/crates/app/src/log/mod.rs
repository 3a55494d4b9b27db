//! The operation log and undo.

pub mod list;
mod secrets;
pub mod undo;

use crate::shape::Stamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One operation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Operation {
    /// Id.
    pub id: String,
    /// Kind, such as `advance_release`.
    pub kind: String,
    /// What was done, in words.
    pub summary: String,
    /// Who did it.
    pub actor: String,
    /// On which machine.
    pub device: String,
    /// When.
    pub at: Stamp,
    /// Whether it can be undone: it stayed local.
    pub local: bool,
    /// The operation that undid it.
    pub undone_by: Option<String>,
    /// The operation it undid.
    pub undoes: Option<String>,
    /// What it changed, field by field.
    pub changes: Vec<FieldChange>,
}

/// One field an operation changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FieldChange {
    /// Kind of thing.
    pub kind: String,
    /// Its id.
    pub id: String,
    /// Field; empty when the whole thing was made or removed.
    pub field: String,
    /// Before, as text; None when there was nothing.
    pub before: Option<String>,
    /// After, as text; None when nothing is left.
    pub after: Option<String>,
}

/// Operations.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Operations {
    /// Newest first.
    pub operations: Vec<Operation>,
}

/// Lists operations.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct ListOperations {
    /// Only those that touched this thing, such as a release's id.
    #[serde(default)]
    pub subject: Option<String>,
    /// At most so many; 200 when not given.
    #[serde(default)]
    pub limit: Option<u32>,
}

/// Undoes an operation.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct Undo {
    /// Its id; None undoes the last one that can be.
    #[serde(default)]
    pub op: Option<String>,
}
