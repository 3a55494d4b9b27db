//! Runbooks: their text, what follows from it, and their runs.

pub mod begin;
pub mod check;
pub mod diff;
pub mod edit;
pub(crate) mod facts;
pub(crate) mod find;
pub mod list;
pub mod make;
pub mod record;
pub mod remove;
pub mod report;
pub mod rewrite;
pub(crate) mod runs;
mod shape;
pub mod show;
pub mod show_run;
pub mod step;
mod target;
pub(crate) mod versions;

pub use shape::{
    BeginRun, CheckRunbook, DiffRunbook, EditRunbook, ListRunbooks, NameRun, NameRunbook,
    NewRunbook, OfferedArticle, RecordRun, RewriteRunbook, RunDecision, RunEvent, RunStep, Runbook,
    RunbookChange, RunbookCheck, RunbookDiff, RunbookDifference, RunbookNote, RunbookReport,
    RunbookRun, RunbookRunSummary, RunbookStep, RunbookSummary, RunbookVariable, RunbookVersion,
    Runbooks, SaveRunbookReport, SetRunbookStep, StepLength, StepSaid, TextFault, WrittenPart,
    WrittenRunbook, WrittenStep,
};
