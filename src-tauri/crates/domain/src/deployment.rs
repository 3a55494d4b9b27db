//! A deployment: a release going into an environment, and the change record that governs it.
//!
//! Source: the guide's change management page (change types, lead times, approvals, outcomes) and
//! its release management page (states of a deployment window).

use crate::words::words;
use serde::{Deserialize, Serialize};

words! {
    /// Where a deployment stands.
    DeploymentState {
        /// Booked; nobody outside knows.
        Planned "planned" "Planned",
        /// Those concerned were told of this window.
        Announced "announced" "Announced",
        /// The window has begun.
        WindowOpen "window_open" "Window open",
        /// The runbook is being worked through.
        Deploying "deploying" "Deploying",
        /// What was deployed is being tested.
        Validating "validating" "Validating",
        /// It was found good.
        Validated "validated" "Validated",
        /// The window has ended, and its report was given.
        Closed "closed" "Closed",
        /// It is being taken back.
        RollingBack "rolling_back" "Rolling back",
        /// What was there before is being tested again.
        Regression "regression" "Regression",
        /// What was there before runs again.
        RolledBack "rolled_back" "Rolled back",
        /// It ended neither deployed nor taken back.
        Failed "failed" "Failed",
        /// Called off before it began.
        Cancelled "cancelled" "Cancelled",
    }
}

impl DeploymentState {
    /// The states it may go to from here, the usual one first.
    pub fn next(self) -> &'static [DeploymentState] {
        use DeploymentState as S;
        match self {
            S::Planned => &[S::Announced, S::WindowOpen, S::Cancelled],
            S::Announced => &[S::WindowOpen, S::Planned, S::Cancelled],
            S::WindowOpen => &[S::Deploying, S::RollingBack, S::Failed],
            S::Deploying => &[S::Validating, S::RollingBack, S::Failed],
            S::Validating => &[S::Validated, S::RollingBack, S::Failed],
            S::Validated => &[S::Closed, S::RollingBack],
            S::RollingBack => &[S::Regression, S::Failed],
            S::Regression => &[S::RolledBack, S::Failed],
            S::RolledBack | S::Failed => &[S::Closed],
            S::Closed | S::Cancelled => &[],
        }
    }

    /// Whether its window has begun and not ended.
    pub fn under_way(self) -> bool {
        use DeploymentState as S;
        matches!(
            self,
            S::WindowOpen
                | S::Deploying
                | S::Validating
                | S::Validated
                | S::RollingBack
                | S::Regression
                | S::RolledBack
                | S::Failed
        )
    }

    /// Whether it still lies ahead.
    pub fn ahead(self) -> bool {
        matches!(self, DeploymentState::Planned | DeploymentState::Announced)
    }
}

words! {
    /// How a change is governed.
    ChangeType {
        /// Pre-approved: low risk, documented, done well at least three times.
        Standard "standard" "Standard",
        /// Low impact and risk.
        Minor "minor" "Minor",
        /// High risk, or anything with downtime.
        Major "major" "Major",
        /// Mends an incident of severity 1 that has a ticket.
        Emergency "emergency" "Emergency",
    }
}

/// Working days between the planning of a change and its window, as the hub asks for them. An
/// emergency waits for none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeadDays {
    /// Of a standard change.
    pub standard: u32,
    /// Of a minor one.
    pub minor: u32,
    /// Of a major one.
    pub major: u32,
}

impl Default for LeadDays {
    /// Those of the guide's change management.
    fn default() -> Self {
        LeadDays {
            standard: 3,
            minor: 3,
            major: 5,
        }
    }
}

impl LeadDays {
    /// Most that a hub may ask for.
    pub const MOST: u32 = 60;

    /// The days of a change of this type.
    pub fn of(self, kind: ChangeType) -> u32 {
        match kind {
            ChangeType::Standard => self.standard,
            ChangeType::Minor => self.minor,
            ChangeType::Major => self.major,
            ChangeType::Emergency => 0,
        }
    }
}

impl ChangeType {
    /// The approvals it takes, with how many of each.
    pub fn approvals(self) -> &'static [(ApprovalKind, u32)] {
        match self {
            ChangeType::Standard => &[],
            ChangeType::Minor | ChangeType::Major => {
                &[(ApprovalKind::Cab, 1), (ApprovalKind::Business, 2)]
            }
            ChangeType::Emergency => &[(ApprovalKind::EmergencyCab, 1)],
        }
    }
}

words! {
    /// Who approves in which capacity.
    ApprovalKind {
        /// The Change Advisory Board.
        Cab "cab" "CAB",
        /// The emergency CAB, or the business owner in its place.
        EmergencyCab "emergency_cab" "Emergency CAB",
        /// A business approver.
        Business "business" "Business approver",
        /// The manager, for a standard change with low risk.
        Manager "manager" "Manager",
    }
}

words! {
    /// How the new versions take over.
    Strategy {
        /// Over what runs, component by component.
        InPlace "in_place" "In place",
        /// A small share of the traffic first.
        Canary "canary" "Canary",
        /// Beside what runs, then switched.
        BlueGreen "blue_green" "Blue-green",
        /// With payments stopped.
        MaintenanceWindow "maintenance_window" "Maintenance window",
    }
}

words! {
    /// Who performs a deployment.
    PerformedBy {
        /// The hub's own people.
        Hub "hub" "Hub",
        /// Mojaloop Support, on the hub's request.
        Support "support" "Support on request",
    }
}

words! {
    /// How a change ended.
    ChangeOutcome {
        /// Done as planned.
        Implemented "implemented" "Implemented",
        /// Neither done nor taken back.
        Failed "failed" "Failed",
        /// Taken back.
        BackedOut "backed_out" "Backed out",
        /// Failed first, then mended within the window.
        Remediated "remediated" "Remediated",
    }
}

words! {
    /// What a message says.
    MessageKind {
        /// When a release is meant to reach Production, and what it holds.
        TargetDate "target_date" "Target release date",
        /// When a window will be, and what goes in it.
        Announcement "announcement" "Window announcement",
        /// The window has begun.
        Opened "opened" "Window opened",
        /// The window has ended, and how.
        Closed "closed" "Window closed",
        /// What was announced will be at another time.
        DateChanged "date_changed" "Date changed",
        /// What was announced will not be.
        Cancelled "cancelled" "Cancelled",
        /// A change was approved.
        Approval "approval" "Approved",
        /// The hub is ready for a window.
        ReadinessConfirmed "readiness_confirmed" "Readiness confirmed",
    }
}
