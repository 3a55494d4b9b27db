//! A runbook, as hosts show it.

use super::{RunbookRunSummary, StepSaid};
use crate::knowledge::DiffRow;
use crate::shape::{FindingShape, Stamp};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Runbooks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Runbooks {
    /// By release, then along the ladder.
    pub runbooks: Vec<RunbookSummary>,
}

/// A runbook in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RunbookSummary {
    /// Id.
    pub id: String,
    /// The release's id.
    pub release: String,
    /// Such as `Mojaloop 17.1.0 r1`.
    pub release_title: String,
    /// The environment's code.
    pub environment: String,
    /// 1, then one more with each edit.
    pub version: u32,
    /// How many steps it has.
    pub steps: u32,
    /// Minutes there.
    pub duration: u32,
    /// Minutes until everything is taken back.
    pub rollback: u32,
    /// Findings that block.
    pub blocks: u32,
    /// How its newest run stands: `running`, `completed`, `rolled_back`, `abandoned`; None when there
    /// is none.
    pub last_run: Option<RunbookRunSummary>,
    /// When it was edited last.
    pub edited_at: Stamp,
}

/// A runbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Runbook {
    /// Id.
    pub id: String,
    /// The release's id.
    pub release: String,
    /// Such as `Mojaloop 17.1.0 r1`.
    pub release_title: String,
    /// The environment's code.
    pub environment: String,
    /// The environment's name.
    pub environment_name: String,
    /// 1, then one more with each edit.
    pub version: u32,
    /// What it is called.
    pub title: String,
    /// The version that runs before, or empty.
    pub from: String,
    /// How the new versions take over, or empty.
    pub strategy: String,
    /// The whole of it as text.
    pub text: String,
    /// Hash of the text.
    pub sha256: String,
    /// What it was made from, in words.
    pub source: String,
    /// The runbook it was made from, where it was one.
    pub source_id: Option<String>,
    /// When it was edited last.
    pub edited_at: Stamp,
    /// By whom.
    pub edited_by: String,
    /// What follows from it.
    pub check: RunbookCheck,
    /// What stands at the head of its parts.
    pub notes: Vec<RunbookNote>,
    /// Variables and values, those that the runbook before had last.
    pub variables: Vec<RunbookVariable>,
    /// The runbook that these are compared with, in words; empty when there is none.
    pub compared_with: String,
    /// Its steps in time: the way there, then the way back.
    pub steps: Vec<RunbookStep>,
    /// Its runs, newest first.
    pub runs: Vec<RunbookRunSummary>,
    /// Its versions, newest first.
    pub versions: Vec<RunbookVersion>,
}

/// A version of a runbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RunbookVersion {
    /// From 1.
    pub number: u32,
    /// When it was saved.
    pub at: Stamp,
    /// By whom.
    pub by: String,
}

/// What stands at the head of a part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RunbookNote {
    /// Slug of the part.
    pub section: String,
    /// Markdown.
    pub text: String,
}

/// A variable or a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RunbookVariable {
    /// Its name.
    pub name: String,
    /// What it is to be.
    pub value: String,
    /// Why.
    pub note: String,
    /// `same`, `added`, `changed` or `removed` since the runbook before; empty when there is none.
    pub change: String,
    /// What it was there.
    pub before: String,
}

/// How long a step takes, and where that is known from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StepLength {
    /// `unknown`, `estimate` or `rehearsed`.
    pub known: String,
    /// Seconds it is planned with; 0 when not known.
    #[ts(type = "number")]
    pub seconds: u64,
    /// How often it was rehearsed.
    pub rehearsals: u32,
    /// The shortest of them, in seconds.
    #[ts(type = "number")]
    pub shortest: u64,
    /// The longest of them, in seconds.
    #[ts(type = "number")]
    pub longest: u64,
    /// In words, such as `25 min, rehearsed 3 times: 20 to 31 min`.
    pub label: String,
}

/// A step, placed in time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RunbookStep {
    /// What it says.
    #[serde(flatten)]
    pub said: StepSaid,
    /// How long it takes.
    pub length: StepLength,
    /// Earliest start, in seconds from the beginning of its branch.
    #[ts(type = "number")]
    pub start: u64,
    /// Earliest end.
    #[ts(type = "number")]
    pub end: u64,
    /// Latest start that delays nothing.
    #[ts(type = "number")]
    pub latest_start: u64,
    /// Latest end that delays nothing.
    #[ts(type = "number")]
    pub latest_end: u64,
    /// Whether it lies on the critical path.
    pub critical: bool,
}

/// What follows from a runbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RunbookCheck {
    /// Minutes there, its validation included.
    pub duration: u32,
    /// Minutes until everything is taken back, from the worst moment.
    pub rollback: u32,
    /// Minutes of the test that follows, and of what waits for it.
    pub regression: u32,
    /// Minutes that a window has to hold.
    pub total: u32,
    /// Names of the steps of the critical path.
    pub critical_path: Vec<String>,
    /// Names of those of the way back.
    pub critical_path_back: Vec<String>,
    /// The latest moment for a no-go in the window that is planned; None when none is.
    pub latest_decision: Option<Stamp>,
    /// Whether the last decision before the validation ends would come later than that; None when no
    /// window is planned.
    pub too_late: Option<bool>,
    /// Runs of the release's runbooks that lengths were measured in.
    pub rehearsals: u32,
    /// Whether nothing blocks.
    pub ready: bool,
    /// What the rules say, blocks first.
    pub findings: Vec<FindingShape>,
}

/// What differs between two runbooks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RunbookDiff {
    /// The old one, in words.
    pub old: String,
    /// The new one, in words.
    pub new: String,
    /// What differs; empty when nothing does.
    pub differences: Vec<RunbookDifference>,
    /// Lines that were added.
    pub added: u32,
    /// Lines that were taken away.
    pub removed: u32,
    /// Places in which the texts differ.
    pub changes: u32,
    /// Both texts, line beside line.
    pub rows: Vec<DiffRow>,
}

/// One thing that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RunbookDifference {
    /// Title of the part it stands in; empty for the head.
    pub section: String,
    /// The step's or the variable's name.
    pub name: String,
    /// Whether it is a variable.
    pub variable: bool,
    /// `added`, `removed` or `changed`.
    pub kind: String,
    /// What changed.
    pub changes: Vec<RunbookChange>,
}

/// One value, before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RunbookChange {
    /// Which.
    pub field: String,
    /// Before.
    pub before: String,
    /// After.
    pub after: String,
}
