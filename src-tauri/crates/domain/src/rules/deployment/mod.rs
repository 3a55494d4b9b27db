//! The rules over a deployment, and over a time that is only thought of.

mod announced;
mod approvals;
mod as_packaged;
mod core_before_others;
mod downtime_major;
mod emergency_ticket;
mod environment_free;
mod environment_order;
mod facts;
mod golden_path_after;
mod golden_path_below;
mod golden_path_here;
mod halted;
mod handover_complete;
mod hard_freeze;
mod in_its_window;
mod initiator_approver;
mod lead_time;
mod linked_environments;
mod long_enough;
mod maintenance_window;
mod maker_checker;
mod migration_planned;
mod new_defects_decided;
mod no_holiday;
mod people_free;
mod readiness_confirmed;
mod regression_after_rollback;
mod release_approved;
mod release_findings;
mod release_held;
mod runbook_ready;
mod seen;
mod soft_freeze;
mod support_as_production;
mod tested_infrastructure;
mod ungated;
mod zone_moved;

pub use facts::{
    Announced, ApprovalFact, Confirmation, CoreFact, DeploymentFacts, EnvironmentFact, Estimates,
    FeederFact, IssueFact, NoticeFact, Papers, Proofs, ReleaseFact, ReportFact, RunbookFact,
};
pub use seen::{MirrorFact, SeenFacts, StandFact, TestedFact};

use super::Rule;

/// Those that forbid first, in the order a person would ask.
pub(super) const RULES: &[Rule] = &[
    halted::RULE,
    hard_freeze::RULE,
    maintenance_window::RULE,
    environment_free::RULE,
    release_held::RULE,
    release_approved::RULE,
    environment_order::RULE,
    core_before_others::RULE,
    lead_time::RULE,
    emergency_ticket::RULE,
    downtime_major::RULE,
    approvals::RULE,
    maker_checker::RULE,
    initiator_approver::RULE,
    runbook_ready::RULE,
    readiness_confirmed::RULE,
    in_its_window::RULE,
    new_defects_decided::RULE,
    regression_after_rollback::RULE,
    soft_freeze::RULE,
    ungated::RULE,
    linked_environments::RULE,
    people_free::RULE,
    no_holiday::RULE,
    long_enough::RULE,
    release_findings::RULE,
    migration_planned::RULE,
    handover_complete::RULE,
    golden_path_below::RULE,
    golden_path_here::RULE,
    golden_path_after::RULE,
    as_packaged::RULE,
    tested_infrastructure::RULE,
    support_as_production::RULE,
    announced::RULE,
    zone_moved::RULE,
];
