//! What the rules look at: a test run, gathered by the caller.

use crate::evidence::baseline::Baseline;
use crate::evidence::{Claim, Counts};

/// A run and what is known around it.
#[derive(Clone, Debug)]
pub struct EvidenceFacts<'a> {
    /// Such as `Mojaloop 17.1.0 r1`.
    pub release: &'a str,
    /// Version of the test cases that were run.
    pub collection: &'a str,
    /// That which the release's notes name.
    pub required: Option<&'a str>,
    /// Day of the collection's commit, `YYYY-MM-DD`.
    pub collection_day: Option<&'a str>,
    /// The test cases of the release before, where their day is known.
    pub before: Option<TagFact<'a>>,
    /// What was counted.
    pub counts: &'a Counts,
    /// What the report says of itself.
    pub claim: Claim,
    /// When it ended, in words; None where the report does not say.
    pub completed: Option<&'a str>,
    /// When its report was taken in, in words, where it says that it ended after that.
    pub ahead_of: Option<&'a str>,
    /// Whether it was ended before it was done.
    pub cut_short: bool,
    /// What Mojaloop's own run had.
    pub baseline: Option<&'a Baseline>,
    /// The run of this suite before it in the same environment.
    pub earlier: Option<EarlierRun<'a>>,
}

/// A tag of test cases and its day.
#[derive(Clone, Copy, Debug)]
pub struct TagFact<'a> {
    /// Of which release.
    pub release: &'a str,
    /// The tag.
    pub tag: &'a str,
    /// `YYYY-MM-DD`.
    pub day: &'a str,
}

/// An earlier run.
#[derive(Clone, Copy, Debug)]
pub struct EarlierRun<'a> {
    /// When, in words.
    pub when: &'a str,
    /// How many assertions it had.
    pub assertions: u64,
}
