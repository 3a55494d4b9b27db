//! What a run proves.

use super::state::{Ended, Run, StepState};
use crate::runbook::section::Section;

impl Run {
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
