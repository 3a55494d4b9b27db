//! What the deployment commands take and give.

use crate::messages::MessageShape;
use crate::shape::{FindingShape, Stamp, WallTime};
use serde::{Deserialize, Serialize};
use slipway_domain::deployment::{
    ApprovalKind, ChangeOutcome, ChangeType, DeploymentState, PerformedBy, Strategy,
};
use ts_rs::TS;

/// A deployment in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DeploymentSummary {
    /// Id.
    pub id: String,
    /// Such as `Mojaloop 17.1.0 r1`, or what the change is.
    pub title: String,
    /// The release'"'"'s id.
    pub release_id: Option<String>,
    /// The environment'"'"'s id.
    pub environment_id: String,
    /// The environment'"'"'s code.
    pub environment: String,
    /// Where it stands.
    #[ts(type = "DeploymentState")]
    pub state: DeploymentState,
    /// How it is governed.
    #[ts(type = "ChangeType")]
    pub change_type: ChangeType,
    /// Whether payments stop.
    pub downtime: bool,
    /// First moment.
    pub start: WallTime,
    /// First moment after.
    pub end: WallTime,
    /// RFC 3339 UTC.
    pub start_at: String,
    /// RFC 3339 UTC.
    pub end_at: String,
    /// Exact length.
    pub minutes: u32,
    /// Findings that block it.
    pub blocks: u32,
    /// Findings that warn.
    pub warns: u32,
    /// `none`, `confirmed` or `needs_again`.
    #[ts(type = "\"none\" | \"confirmed\" | \"needs_again\"")]
    pub confirmed: String,
    /// Messages that must go out and have not.
    pub messages_due: u32,
    /// Messages whose latest date is past.
    pub messages_overdue: u32,
}

/// Deployments.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Deployments {
    /// By start; what is under way first.
    pub deployments: Vec<DeploymentSummary>,
}

/// Which deployments to list.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct ListDeployments {
    /// Only this release: id or version.
    #[serde(default)]
    pub release: Option<String>,
    /// Only this environment: id or code.
    #[serde(default)]
    pub environment: Option<String>,
    /// Also closed and cancelled ones.
    #[serde(default)]
    pub past: bool,
    /// Only those whose confirmation no longer holds.
    #[serde(default)]
    pub needs_confirming: bool,
}

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

/// Plans a deployment, or edits one.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SaveDeployment {
    /// None plans one; else only what is given changes.
    #[serde(default)]
    pub id: Option<String>,
    /// Release: id or version.
    #[serde(default)]
    pub release: Option<String>,
    /// What it is, for a change without a release.
    #[serde(default)]
    pub title: Option<String>,
    /// Environment: id or code.
    #[serde(default)]
    pub environment: Option<String>,
    /// First moment; `local` may be an RFC 3339 instant, which is read in `zone`.
    #[serde(default)]
    pub start: Option<WallTime>,
    /// Exact length.
    #[serde(default)]
    pub minutes: Option<u32>,
    /// How it is governed.
    #[serde(default)]
    #[ts(optional = nullable, type = "ChangeType | null")]
    pub change_type: Option<ChangeType>,
    /// Whether payments stop.
    #[serde(default)]
    pub downtime: Option<bool>,
    /// How the new versions take over.
    #[serde(default)]
    #[ts(optional = nullable, type = "Strategy | null")]
    pub strategy: Option<Strategy>,
    /// Who performs it.
    #[serde(default)]
    #[ts(optional = nullable, type = "PerformedBy | null")]
    pub performed_by: Option<PerformedBy>,
    /// Estimate of the runbook in minutes.
    #[serde(default)]
    pub runbook_minutes: Option<u32>,
    /// Estimate of the rollback in minutes.
    #[serde(default)]
    pub rollback_minutes: Option<u32>,
    /// Estimate of the validation in minutes.
    #[serde(default)]
    pub validation_minutes: Option<u32>,
    /// What changes; None on planning writes it from the release.
    #[serde(default)]
    pub description: Option<String>,
    /// What business notices.
    #[serde(default)]
    pub impact: Option<String>,
    /// Who asked for it: id or name; None on planning means who plans. Empty takes them off.
    #[serde(default)]
    pub initiator: Option<String>,
    /// Who performs it.
    #[serde(default)]
    pub maker: Option<String>,
    /// Who validates it.
    #[serde(default)]
    pub checker: Option<String>,
    /// Who is asked about it.
    #[serde(default)]
    pub coordinator: Option<String>,
    /// Day the CAB sits over it; empty takes it away.
    #[serde(default)]
    pub cab_day: Option<String>,
    /// Ticket of the incident or the request.
    #[serde(default)]
    pub ticket: Option<String>,
}

/// Asks whether something may be deployed then: a planned deployment, or one that is only thought of.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct CheckDeployment {
    /// A planned deployment; what else is given replaces its own.
    #[serde(default)]
    pub deployment: Option<String>,
    /// Environment: id or code.
    #[serde(default)]
    pub environment: Option<String>,
    /// First moment; `local` may be an RFC 3339 instant, which is read in `zone`.
    #[serde(default)]
    pub start: Option<WallTime>,
    /// Exact length.
    #[serde(default)]
    pub minutes: Option<u32>,
    /// Release: id or version.
    #[serde(default)]
    pub release: Option<String>,
    /// How it is governed.
    #[serde(default)]
    #[ts(optional = nullable, type = "ChangeType | null")]
    pub change_type: Option<ChangeType>,
    /// Whether payments stop.
    #[serde(default)]
    pub downtime: Option<bool>,
    /// Ask for a rollback instead.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub rollback: bool,
    /// How many free slots to look for; None is 3, 0 none (while dragging).
    #[serde(default)]
    pub slots: Option<u32>,
}

/// The answer, with every reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Checked {
    /// Whether nothing blocks it that was not overridden.
    pub allowed: bool,
    /// `open`, `ungated`, `outside`, `frozen` or `halted`: what the calendar alone says.
    pub gate: String,
    /// The window asked for.
    pub start: WallTime,
    /// Its end.
    pub end: WallTime,
    /// Exact length.
    pub minutes: u32,
    /// What the rules say, blocks first; met ones last.
    pub findings: Vec<FindingShape>,
    /// What else is in the way, by start.
    pub conflicts: Vec<ConflictShape>,
    /// When the environment next opens, RFC 3339; None when it is open or no end is known.
    pub next_open: Option<String>,
    /// When it next closes, RFC 3339.
    pub next_close: Option<String>,
    /// What closes it then.
    pub next_close_reason: Option<String>,
    /// Free slots that fit, earliest first.
    pub next_slots: Vec<Slot>,
    /// Why there is none.
    pub no_slot_because: Option<String>,
}

/// Something in the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ConflictShape {
    /// `same_environment`, `shared_environment`, `feeding_environment`, `other_change`, `freeze`,
    /// `outside_maintenance_window`, `outside_lead_time`, `halt`, `person_busy`, `holiday`,
    /// `too_short`.
    pub kind: String,
    /// What it is, in words.
    pub with: String,
    /// Its id.
    pub with_id: Option<String>,
    /// RFC 3339 with offset.
    pub start: String,
    /// RFC 3339 with offset.
    pub end: String,
    /// Its time in words.
    pub label: String,
}

/// A free slot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Slot {
    /// RFC 3339 with offset.
    pub start: String,
    /// RFC 3339 with offset.
    pub end: String,
    /// Wall clock of the start, `YYYY-MM-DDTHH:MM`.
    pub local: String,
    /// IANA zone.
    pub zone: String,
    /// Such as `Wed 25 Nov, 22:00 – 02:00 WAT`.
    pub label: String,
    /// Why it is a good one, such as `first night after the freeze`.
    pub note: String,
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

/// Moves a deployment to another state.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct AdvanceDeployment {
    /// The deployment.
    pub id: String,
    /// Slug of the state.
    #[ts(type = "DeploymentState")]
    pub to: DeploymentState,
    /// Why, where something blocks it or it is taken back.
    #[serde(default)]
    pub reason: Option<String>,
}

/// Confirms that the hub is ready for exactly this window.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct ConfirmDeployment {
    /// The deployment.
    pub id: String,
    /// What to remember of it.
    #[serde(default)]
    pub note: Option<String>,
    /// Why, where something blocks it or it is taken back.
    #[serde(default)]
    pub reason: Option<String>,
    /// Takes the confirmation back instead.
    #[serde(default)]
    pub withdraw: bool,
}

/// Approves a change, or refuses it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct ApproveDeployment {
    /// The deployment.
    pub id: String,
    /// In which capacity.
    #[ts(type = "ApprovalKind")]
    pub kind: ApprovalKind,
    /// Whether it is approved.
    pub approved: bool,
    /// What to say of it; a refusal needs it.
    #[serde(default)]
    pub reason: String,
}

/// Calls a deployment off.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct CancelDeployment {
    /// The deployment.
    pub id: String,
    /// Why.
    pub reason: String,
}

/// Closes a window with its outcome and report.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct CloseDeployment {
    /// The deployment.
    pub id: String,
    /// How it ended.
    #[ts(type = "ChangeOutcome")]
    pub outcome: ChangeOutcome,
    /// What there is to say of it.
    #[serde(default)]
    pub note: String,
    /// The report.
    #[serde(default)]
    pub report: Report,
    /// Why, where something blocks it.
    #[serde(default)]
    pub reason: Option<String>,
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

/// Reviews a change after it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct ReviewDeployment {
    /// The deployment.
    pub id: String,
    /// What was learnt.
    pub summary: String,
    /// What is to be done, one line each.
    #[serde(default)]
    pub actions: String,
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

/// Lets findings pass that block a deployment'"'"'s window.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct OverrideDeployment {
    /// The deployment.
    pub id: String,
    /// Only this rule; None lets every block pass.
    #[serde(default)]
    pub rule: Option<String>,
    /// Why.
    pub reason: String,
}
