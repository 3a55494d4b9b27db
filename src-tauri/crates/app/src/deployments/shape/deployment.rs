//! A deployment, whole, with its papers.

use super::check::Checked;
use super::completion::Completion;
use super::list::DeploymentSummary;
use crate::messages::MessageShape;
use crate::shape::{Stamp, WallTime};
use serde::{Deserialize, Serialize};
use slipway_domain::deployment::{
    ApprovalKind, ChangeOutcome, DeploymentState, PerformedBy, Strategy,
};
use ts_rs::TS;

/// A deployment, whole.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Deployment {
    /// What lists show of it.
    #[serde(flatten)]
    pub summary: DeploymentSummary,
    /// How the new versions take over.
    #[ts(type = "Strategy")]
    pub strategy: Strategy,
    /// Who performs it.
    #[ts(type = "PerformedBy")]
    pub performed_by: PerformedBy,
    /// Estimate of the runbook in minutes.
    pub runbook_minutes: Option<u32>,
    /// Estimate of the rollback in minutes.
    pub rollback_minutes: Option<u32>,
    /// Estimate of the validation in minutes.
    pub validation_minutes: Option<u32>,
    /// What changes.
    pub description: String,
    /// What business notices.
    pub impact: String,
    /// Who asked for it.
    pub initiator: Option<PersonRef>,
    /// Who performs it.
    pub maker: Option<PersonRef>,
    /// Who validates it.
    pub checker: Option<PersonRef>,
    /// Who is asked about it.
    pub coordinator: Option<PersonRef>,
    /// Day the CAB sits over it.
    pub cab_day: Option<String>,
    /// Ticket of the incident or the request.
    pub ticket: String,
    /// Approvals and refusals, oldest first.
    pub approvals: Vec<ApprovalShape>,
    /// Approvals that are still missing.
    pub approvals_missing: Vec<ApprovalNeed>,
    /// What the hub confirmed.
    pub confirmation: Option<ConfirmationShape>,
    /// What would have to be let pass to confirm it now, one subject each.
    pub blocks_confirming: Vec<String>,
    /// What the engine and the rules say of its window.
    pub check: Checked,
    /// The states it may go to, the usual one first.
    #[ts(type = "Array<DeploymentState>")]
    pub next: Vec<DeploymentState>,
    /// The clock of an open window.
    pub live: Option<Live>,
    /// How it ended.
    #[ts(type = "ChangeOutcome | null")]
    pub outcome: Option<ChangeOutcome>,
    /// What there is to say of it.
    pub outcome_note: String,
    /// Why it was called off.
    pub cancelled_reason: Option<String>,
    /// The report after it.
    pub report: Option<Report>,
    /// The review after it.
    pub review: Option<Review>,
    /// When it was first planned.
    pub planned_at: Stamp,
    /// When its window was opened.
    pub opened_at: Option<Stamp>,
    /// When its window was closed.
    pub closed_at: Option<Stamp>,
    /// Its messages: sent, drafted, and those that must go out.
    pub messages: Vec<MessageShape>,
    /// What live runs of its runbook in this window came to, for the report it is closed with; empty
    /// while none has ended, and once it is over.
    pub runs_told: String,
    /// What follows from its end; None while it is not closed.
    pub completion: Option<Completion>,
}

/// Somebody, by id and name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PersonRef {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
}

/// An approval or a refusal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ApprovalShape {
    /// In which capacity.
    #[ts(type = "ApprovalKind")]
    pub kind: ApprovalKind,
    /// Who.
    pub by: String,
    /// Whether it was approved.
    pub approved: bool,
    /// What they said.
    pub reason: String,
    /// When.
    pub at: Stamp,
    /// Whether what was decided on is still what is planned.
    pub holds: bool,
}

/// An approval that is missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ApprovalNeed {
    /// In which capacity.
    #[ts(type = "ApprovalKind")]
    pub kind: ApprovalKind,
    /// How many are missing.
    pub missing: u32,
}

/// What the hub confirmed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ConfirmationShape {
    /// Who.
    pub by: String,
    /// When.
    pub at: Stamp,
    /// What they said.
    pub note: String,
    /// The window that was confirmed.
    pub start: WallTime,
    /// Whether it still holds.
    pub holds: bool,
    /// Why it does not, one sentence each.
    pub broken: Vec<String>,
}

/// The clock of an open window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Live {
    /// When it was opened.
    pub opened_at: Stamp,
    /// When it must be over.
    pub ends_at: Stamp,
    /// The last moment at which a rollback still fits; None while its length is not known.
    pub no_return_at: Option<Stamp>,
    /// Whether a rollback fits no more.
    pub past_no_return: bool,
    /// Whether its end is past.
    pub overrun: bool,
    /// Whether the maintenance window lets it end late.
    pub overrun_allowed: bool,
}

/// What was found after a deployment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// What was found, known or new.
    #[serde(default)]
    pub issues: Vec<ReportIssue>,
    /// Whether the regression tests were run after a rollback, and where their result lies.
    #[serde(default)]
    pub regression: String,
    /// Who validated it; filled in when it is closed.
    #[serde(default)]
    pub by: String,
    /// When; filled in when it is closed.
    #[serde(default)]
    pub at: String,
}

/// Something found in a window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct ReportIssue {
    /// `known` proceeds and is reported; `new` needs a decision on the rollback.
    #[ts(type = "\"known\" | \"new\"")]
    pub kind: String,
    /// What was seen, with its ticket.
    pub text: String,
    /// `proceed` or `roll_back`; a new defect needs one.
    #[serde(default)]
    pub decision: String,
    /// Who decided.
    #[serde(default)]
    pub decided_by: String,
}

/// The review after a change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Review {
    /// What was learnt.
    pub summary: String,
    /// What is to be done.
    pub actions: String,
    /// Who reviewed.
    pub by: String,
    /// When.
    pub at: Stamp,
}
