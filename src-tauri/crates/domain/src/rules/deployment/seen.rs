//! What was seen of a deployment's environments, as the rules ask for it.

use super::DeploymentFacts;
use crate::drift::Verdict;

/// What was seen of a deployment's environments.
#[derive(Clone, Copy, Debug, Default)]
pub struct SeenFacts<'a> {
    /// The environment before, while this release runs there.
    pub below: Option<&'a StandFact>,
    /// The environment itself, while the change lies ahead; None when nothing is known to run there.
    pub here: Option<&'a StandFact>,
    /// The environment itself beside the release, asked for when its window is closed.
    pub after: Option<&'a StandFact>,
    /// What the environment stands on, beside what the release was tested with.
    pub tested: Option<&'a TestedFact>,
    /// What Production stands on beside the Support environment; None of other environments.
    pub like_support: Option<&'a MirrorFact>,
    /// What the Support environment runs beside Production; None of other environments.
    pub like_production: Option<&'a MirrorFact>,
}

/// How an environment stands to what should run there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandFact {
    /// Its name.
    pub environment: String,
    /// Its code.
    pub code: String,
    /// What should run there, in words.
    pub wanted: String,
    /// What all layers together say.
    pub verdict: Verdict,
    /// Why nobody can say, one sentence; may be empty.
    pub reason: String,
    /// What is not as it should be, one clause each.
    pub against: Vec<String>,
    /// When somebody looked last, in words; None when nobody ever did.
    pub seen: Option<String>,
}

/// What an environment stands on, beside what a release was tested with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TestedFact {
    /// Code of the environment.
    pub code: String,
    /// Whether the release's notes say what it was tested with.
    pub named: bool,
    /// What is another than was tested, one clause each.
    pub otherwise: Vec<String>,
    /// Facts that the notes name and nobody told of.
    pub unknown: Vec<String>,
}

/// One environment beside the one that it should be like.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MirrorFact {
    /// Name of the environment that is to be matched.
    pub there: String,
    /// Name of the one that should match it.
    pub here: String,
    /// Codes of the two, in this order.
    pub codes: Vec<String>,
    /// What differs, one clause each.
    pub differs: Vec<String>,
    /// How many things are the same.
    pub same: usize,
    /// How many are not known on one side at least.
    pub unknown: usize,
    /// Why nothing can be said, such as that one was read too long ago; empty when it can.
    pub doubt: String,
}

impl<'a> DeploymentFacts<'a> {
    /// What was seen, unless something is only taken back or no release is concerned.
    pub(super) fn seen_of_release(&self) -> SeenFacts<'a> {
        self.papers_of_release()
            .map_or_else(SeenFacts::default, |_| self.seen)
    }
}

/// The first few of several clauses, and how many more there are.
pub(super) fn some(clauses: &[String]) -> String {
    const SHOWN: usize = 3;
    let shown = clauses.iter().take(SHOWN).map(String::as_str);
    let shown: Vec<&str> = shown.collect();
    match clauses.len().saturating_sub(SHOWN) {
        0 => format!("{}.", shown.join("; ")),
        more => format!("{}; {more} more.", shown.join("; ")),
    }
}
