//! What people did here and a desk does not have yet.

pub mod drop;
pub mod list;
pub mod retry;

use crate::shape::Stamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Everything that waits.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Outbox {
    /// Longest waiting first.
    pub outbox: Vec<Unsent>,
}

/// A change that a desk does not have yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Unsent {
    /// Id, which is also the mark it carries to the desk.
    pub id: String,
    /// The defect it is about.
    pub defect: String,
    /// That defect's number.
    pub number: u32,
    /// That defect's title.
    pub title: String,
    /// The ticket's key; empty until it was made there.
    pub ticket: String,
    /// The desk's name.
    pub desk: String,
    /// What it does, such as `Priority P2 → P1` or the words of a comment.
    pub what: String,
    /// `create`, `edit`, `attach`, `comment` or `answer`, which is a public comment.
    pub kind: String,
    /// `queued`, `inflight`, `unknown` or `refused`.
    pub state: String,
    /// When it was done here.
    pub at: Stamp,
    /// Who did it.
    pub by: String,
    /// Not sent before then.
    pub not_before: Option<Stamp>,
    /// Why the desk will not have it.
    pub error: Option<String>,
}
