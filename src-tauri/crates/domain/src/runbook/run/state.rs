//! Where a run stands: its steps, its way, its end, and what may be done next.

use super::act::Mode;
use crate::runbook::plan::{Durations, back_from};
use crate::runbook::step::Runbook;
use crate::words::words;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

words! {
    /// Where a step of a run stands.
    StepState {
        /// Not begun.
        Waiting "waiting" "waiting",
        /// Somebody is at it.
        Running "running" "running",
        /// It ended well; of a decision, it was a go.
        Done "done" "done",
        /// It went wrong.
        Failed "failed" "failed",
        /// It was left out.
        Skipped "skipped" "skipped",
        /// It was under way, or had not been begun, when the run turned back or ended.
        Stopped "stopped" "stopped",
        /// It takes back a step that was never begun.
        NotNeeded "not_needed" "not needed",
    }
}

impl StepState {
    /// Whether what waits for its end may go.
    pub fn through(self) -> bool {
        matches!(
            self,
            StepState::Done | StepState::Skipped | StepState::NotNeeded
        )
    }
}

words! {
    /// Which way a run goes.
    Way {
        /// To the new release.
        There "there" "Deploying",
        /// To the former one.
        Back "back" "Rolling back",
    }
}

words! {
    /// How a run ended.
    Ended {
        /// Through to its end.
        Completed "completed" "Completed",
        /// Taken back.
        RolledBack "rolled_back" "Rolled back",
        /// Neither.
        Abandoned "abandoned" "Abandoned",
    }
}

/// A step of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepRun {
    /// Where it stands.
    pub state: StepState,
    /// When it was begun, the last time.
    pub started: Option<DateTime<Utc>>,
    /// When it ended, however it did.
    pub ended: Option<DateTime<Utc>>,
    /// Who began it last, or decided.
    pub by: String,
    /// Who looked at it.
    pub checked_by: String,
    /// What was seen, or why it went so.
    pub said: String,
    /// How often it was begun.
    pub attempts: u32,
    /// Evidence, oldest first.
    pub evidence: Vec<String>,
}

/// A go or no-go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The step's place.
    pub step: usize,
    /// Go.
    pub go: bool,
    /// Who said so.
    pub by: String,
    /// Why.
    pub reason: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// A note or a deviation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jotted {
    /// The step's place, where it is about one.
    pub step: Option<usize>,
    /// What.
    pub text: String,
    /// By whom.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Whether it went otherwise than written.
    pub deviation: bool,
}

/// What is left was planned anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rebase {
    /// From when.
    pub at: DateTime<Utc>,
    /// Why.
    pub reason: String,
    /// The steps as they stood then, so that the plan of what was left can be drawn again.
    pub steps: Vec<StepRun>,
    /// Which way the run went then.
    pub way: Way,
}

/// A run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// What it works through, as it was when the run began.
    pub runbook: Runbook,
    /// Practice or not.
    pub mode: Mode,
    /// When it began.
    pub begun: DateTime<Utc>,
    /// Its steps, in the order of the runbook.
    pub steps: Vec<StepRun>,
    /// Which way it goes.
    pub way: Way,
    /// When and why it turned back, and who said so.
    pub turned: Option<(DateTime<Utc>, String, String)>,
    /// How and when it ended, and why where somebody said.
    pub ended: Option<(Ended, DateTime<Utc>, String)>,
    /// Goes and no-goes, oldest first.
    pub decisions: Vec<Decision>,
    /// Notes and deviations, oldest first.
    pub jotted: Vec<Jotted>,
    /// The last time that what was left was planned anew.
    pub rebased: Option<Rebase>,
    /// When the first point of no return was begun.
    pub no_return: Option<DateTime<Utc>>,
    /// When something was recorded last.
    pub last: DateTime<Utc>,
}

impl Run {
    /// A run that begins.
    pub fn begin(runbook: Runbook, mode: Mode, at: DateTime<Utc>) -> Run {
        let waiting = StepRun {
            state: StepState::Waiting,
            started: None,
            ended: None,
            by: String::new(),
            checked_by: String::new(),
            said: String::new(),
            attempts: 0,
            evidence: Vec::new(),
        };
        Run {
            steps: vec![waiting; runbook.steps.len()],
            runbook,
            mode,
            begun: at,
            way: Way::There,
            turned: None,
            ended: None,
            decisions: Vec::new(),
            jotted: Vec::new(),
            rebased: None,
            no_return: None,
            last: at,
        }
    }

    /// Where a step stands.
    pub fn state(&self, place: usize) -> StepState {
        let step = self.steps.get(place);
        step.map_or(StepState::Waiting, |step| step.state)
    }

    /// The steps that one waits for and that are not through, by name. Names that the runbook does
    /// not hold in the same branch hold nothing up; a rule says so of the runbook.
    pub fn waits(&self, place: usize) -> Vec<String> {
        let Some(step) = self.runbook.steps.get(place) else {
            return Vec::new();
        };
        let held = |id: &String, free: fn(&StepRun) -> bool| {
            let other = self.runbook.step(id);
            let other = other.filter(|(_, other)| other.back() == step.back());
            let run = other.and_then(|(at, _)| self.steps.get(at));
            run.is_some_and(|run| !free(run))
        };
        let ended: fn(&StepRun) -> bool = |run| run.state.through();
        let begun: fn(&StepRun) -> bool = |run| run.state.through() || run.started.is_some();
        let after = step.after.iter().filter(|id| held(id, ended));
        let with = step.with.iter().filter(|id| held(id, begun));
        after.chain(with).cloned().collect()
    }

    /// Steps that may be begun now, or decided, by place.
    pub fn ready(&self) -> Vec<usize> {
        if self.ended.is_some() {
            return Vec::new();
        }
        let back = self.way == Way::Back;
        let steps = self.runbook.steps.iter().enumerate();
        steps
            .filter(|(place, step)| {
                step.back() == back
                    && matches!(self.state(*place), StepState::Waiting | StepState::Failed)
                    && self.waits(*place).is_empty()
            })
            .map(|(place, _)| place)
            .collect()
    }

    /// Steps of the way the run goes that are neither through nor left out, by name.
    pub fn open(&self) -> Vec<String> {
        let back = self.way == Way::Back;
        let steps = self.runbook.steps.iter().enumerate();
        steps
            .filter(|(place, step)| step.back() == back && !self.state(*place).through())
            .map(|(_, step)| step.id.clone())
            .collect()
    }

    /// Steps that were begun, by place.
    pub(super) fn begun_steps(&self) -> BTreeSet<usize> {
        let steps = self.steps.iter().enumerate();
        let begun = steps.filter(|(_, run)| run.started.is_some());
        begun.map(|(place, _)| place).collect()
    }

    /// Seconds that taking back what was begun so far takes.
    pub fn back_now(&self, durations: &Durations) -> u64 {
        back_from(&self.runbook, durations, &self.begun_steps())
    }

    /// How long each step took that ended well, in seconds.
    pub fn samples(&self) -> Vec<crate::runbook::Sample> {
        let steps = self.runbook.steps.iter().zip(&self.steps);
        let took = steps.filter(|(_, run)| run.state == StepState::Done);
        took.filter_map(|(step, run)| {
            let seconds = (run.ended? - run.started?).num_seconds();
            Some(crate::runbook::Sample {
                step: step.id.clone(),
                seconds: u64::try_from(seconds).unwrap_or(0),
            })
        })
        // A decision takes no time by itself.
        .filter(|sample| sample.seconds > 0)
        .collect()
    }
}
