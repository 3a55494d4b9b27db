//! The rules over a defect and its ticket.

mod duplicate_linked;
mod facts;
mod fix_in_increment;
mod fix_in_notes;
mod fix_validated;
mod known_error_raised;
mod never_pending;
mod repeat_has_problem;
mod report_complete;
mod reproduced_below;
mod root_cause_written;

pub use facts::{DefectFacts, FixFact, ProblemFact};

use super::Rule;

/// In the order a triage round would ask.
pub(super) const RULES: &[Rule] = &[
    report_complete::RULE,
    reproduced_below::RULE,
    never_pending::RULE,
    duplicate_linked::RULE,
    fix_validated::RULE,
    fix_in_increment::RULE,
    fix_in_notes::RULE,
    root_cause_written::RULE,
    repeat_has_problem::RULE,
    known_error_raised::RULE,
];
