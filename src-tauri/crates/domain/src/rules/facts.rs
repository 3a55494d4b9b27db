//! What the rules look at: a release as it stands, gathered by the caller.

use crate::component::Component;
use crate::notes::Notes;
use crate::readiness::CheckState;
use crate::release::ReleaseState;
use crate::rules::NoticeFact;
use crate::version::Version;

/// A release as it stands.
#[derive(Clone, Debug)]
pub struct ReleaseFacts<'a> {
    /// Such as `Mojaloop 17.1.0 r1`.
    pub title: &'a str,
    /// Exact version.
    pub version: &'a str,
    /// Where it stands.
    pub state: ReleaseState,
    /// What it holds.
    pub components: &'a [Component],
    /// Names and versions of the further products that go with it.
    pub products: &'a [(String, String)],
    /// Its notes; None when it has none.
    pub notes: Option<&'a Notes>,
    /// Its checks.
    pub checks: &'a [CheckFact],
    /// The chart version it was planned from; None when there is none.
    pub chart: Option<ChartFact>,
    /// Version of the release it is compared with.
    pub previous: Option<&'a str>,
    /// Versions published between the previous release and this one, oldest first.
    pub skipped: &'a [Version],
    /// Why progression is prevented.
    pub prevented: Option<&'a str>,
    /// The owner's name.
    pub owner: Option<&'a str>,
    /// The name of whoever looks or acts.
    pub acting: Option<&'a str>,
    /// `YYYY-MM-DD` of the target.
    pub target_day: Option<&'a str>,
    /// Messages about the target date that must go out and have not.
    pub untold: &'a [NoticeFact],
    /// Label, first and last day of its Program Increment.
    pub increment: Option<(&'a str, &'a str, &'a str)>,
}

/// A check, as a gate counts it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckFact {
    /// Stable id.
    pub id: String,
    /// What must hold.
    pub title: String,
    /// The state that cannot be entered without it.
    pub gate: ReleaseState,
    /// How it stands.
    pub state: CheckState,
    /// Why it failed.
    pub reason: String,
    /// Whether it passed too long ago.
    pub stale: bool,
    /// Who owes it.
    pub owner: Option<String>,
}

/// The chart version a release was planned from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartFact {
    /// Such as `mojaloop 17.1.0`.
    pub title: String,
    /// Digest when it was planned, or empty.
    pub digest: String,
    /// Digest the repository lists now; None when it lists the version no longer.
    pub digest_now: Option<String>,
}

impl ReleaseFacts<'_> {
    /// The state the next gate leads to; None where the path ends.
    pub fn next(&self) -> Option<ReleaseState> {
        self.state.next()
    }

    /// Whether the next gate counts this check.
    pub fn gate_counts(&self, check: &CheckFact) -> bool {
        self.next().is_some_and(|next| check.gate <= next)
    }
}
