//! One defect with everything its page shows.

use super::DefectRow;
use crate::log::Operation;
use crate::shape::{FindingShape, Stamp};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One defect with everything its page shows.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Defect {
    /// Id.
    pub id: String,
    /// As lists show it.
    pub row: DefectRow,
    /// What the report says.
    pub facts: DefectFacts,
    /// The report as it was written.
    pub description: String,
    /// How much of what a report needs is there.
    pub complete: Complete,
    /// What was said, oldest first, over all of its tickets.
    pub conversation: Vec<SaidShape>,
    /// Its files: those that lie at the desks, then those that are still to be sent.
    pub files: Vec<FileShape>,
    /// Its tickets at the desks.
    pub tickets: Vec<TicketShape>,
    /// What was done to it here, newest first.
    pub history: Vec<Operation>,
    /// What was done to it at its desks, newest first.
    pub events: Vec<DeskEvent>,
    /// Perhaps the same, best first.
    pub similar: Vec<SimilarDefect>,
    /// Defects that were found to be the same as this one.
    pub duplicates: Vec<SimilarDefect>,
    /// What the facts suggest.
    pub suggested: Suggested,
    /// What the rules find.
    pub findings: Vec<FindingShape>,
    /// Version of the matrix its priority was read from; 0 when it was not.
    pub matrix_version: u32,
    /// Why its priority is not the matrix's, or why it was declined.
    pub reason: String,
    /// Who must be told, and why.
    pub escalation: Vec<EscalationStep>,
    /// Its clashes, as the Conflicts view lists them.
    pub clashes: Vec<crate::clashes::Conflict>,
}

/// What a bug report says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DefectFacts {
    /// What happens.
    pub observed: String,
    /// What should.
    pub expected: String,
    /// How to make it happen.
    pub steps: String,
    /// Logs, or where they are.
    pub logs: String,
    /// The release it was found in.
    pub found_version: String,
    /// Component.
    pub component: String,
    /// Where it was found.
    pub environment: String,
    /// Ticket of the incident it came from.
    pub incident: String,
    /// The lower environment it was reproduced in.
    pub reproduced_environment: String,
    /// The version it was reproduced at.
    pub reproduced_version: String,
    /// Whether it was found in a deployment's window; empty when not known, else `yes` or `no`.
    pub found_in_window: String,
    /// How to live with it until it is mended.
    pub workaround: String,
    /// Whether it is a known error; empty when not known, else `yes` or `no`.
    pub known_error: String,
}

/// How much of what a report needs is there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Complete {
    /// What is there.
    pub done: u32,
    /// Of so many.
    pub of: u32,
    /// What is missing, in words.
    pub missing: Vec<String>,
}

/// Something said about a defect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SaidShape {
    /// Id; of one still to be sent, its entry in the outbox.
    pub id: String,
    /// Who said it.
    pub author: String,
    /// When.
    pub at: Stamp,
    /// What.
    pub body: String,
    /// Whether those outside the team read it too.
    pub public: bool,
    /// Where: desk and key, such as `rt 10482`; empty when it stays here.
    pub ticket: String,
    /// Whether it was said here.
    pub mine: bool,
    /// `sent`, `queued`, `sending`, `unknown` or `refused`.
    pub state: String,
    /// Until when it is held back, so that it can be taken back.
    pub not_before: Option<Stamp>,
}

/// A file of a defect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FileShape {
    /// Id; of one still to be sent, its entry in the outbox.
    pub id: String,
    /// Where it lies or goes: desk and key, such as `rt 10482`.
    pub ticket: String,
    /// Its name, as a file may be called here.
    pub name: String,
    /// Its media type, as the desk says.
    pub kind: String,
    /// Its size in bytes, as the desk says.
    #[ts(type = "number")]
    pub size: u64,
    /// Who put it there.
    pub by: String,
    /// When.
    pub at: Stamp,
    /// Whether those outside the team may see it; only of one still to be sent.
    pub public: Option<bool>,
    /// `there` at the desk, `here` as well, or, still to be sent, `queued`, `sending`, `unknown` or
    /// `refused`.
    pub state: String,
    /// Why the desk will not have it.
    pub error: Option<String>,
    /// Until when it is held back, so that it can be taken back.
    pub not_before: Option<Stamp>,
}

/// A ticket of a defect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TicketShape {
    /// Id.
    pub id: String,
    /// The desk's name.
    pub desk: String,
    /// The desk's role.
    pub role: String,
    /// Its key there; empty until it was made there.
    pub key: String,
    /// Where it opens in a browser; empty when not known.
    pub url: String,
    /// Its status, as the desk says.
    pub status: String,
    /// `live`, `gone`, `hidden`, `merged`, or `new` until it was made there.
    pub fate: String,
    /// The ticket it is part of now.
    pub merged_into: Option<String>,
}

/// Something that was done to a ticket at its desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DeskEvent {
    /// Where: desk and key.
    pub ticket: String,
    /// Who did it.
    pub by: String,
    /// When.
    pub at: Stamp,
    /// Which field.
    pub field: String,
    /// What stood there.
    pub from: String,
    /// What it became.
    pub to: String,
}

/// A defect that is perhaps the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SimilarDefect {
    /// Id.
    pub id: String,
    /// Number.
    pub number: u32,
    /// Title.
    pub title: String,
    /// How alike, `0.00` to `1.00`, in hundredths.
    pub score: u32,
    /// What makes them alike, such as `same component and words`.
    pub why: String,
    /// Its status.
    pub state: String,
}

/// What the facts suggest; a person decides.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Suggested {
    /// `1` to `5`, or empty.
    pub urgency: String,
    /// `1` to `5`, or empty.
    pub impact: String,
    /// `S1` to `S4`, or empty.
    pub severity: String,
    /// Why, each in a sentence.
    pub why: Vec<String>,
    /// That its duplicates ask for a higher priority, in a sentence that names it.
    pub raise: Option<String>,
}

/// Someone who must be told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EscalationStep {
    /// Who.
    pub who: String,
    /// Why.
    pub why: String,
}
