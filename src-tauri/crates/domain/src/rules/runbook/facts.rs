//! What the rules look at: a runbook, placed in time, gathered by the caller.

use crate::runbook::mention::Owners;
use crate::runbook::{Plan, Runbook, Step, StepKind};
use crate::version::bare;
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
    /// Runs of the release's runbook that went through in other environments, with their validation.
    pub rehearsals: u32,
    /// Steps of the validation that were left out in those that went through there without it.
    pub untested: &'a [String],
    /// What it deploys, and where.
    pub target: RunbookTarget<'a>,
}

/// The release and the environment of a runbook, and those it might be mistaken for. What is empty is
/// not known.
#[derive(Clone, Copy, Debug, Default)]
pub struct RunbookTarget<'a> {
    /// The release's version.
    pub version: &'a str,
    /// The version of the release before.
    pub former: &'a str,
    /// The version of the backend's chart that the release was tested with.
    pub backend: &'a str,
    /// What its chart and its components are called.
    pub owners: Owners<'a>,
    /// Versions of the releases of its product.
    pub releases: &'a [String],
    /// The environment's name.
    pub environment: &'a str,
    /// The environment's code.
    pub code: &'a str,
    /// The other environments.
    pub places: &'a [RunbookPlace],
}

/// An environment by its names.
#[derive(Clone, Debug)]
pub struct RunbookPlace {
    /// Its name.
    pub name: String,
    /// Its code.
    pub code: String,
}

impl RunbookFacts<'_> {
    /// Versions that may run before: what the runbook says, and the release before.
    pub(super) fn formers(&self) -> Vec<&str> {
        let formers = [self.runbook.from.as_str(), self.target.former];
        let known = formers.into_iter().filter(|former| !former.is_empty());
        known.map(bare).collect()
    }

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
