//! What the rules look at: a runbook, placed in time, gathered by the caller.

use crate::notes::Breaks;
use crate::runbook::mention::Owners;
use crate::runbook::{Plan, Runbook, Step, StepKind};
use crate::version::bare;
use std::collections::{BTreeMap, BTreeSet};

/// A runbook and what is known around it.
#[derive(Clone, Debug)]
pub struct RunbookFacts<'a> {
    /// The runbook.
    pub runbook: &'a Runbook,
    /// The same, placed in time.
    pub plan: &'a Plan,
    /// What the release breaks.
    pub breaks: &'a Breaks,
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
        let before = self.before(&[step]);
        let mut steps = self.runbook.steps.iter();
        steps.any(|step| step.kind == kind && before.contains(step.id.as_str()))
    }

    /// Names of the steps that have ended whenever one of these begins.
    pub(super) fn before(&self, steps: &[&Step]) -> BTreeSet<&str> {
        let mut after: BTreeMap<&str, &[String]> = BTreeMap::new();
        for step in &self.runbook.steps {
            after.entry(&step.id).or_insert(&step.after);
        }
        reached(self.names(steps), |id| {
            let names = after.get(id).copied().unwrap_or_default();
            names.iter().map(String::as_str).collect()
        })
    }

    /// Names of the steps that begin only when one of these has ended.
    pub(super) fn behind(&self, steps: &[&Step]) -> BTreeSet<&str> {
        let mut next: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for step in &self.runbook.steps {
            for name in &step.after {
                next.entry(name).or_default().push(&step.id);
            }
        }
        reached(self.names(steps), |id| {
            next.get(id).cloned().unwrap_or_default()
        })
    }

    fn names(&self, steps: &[&Step]) -> impl Iterator<Item = &str> {
        let asked: BTreeSet<String> = steps.iter().map(|step| step.id.clone()).collect();
        let all = self.runbook.steps.iter().map(|step| step.id.as_str());
        all.filter(move |id| asked.contains(*id))
    }
}

/// What is reached from these by one link or more.
fn reached<'s>(
    from: impl Iterator<Item = &'s str>,
    links: impl Fn(&str) -> Vec<&'s str>,
) -> BTreeSet<&'s str> {
    let mut seen = BTreeSet::new();
    let mut open: Vec<&str> = from.flat_map(&links).collect();
    while let Some(id) = open.pop() {
        if seen.insert(id) {
            open.extend(links(id));
        }
    }
    seen
}
