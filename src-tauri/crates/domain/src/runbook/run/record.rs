//! Recording an event: it is taken or refused, and what it says of the run as a whole.

use super::act::{Act, Event, Mode};
use super::refusal::Refusal;
use super::state::{Ended, Jotted, Rebase, Run, StepState, Way};
use crate::runbook::plan::wanted_back;
use crate::runbook::step::{Runbook, Step};
use chrono::{DateTime, Utc};

impl Run {
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

    fn abort(&mut self, reason: &str, event: &Event) -> Result<(), Refusal> {
        if self.way == Way::Back {
            return Err(Refusal::AlreadyBack);
        }
        said(reason)?;
        self.turn(reason, event);
        Ok(())
    }

    pub(super) fn turn(&mut self, reason: &str, event: &Event) {
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
}

/// Refuses what is to have a reason and has none.
pub(super) fn said(text: &str) -> Result<(), Refusal> {
    match text.trim() {
        "" => Err(Refusal::NoReason),
        _ => Ok(()),
    }
}
