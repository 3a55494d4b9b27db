//! A defect as lists show it.

use super::Clock;
use crate::shape::Stamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A defect as lists show it: what the desk said last with what is still to be sent on top, and what
/// was decided here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DefectRow {
    /// Id.
    pub id: String,
    /// Its number here.
    pub number: u32,
    /// Its ticket's key at the desk; None until it has one.
    pub ticket: Option<String>,
    /// The name of that desk.
    pub desk: Option<String>,
    /// What it is.
    pub title: String,
    /// Component, or empty.
    pub component: String,
    /// `in_progress`, `escalated`, `pending`, `cancelled`, `resolved`, `closed`, or the desk's own
    /// word where the mapping does not know it.
    pub status: String,
    /// `S1` to `S4`, the desk's own word, or empty.
    pub severity: String,
    /// `P1` to `P4`, the desk's own word, or empty.
    pub priority: String,
    /// `1` to `5`, or empty.
    pub urgency: String,
    /// `1` to `5`, or empty.
    pub impact: String,
    /// The release its fix is planned into, or empty.
    pub release: String,
    /// How firmly: `candidate`, `planned` or `in_notes`; empty without a release.
    pub stage: String,
    /// Who answers for it.
    pub owner: Option<String>,
    /// Who reported it, or empty.
    pub reporter: String,
    /// Where it was found, or empty.
    pub environment: String,
    /// When it was reported.
    pub reported: Stamp,
    /// What was decided: `accepted`, `duplicate` or `declined`; empty while it waits in the inbox.
    pub decided: String,
    /// Out of the inbox until then.
    pub snoozed_until: Option<Stamp>,
    /// The id of the defect it is the same as.
    pub duplicate_of: Option<String>,
    /// How long is left to answer; None where no target holds.
    pub sla: Option<Clock>,
    /// Changes that its desks do not have yet.
    pub unsent: u32,
    /// Changes that a person has to bring together.
    pub clashes: u32,
}

/// Defects.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Defects {
    /// How many the filters let through.
    pub total: u32,
    /// How many wait in the inbox.
    pub inbox: u32,
    /// Ids of all that were let through, in order; only when asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub ids: Option<Vec<String>>,
    /// Those from `offset` on.
    pub defects: Vec<DefectRow>,
}

/// What a decision left behind.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Decided {
    /// The defects it was about, as they are now.
    pub defects: Vec<DefectRow>,
}
