//! What the commands of runbooks take and give.

mod request;
mod run;
mod runbook;
mod step;
mod written;

pub use request::{
    BeginRun, CheckRunbook, DiffRunbook, EditRunbook, ListRunbooks, NameRun, NameRunbook,
    NewRunbook, RecordRun, RewriteRunbook, SaveRunbookReport, SetRunbookStep,
};
pub use run::{
    OfferedArticle, RunDecision, RunEvent, RunStep, RunbookReport, RunbookRun, RunbookRunSummary,
};
pub use runbook::{
    Runbook, RunbookChange, RunbookCheck, RunbookDiff, RunbookDifference, RunbookNote, RunbookStep,
    RunbookSummary, RunbookVariable, RunbookVersion, Runbooks, StepLength,
};
pub use step::StepSaid;
pub use written::{TextFault, WrittenPart, WrittenRunbook, WrittenStep};
