//! What the rules look at: a runbook, placed in time, gathered by the caller.

use crate::runbook::{Plan, Runbook, Step, StepKind};
use std::collections::BTreeSet;

/// A runbook and what is known around it.
#[derive(Clone, Debug)]
pub struct RunbookFacts<'a> {
    /// The runbook.
    pub runbook: &'a Runbook,
    /// The same, placed in time.
    pub plan: &'a Plan,
    /// Migration files of the release that come with breaking changes; None when it has no notes.
    pub migrations: Option<&'a [String]>,
    /// Whether nothing feeds its environment, so that it cannot be rehearsed below.
    pub lowest: bool,
    /// Runs of the release's runbook that ended well in other environments.
    pub rehearsals: u32,
}

impl RunbookFacts<'_> {
    /// Whether a step of a kind has ended whenever this one begins.
    pub(super) fn comes_after(&self, step: &Step, kind: StepKind) -> bool {
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let mut open: Vec<&str> = step.after.iter().map(String::as_str).collect();
        while let Some(id) = open.pop() {
            if !seen.insert(id) {
                continue;
            }
            if let Some((_, before)) = self.runbook.step(id) {
                if before.kind == kind {
                    return true;
                }
                open.extend(before.after.iter().map(String::as_str));
            }
        }
        false
    }
}
