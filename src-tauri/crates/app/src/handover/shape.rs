//! What the commands of handover take and give.

use crate::shape::Stamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The handover of a release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Handover {
    /// The release's id.
    pub release: String,
    /// Such as `Mojaloop 17.1.0 r1`.
    pub title: String,
    /// `open`, or `accepted` when every item is.
    pub state: String,
    /// What keeps it from being accepted, in words.
    pub open: Vec<String>,
    /// Its items.
    pub items: Vec<HandoverItem>,
    /// What Operations said, newest first.
    pub verdicts: Vec<HandoverVerdict>,
    /// Why I may not accept or return; empty when I may.
    pub not_mine: String,
}

/// A part of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HandoverItem {
    /// `runbook`, `notes`, `packages`, `scripts`, `article/ID`, or `component/NAME` for one that lacks
    /// its article.
    pub key: String,
    /// `runbook`, `notes`, `packages`, `scripts` or `article`.
    pub kind: String,
    /// What it is called.
    pub title: String,
    /// What it holds, or what is missing.
    pub detail: String,
    /// `missing`, `open`, `accepted`, `returned`, or `changed` when it is another than what was
    /// looked at.
    pub state: String,
    /// Whether there is nothing to look at; it is accepted only with a reason.
    pub missing: bool,
    /// What it is now; a verdict names it.
    pub mark: String,
    /// The last verdict on it.
    pub last: Option<HandoverVerdict>,
}

/// What Operations said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HandoverVerdict {
    /// The item's key.
    pub item: String,
    /// `accepted` or `returned`.
    pub verdict: String,
    /// When.
    pub at: Stamp,
    /// Who.
    pub by: String,
    /// Why.
    pub why: String,
}

/// Accepts or returns items of a handover.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct JudgeHandover {
    /// The release, by version or id.
    pub release: String,
    /// Keys of the items; an article also by its path or title. None of them accepts all that are
    /// there.
    #[serde(default)]
    pub items: Vec<String>,
    /// `accept` or `return`.
    pub verdict: String,
    /// Why; needed to return, and to do without what is missing.
    #[serde(default)]
    pub why: String,
    /// What the one item was when it was looked at; None takes it as it is.
    #[serde(default)]
    pub mark: Option<String>,
}
