//! A run, as hosts show it.

use crate::shape::Stamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A run in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RunbookRunSummary {
    /// Id.
    pub id: String,
    /// Which run of its runbook.
    pub number: u32,
    /// `rehearsal` or `live`.
    pub mode: String,
    /// `running`, `completed`, `rolled_back` or `abandoned`.
    pub state: String,
    /// When it began.
    pub begun_at: Stamp,
    /// When it ended.
    pub ended_at: Option<Stamp>,
}

/// A run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RunbookRun {
    /// Id.
    pub id: String,
    /// The runbook's id.
    pub runbook: String,
    /// Which run of it, from 1.
    pub number: u32,
    /// `rehearsal` or `live`.
    pub mode: String,
    /// The runbook's version that it works through.
    pub version: u32,
    /// Such as `Mojaloop 17.1.0 r1`.
    pub release_title: String,
    /// The environment's code.
    pub environment: String,
    /// The deployment whose window it runs in.
    pub deployment: Option<String>,
    /// `running`, `completed`, `rolled_back` or `abandoned`.
    pub state: String,
    /// `there` or `back`.
    pub way: String,
    /// When it began.
    pub begun_at: Stamp,
    /// By whom.
    pub begun_by: String,
    /// When it ended.
    pub ended_at: Option<Stamp>,
    /// When and why it turned back, in words; empty while it has not.
    pub turned: String,
    /// When its window closes.
    pub window_end: Option<Stamp>,
    /// Planned end of the way it goes.
    pub planned_end: Stamp,
    /// Foreseen end, or the end.
    pub forecast_end: Stamp,
    /// Seconds it is later than planned; negative when earlier.
    #[ts(type = "number")]
    pub behind: i64,
    /// Seconds that taking back what was begun so far takes.
    #[ts(type = "number")]
    pub back_now: u64,
    /// Seconds that taking everything back takes, at the worst moment.
    #[ts(type = "number")]
    pub rollback: u64,
    /// Seconds of the tests after that.
    #[ts(type = "number")]
    pub regression: u64,
    /// The latest moment for a no-go, where its window ends.
    pub latest_decision: Option<Stamp>,
    /// The next decision: its step.
    pub next_decision: String,
    /// When that is foreseen.
    pub next_decision_at: Option<Stamp>,
    /// Whether the next decision would come too late for a rollback inside the window.
    pub too_late: bool,
    /// When a point of no return was begun.
    pub no_return: Option<Stamp>,
    /// Names of steps that may be begun, or decided, now.
    pub ready: Vec<String>,
    /// Names of steps that keep it from being completed.
    pub open: Vec<String>,
    /// Its steps in time: the way there, then, once it has turned, the way back.
    pub steps: Vec<RunStep>,
    /// Goes and no-goes, oldest first.
    pub decisions: Vec<RunDecision>,
    /// What was recorded, oldest first.
    pub events: Vec<RunEvent>,
    /// Recorded events that do not fit what came before them, and were left out.
    pub unfit: u32,
}

/// A step of a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RunStep {
    /// Its name.
    pub id: String,
    /// Slug of the part it stands in.
    pub section: String,
    /// Slug of what it is.
    pub kind: String,
    /// What is done.
    pub title: String,
    /// How, in Markdown.
    pub text: String,
    /// A command to copy, or empty.
    pub command: String,
    /// What is seen when it went well.
    pub expected: String,
    /// Who is to do it.
    pub maker: String,
    /// Who is to look at it.
    pub checker: String,
    /// `waiting`, `running`, `done`, `failed`, `skipped`, `stopped` or `not_needed`.
    pub state: String,
    /// Whether it belongs to the way back.
    pub back: bool,
    /// Whether it lies on the critical path.
    pub critical: bool,
    /// Whether a rollback is another one from here on.
    pub point_of_no_return: bool,
    /// The steps it comes after.
    pub after: Vec<String>,
    /// The steps it still waits for.
    pub waits: Vec<String>,
    /// Planned start.
    pub planned_start: Stamp,
    /// Planned end.
    pub planned_end: Stamp,
    /// When it began, or is foreseen to.
    pub start: Stamp,
    /// When it ended, or is foreseen to.
    pub end: Stamp,
    /// Whether it has begun.
    pub started: bool,
    /// Whether it has ended.
    pub ended: bool,
    /// Who did it.
    pub by: String,
    /// Who looked at it.
    pub checked_by: String,
    /// What was seen, or why it went so.
    pub said: String,
    /// How often it was begun.
    pub attempts: u32,
    /// Evidence.
    pub evidence: Vec<String>,
}

/// A go or a no-go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RunDecision {
    /// The step's name.
    pub step: String,
    /// Go.
    pub go: bool,
    /// Who decided.
    pub by: String,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Stamp,
}

/// Something that was recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RunEvent {
    /// When.
    pub at: Stamp,
    /// Who did it.
    pub by: String,
    /// What, such as `start`.
    pub act: String,
    /// The step, or empty.
    pub step: String,
    /// What was said, or empty.
    pub text: String,
    /// Who looked at it, or empty.
    pub checked_by: String,
}

/// The report of a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RunbookReport {
    /// The run.
    pub run: String,
    /// Markdown.
    pub markdown: String,
    /// The same as HTML that can do nothing.
    pub html: String,
    /// Drafts of articles, one for each deviation.
    pub articles: Vec<OfferedArticle>,
}

/// A draft of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OfferedArticle {
    /// What it would be called.
    pub title: String,
    /// Its text, with front matter.
    pub text: String,
}
