//! The rules over a runbook.

mod backup;
mod complete;
mod decisions;
mod estimates;
mod facts;
mod filled_in;
mod makers;
mod regression;
mod rehearsed;
mod rollback;
mod secrets;
mod sound;
mod validation;
mod values;
mod versions;
mod window;
mod words;

pub use facts::{RunbookFacts, RunbookPlace, RunbookTarget};

use super::Rule;

/// In the order somebody would mend them.
pub(super) const RULES: &[Rule] = &[
    sound::RULE,
    complete::RULE,
    filled_in::RULE,
    versions::RULE,
    values::RULE,
    rollback::RULE,
    validation::RULE,
    backup::RULE,
    window::RULE,
    makers::RULE,
    decisions::RULE,
    regression::RULE,
    words::RULE,
    secrets::RULE,
    estimates::RULE,
    rehearsed::RULE,
];
