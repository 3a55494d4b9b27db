//! What is recorded of one step: begun, ended, failed, left out, opened again, decided.

use super::act::{Event, Mode};
use super::record::said;
use super::refusal::Refusal;
use super::state::{Decision, Run, StepState, Way};
use crate::runbook::section::StepKind;
use crate::runbook::step::Step;

impl Run {
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

    pub(super) fn start(&mut self, id: &str, event: &Event) -> Result<(), Refusal> {
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

    pub(super) fn finish(
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

    pub(super) fn fail(&mut self, id: &str, reason: &str, event: &Event) -> Result<(), Refusal> {
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

    pub(super) fn skip(&mut self, id: &str, reason: &str, event: &Event) -> Result<(), Refusal> {
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

    pub(super) fn reopen(&mut self, id: &str, reason: &str) -> Result<(), Refusal> {
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

    pub(super) fn decide(
        &mut self,
        id: &str,
        go: bool,
        reason: &str,
        event: &Event,
    ) -> Result<(), Refusal> {
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
}
