//! Who did a step and who looked at it are two people, and what a run proves.

use super::act::{Act, Event};
use super::refusal::Refusal;
use super::state::{Ended, Run, StepState};
use crate::runbook::section::Section;

/// Whether two names are those of one person: spaces and capitals make no other one.
pub fn same_name(one: &str, other: &str) -> bool {
    let folded = |name: &str| {
        let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
        words.join(" ")
    };
    folded(one) == folded(other)
}

impl Run {
    /// Whether what is about to be recorded keeps apart who did a step and who looked at it. It is
    /// asked when something is recorded and not when it is read back, so that a run that was recorded
    /// under a looser rule stays what it was.
    ///
    /// # Errors
    /// [`Refusal::SelfChecked`].
    pub fn vouch(&self, event: &Event) -> Result<(), Refusal> {
        let Act::Finish {
            step, checked_by, ..
        } = &event.act
        else {
            return Ok(());
        };
        let place = self.runbook.step(step).map(|(place, _)| place);
        let did = place.and_then(|place| self.steps.get(place));
        let itself = did.is_some_and(|did| same_name(checked_by, &did.by));
        match checked_by.trim() {
            "" => Ok(()),
            _ if itself => Err(Refusal::SelfChecked(step.clone())),
            _ => Ok(()),
        }
    }

    /// Who a step names to look at it, where what is about to be recorded says somebody else did.
    pub fn other_checker(&self, event: &Event) -> Option<&str> {
        let Act::Finish {
            step, checked_by, ..
        } = &event.act
        else {
            return None;
        };
        let (_, step) = self.runbook.step(step)?;
        let named = step.checker.trim();
        let other = !named.is_empty() && !checked_by.trim().is_empty();
        (other && !same_name(named, checked_by)).then_some(named)
    }

    /// Steps of the validation that were not done.
    pub fn untested(&self) -> Vec<String> {
        let steps = self.runbook.steps.iter().enumerate();
        steps
            .filter(|(place, step)| {
                step.section == Section::Validation && self.state(*place) != StepState::Done
            })
            .map(|(_, step)| step.id.clone())
            .collect()
    }

    /// Whether it proves its runbook: it went through, and what was deployed was tested.
    pub fn proves(&self) -> bool {
        let through = matches!(self.ended, Some((Ended::Completed, ..)));
        let tests = self.runbook.of(Section::Validation).next().is_some();
        through && tests && self.untested().is_empty()
    }
}
