//! What a step of a runbook says, as hosts show it wherever the step stands.

use serde::{Deserialize, Serialize};
use slipway_domain::runbook::Step;
use ts_rs::TS;

/// What a step says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StepSaid {
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
    /// Who does it.
    pub maker: String,
    /// Who looks at it.
    pub checker: String,
    /// What must have ended before.
    pub after: Vec<String>,
    /// What must have started before.
    pub with: Vec<String>,
    /// Somebody's estimate in minutes.
    pub estimate: Option<u32>,
    /// What is seen when it went well.
    pub expected: String,
    /// Whether a rollback is another one from here on.
    pub point_of_no_return: bool,
    /// The step it takes back, or empty.
    pub takes_back: String,
}

impl From<Step> for StepSaid {
    fn from(step: Step) -> StepSaid {
        StepSaid {
            section: step.section.slug().to_owned(),
            kind: step.kind.slug().to_owned(),
            takes_back: step.rollback_of.unwrap_or_default(),
            id: step.id,
            title: step.title,
            text: step.text,
            command: step.command,
            maker: step.maker,
            checker: step.checker,
            after: step.after,
            with: step.with,
            estimate: step.estimate,
            expected: step.expected,
            point_of_no_return: step.point_of_no_return,
        }
    }
}
