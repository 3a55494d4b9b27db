//! Deployments in a list.

use crate::shape::WallTime;
use serde::{Deserialize, Serialize};
use slipway_domain::deployment::{ChangeType, DeploymentState};
use ts_rs::TS;

/// A deployment in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DeploymentSummary {
    /// Id.
    pub id: String,
    /// Such as `Mojaloop 17.1.0 r1`, or what the change is.
    pub title: String,
    /// The release's id.
    pub release_id: Option<String>,
    /// The environment's id.
    pub environment_id: String,
    /// The environment's code.
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
