//! Where a run stands, read from its events.

use super::act::{Act, Event, Mode};
use super::refusal::Refusal;
use crate::runbook::plan::{Durations, back_from, wanted_back};
use crate::runbook::section::StepKind;
use crate::runbook::step::{Runbook, Step};
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

    /// Reads a run back. Events that do not fit what came before are left out and given with their
    /// place, so that a run whose record is damaged can still be seen.
    pub fn replay(
        runbook: Runbook,
        mode: Mode,
        at: DateTime<Utc>,
        events: &[Event],
    ) -> (Run, Vec<(usize, Refusal)>) {
        let mut run = Run::begin(runbook, mode, at);
        let mut refused = Vec::new();
        for (place, event) in events.iter().enumerate() {
            if let Err(refusal) = run.apply(event) {
                refused.push((place, refusal));
            }
        }
        (run, refused)
    }

    /// Records an event.
    ///
    /// # Errors
    /// [`Refusal`], with the run as it was.
    pub fn apply(&mut self, event: &Event) -> Result<(), Refusal> {
        if event.at < self.last {
            return Err(Refusal::Earlier);
        }
        let jot = matches!(
            event.act,
            Act::Note { .. } | Act::Deviation { .. } | Act::Evidence { .. }
        );
        if self.ended.is_some() && !jot {
            return Err(Refusal::Ended);
        }
        match &event.act {
            Act::Start { step } => self.start(step, event)?,
            Act::Finish {
                step,
                seen,
                checked_by,
            } => self.finish(step, seen, checked_by, event)?,
            Act::Fail { step, reason } => self.fail(step, reason, event)?,
            Act::Skip { step, reason } => self.skip(step, reason, event)?,
            Act::Reopen { step, reason } => self.reopen(step, reason)?,
            Act::Decide { step, go, reason } => self.decide(step, *go, reason, event)?,
            Act::Abort { reason } => self.abort(reason, event)?,
            Act::Evidence { step, text } => self.evidence(step, text)?,
            Act::Note { step, text } => self.jot(step, text, false, event)?,
            Act::Deviation { step, text } => self.jot(step, text, true, event)?,
            Act::Rebaseline { reason } => self.rebase(reason, event)?,
            Act::Complete => self.complete(event)?,
            Act::Abandon { reason } => self.abandon(reason, event)?,
        }
        self.last = event.at;
        Ok(())
    }

    fn place(&self, id: &str) -> Result<usize, Refusal> {
        let found = self.runbook.step(id);
        found
            .map(|(place, _)| place)
            .ok_or_else(|| Refusal::NoStep(id.to_owned()))
    }

    /// The step, when it lies on the way the run goes.
    fn on_way(&self, id: &str) -> Result<(usize, &Step), Refusal> {
        let (place, step) = self
            .runbook
            .step(id)
            .ok_or_else(|| Refusal::NoStep(id.to_owned()))?;
        match (self.way, step.back()) {
            (Way::Back, false) => Err(Refusal::TurnedBack(id.to_owned())),
            (Way::There, true) => Err(Refusal::NotTurnedBack(id.to_owned())),
            _ => Ok((place, step)),
        }
    }

    fn in_state(&self, place: usize, id: &str, wanted: &[StepState]) -> Result<(), Refusal> {
        let state = self.state(place);
        if wanted.contains(&state) {
            return Ok(());
        }
        Err(Refusal::State {
            step: id.to_owned(),
            state: state.title(),
        })
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

    fn free(&self, place: usize, id: &str) -> Result<(), Refusal> {
        let waits = self.waits(place);
        if waits.is_empty() {
            return Ok(());
        }
        Err(Refusal::Waits {
            step: id.to_owned(),
            waits,
        })
    }

    fn start(&mut self, id: &str, event: &Event) -> Result<(), Refusal> {
        let (place, step) = self.on_way(id)?;
        if step.kind == StepKind::Decision {
            return Err(Refusal::IsDecision(id.to_owned()));
        }
        self.in_state(place, id, &[StepState::Waiting, StepState::Failed])?;
        self.free(place, id)?;
        let no_return = step.point_of_no_return;
        if let Some(run) = self.steps.get_mut(place) {
            run.state = StepState::Running;
            run.started = Some(event.at);
            run.ended = None;
            event.by.clone_into(&mut run.by);
            run.attempts = run.attempts.saturating_add(1);
        }
        if no_return && self.no_return.is_none() {
            self.no_return = Some(event.at);
        }
        Ok(())
    }

    fn finish(
        &mut self,
        id: &str,
        seen: &str,
        checked_by: &str,
        event: &Event,
    ) -> Result<(), Refusal> {
        let (place, step) = self.on_way(id)?;
        self.in_state(place, id, &[StepState::Running])?;
        if self.mode == Mode::Live && !step.checker.is_empty() && checked_by.is_empty() {
            return Err(Refusal::Unchecked(id.to_owned()));
        }
        let did = self.steps.get(place).map_or("", |run| run.by.as_str());
        if !checked_by.is_empty() && checked_by == did {
            return Err(Refusal::SelfChecked(id.to_owned()));
        }
        if let Some(run) = self.steps.get_mut(place) {
            run.state = StepState::Done;
            run.ended = Some(event.at);
            seen.clone_into(&mut run.said);
            checked_by.clone_into(&mut run.checked_by);
        }
        Ok(())
    }

    fn fail(&mut self, id: &str, reason: &str, event: &Event) -> Result<(), Refusal> {
        let (place, _) = self.on_way(id)?;
        self.in_state(place, id, &[StepState::Running])?;
        said(reason)?;
        if let Some(run) = self.steps.get_mut(place) {
            run.state = StepState::Failed;
            run.ended = Some(event.at);
            reason.clone_into(&mut run.said);
        }
        Ok(())
    }

    fn skip(&mut self, id: &str, reason: &str, event: &Event) -> Result<(), Refusal> {
        let (place, step) = self.on_way(id)?;
        if step.kind == StepKind::Decision {
            return Err(Refusal::DecisionStays(id.to_owned()));
        }
        let open = [StepState::Waiting, StepState::Failed];
        self.in_state(place, id, &open)?;
        said(reason)?;
        if let Some(run) = self.steps.get_mut(place) {
            run.state = StepState::Skipped;
            run.ended = Some(event.at);
            reason.clone_into(&mut run.said);
            event.by.clone_into(&mut run.by);
        }
        Ok(())
    }

    fn reopen(&mut self, id: &str, reason: &str) -> Result<(), Refusal> {
        let (place, step) = self.on_way(id)?;
        if step.kind == StepKind::Decision {
            return Err(Refusal::IsDecision(id.to_owned()));
        }
        let ended = [StepState::Done, StepState::Skipped];
        self.in_state(place, id, &ended)?;
        said(reason)?;
        let later = self.begun_after(id);
        if !later.is_empty() {
            let step = id.to_owned();
            return Err(Refusal::Later { step, later });
        }
        if let Some(run) = self.steps.get_mut(place) {
            run.state = StepState::Waiting;
            run.started = None;
            run.ended = None;
            reason.clone_into(&mut run.said);
        }
        Ok(())
    }

    /// Steps that wait for this one and were begun or left out.
    fn begun_after(&self, id: &str) -> Vec<String> {
        let waits = |step: &Step| step.after.iter().chain(&step.with).any(|name| name == id);
        let begun = |place: usize| {
            let run = self.steps.get(place);
            run.is_some_and(|run| run.started.is_some() || run.state.through())
        };
        let steps = self.runbook.steps.iter().enumerate();
        steps
            .filter(|(place, step)| waits(step) && begun(*place))
            .map(|(_, step)| step.id.clone())
            .collect()
    }

    fn decide(&mut self, id: &str, go: bool, reason: &str, event: &Event) -> Result<(), Refusal> {
        let (place, step) = self.on_way(id)?;
        if step.kind != StepKind::Decision {
            return Err(Refusal::NoDecision(id.to_owned()));
        }
        self.in_state(place, id, &[StepState::Waiting, StepState::Failed])?;
        // A no-go needs no facts to be in: whoever has seen enough may say so at once.
        if go {
            self.free(place, id)?;
        } else {
            said(reason)?;
        }
        if let Some(run) = self.steps.get_mut(place) {
            run.state = if go {
                StepState::Done
            } else {
                StepState::Failed
            };
            run.started = Some(event.at);
            run.ended = Some(event.at);
            event.by.clone_into(&mut run.by);
            reason.clone_into(&mut run.said);
            run.attempts = 1;
        }
        self.decisions.push(Decision {
            step: place,
            go,
            by: event.by.clone(),
            reason: reason.to_owned(),
            at: event.at,
        });
        if !go && self.way == Way::There {
            self.turn(reason, event);
        }
        Ok(())
    }

    fn abort(&mut self, reason: &str, event: &Event) -> Result<(), Refusal> {
        if self.way == Way::Back {
            return Err(Refusal::AlreadyBack);
        }
        said(reason)?;
        self.turn(reason, event);
        Ok(())
    }

    fn turn(&mut self, reason: &str, event: &Event) {
        let begun = self.begun_steps();
        for (place, run) in self.steps.iter_mut().enumerate() {
            let back = self.runbook.steps.get(place).is_some_and(Step::back);
            if back && !wanted_back(&self.runbook, place, &begun) {
                run.state = StepState::NotNeeded;
            }
            if !back && matches!(run.state, StepState::Waiting | StepState::Running) {
                run.ended = run.started.map(|_| event.at);
                run.state = StepState::Stopped;
            }
        }
        self.way = Way::Back;
        self.turned = Some((event.at, event.by.clone(), reason.to_owned()));
    }

    /// Steps that were begun, by place.
    fn begun_steps(&self) -> BTreeSet<usize> {
        let steps = self.steps.iter().enumerate();
        let begun = steps.filter(|(_, run)| run.started.is_some());
        begun.map(|(place, _)| place).collect()
    }

    /// Seconds that taking back what was begun so far takes.
    pub fn back_now(&self, durations: &Durations) -> u64 {
        back_from(&self.runbook, durations, &self.begun_steps())
    }

    fn evidence(&mut self, id: &str, text: &str) -> Result<(), Refusal> {
        let place = self.place(id)?;
        said(text)?;
        if let Some(run) = self.steps.get_mut(place) {
            run.evidence.push(text.to_owned());
        }
        Ok(())
    }

    fn jot(&mut self, id: &str, text: &str, deviation: bool, event: &Event) -> Result<(), Refusal> {
        let step = match id {
            "" => None,
            id => Some(self.place(id)?),
        };
        said(text)?;
        self.jotted.push(Jotted {
            step,
            text: text.to_owned(),
            by: event.by.clone(),
            at: event.at,
            deviation,
        });
        Ok(())
    }

    fn rebase(&mut self, reason: &str, event: &Event) -> Result<(), Refusal> {
        said(reason)?;
        self.rebased = Some(Rebase {
            at: event.at,
            reason: reason.to_owned(),
            steps: self.steps.clone(),
            way: self.way,
        });
        Ok(())
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

    fn complete(&mut self, event: &Event) -> Result<(), Refusal> {
        let open = self.open();
        if !open.is_empty() {
            return Err(Refusal::Open(open));
        }
        let how = match self.way {
            Way::There => Ended::Completed,
            Way::Back => Ended::RolledBack,
        };
        self.ended = Some((how, event.at, String::new()));
        Ok(())
    }

    fn abandon(&mut self, reason: &str, event: &Event) -> Result<(), Refusal> {
        said(reason)?;
        for run in &mut self.steps {
            if run.state == StepState::Running {
                run.state = StepState::Stopped;
                run.ended = Some(event.at);
            }
        }
        self.ended = Some((Ended::Abandoned, event.at, reason.to_owned()));
        Ok(())
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

fn said(text: &str) -> Result<(), Refusal> {
    match text.trim() {
        "" => Err(Refusal::NoReason),
        _ => Ok(()),
    }
}
