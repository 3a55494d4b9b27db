//! What is done to a deployment.

use super::deployment::Report;
use crate::shape::WallTime;
use serde::{Deserialize, Serialize};
use slipway_domain::deployment::{
    ApprovalKind, ChangeOutcome, ChangeType, DeploymentState, PerformedBy, Strategy,
};
use ts_rs::TS;

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
    /// Takes how long it takes from its runbook, measured where that was rehearsed; what is estimated
    /// besides stands above it. A plan does so by itself.
    #[serde(default)]
    pub from_runbook: Option<bool>,
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

/// Lets findings pass that block a deployment's window.
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
