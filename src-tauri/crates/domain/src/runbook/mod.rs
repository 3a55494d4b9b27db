//! A runbook: the steps of a deployment and of its way back, what follows from them, and what
//! happened when they were worked through.
//!
//! Source: the guide's release management ("deployment and rollback instructions including
//! environment variables, database update scripts, and deployment prerequisites") and Mojaloop's
//! upgrade strategy guide. A runbook is a value; its times are computed, and a run is a reading of
//! what was recorded. Commands are text to copy: nothing here runs one.

mod carry;
mod diff;
pub mod mention;
mod plan;
mod rehearsal;
mod report;
pub mod run;
mod schedule;
mod secret;
mod section;
mod step;
mod template;
mod text;

pub use carry::carry;
pub use diff::{Change, Difference, Kind as ChangeKind, between};
pub use plan::{Branch, Durations, Known, Plan, Problem, Timing, plan, problems};
pub use rehearsal::{Rehearsed, Sample, rehearsed};
pub use report::{Facts as ReportFacts, Moment, in_short, markdown as report, outcome_words};
pub use schedule::{Cycle, Link, LinkKind, Placed, Schedule, schedule};
pub use secret::MASKED;
pub use section::{Section, StepKind};
pub use step::{Runbook, Step, Variable};
pub use template::{FILL_IN, Named, from_template};
pub use text::{
    EditError, Lines, MOST_BYTES, MOST_STEPS, MOST_VARIABLES, Outline, Place, TextError,
    is_step_id, outline, read, remove_step, set_step, write,
};
