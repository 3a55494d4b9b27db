//! Whether the last golden path in an environment proves what runs there.
//!
//! Source: the guide's change management ("verify environment stability by reviewing the last Golden
//! Path test results"; afterwards "execution of the full GP tests to confirm no regression").

use super::baseline::Baseline;
use super::collection::{Fit, fit};
use super::report::{Claim, Counts, Verdict};
use chrono::{DateTime, Duration, Utc};

/// How far a clock may run ahead of another's, in minutes.
const CLOCKS: i64 = 10;

/// Of ten assertions that Mojaloop's own run had, so many a run has to have to be the whole suite.
/// Fewer than all is said by a rule; releases and switches of an environment move the number a little,
/// as 2,741 became 2,668 within one release candidate, and a run of a part is far below.
const OF_TEN: u64 = 9;

/// Whether a moment at which a run ended can be believed: it is not after its report was taken in.
pub fn is_possible(completed: DateTime<Utc>, imported: DateTime<Utc>) -> bool {
    completed <= imported + Duration::minutes(CLOCKS)
}

/// A run of a release's golden path in an environment.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// What was counted.
    pub counts: Counts,
    /// What its report says of itself.
    pub claim: Claim,
    /// Whether it was ended before it was done.
    pub cut_short: bool,
    /// When it ended; None where its report does not say.
    pub completed: Option<DateTime<Utc>>,
    /// When its report was taken in.
    pub imported: DateTime<Utc>,
    /// When it ended in words, else when it was taken in.
    pub when: String,
    /// Version of the test cases.
    pub collection: String,
}

impl Run {
    /// When it ended, where that can be believed.
    pub fn ended(&self) -> Option<DateTime<Utc>> {
        self.completed.filter(|at| is_possible(*at, self.imported))
    }

    fn failed(&self) -> bool {
        self.cut_short || self.counts.verdict_beside(self.claim) != Verdict::Passed
    }
}

/// What there is to show for a release in an environment.
#[derive(Clone, Debug, PartialEq)]
pub struct Proof {
    /// Name of the environment.
    pub environment: String,
    /// Its code.
    pub code: String,
    /// Such as `Mojaloop 17.1.0 r1`.
    pub release: String,
    /// The last run of which it is known when it ended; None when there is none.
    pub run: Option<Run>,
    /// Runs of which that is not known, or not believed, the last imported first.
    pub untimed: Vec<Run>,
    /// What Mojaloop's own run of the suite had; None where none is known.
    pub baseline: Option<&'static Baseline>,
    /// Version of the test cases that the release's notes name.
    pub required: Option<String>,
    /// When something was last deployed there, with the words for it.
    pub changed: Option<(DateTime<Utc>, String)>,
}

/// Why a proof does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Something speaks against it.
    Against(String),
    /// A fact is missing.
    Unknown(String),
}

impl Proof {
    /// The first reason why it does not hold; None when it does.
    ///
    /// A run without a time counts as of its import, and weaker: it never stands against a later one
    /// that has a time, it mends nothing that failed, and where it failed itself somebody has to look.
    pub fn doubt(&self) -> Option<Doubt> {
        let Some(run) = &self.run else {
            return self.doubt_of_untimed();
        };
        let later = |other: &&Run| run.ended().is_none_or(|ended| other.imported > ended);
        let failed = || {
            self.untimed
                .iter()
                .filter(later)
                .find(|other| other.failed())
        };
        self.doubt_of(run).or_else(|| {
            failed().map(|other| {
                let counts = &other.counts;
                Doubt::Against(format!(
                    "The golden path of {} holds; one that was imported {} did not pass ({} of {}), and \
                     when it ran is not known. Import a later run, or take that one away.",
                    run.when, other.when, counts.passed, counts.assertions
                ))
            })
        })
    }

    fn doubt_of_untimed(&self) -> Option<Doubt> {
        let Some(run) = self.untimed.first() else {
            let said = format!(
                "No golden path of {} in {} was imported.",
                self.release, self.environment
            );
            return Some(Doubt::Unknown(said));
        };
        if run.completed.is_some() {
            let said = format!(
                "The golden path says that it ended {}, which is after it was imported: its time proves nothing.",
                run.when
            );
            return Some(Doubt::Against(said));
        }
        self.doubt_of(run)
    }

    fn doubt_of(&self, run: &Run) -> Option<Doubt> {
        self.counted(run)
            .or_else(|| self.whole(run))
            .or_else(|| self.newer(run))
            .or_else(|| self.collection(run))
    }

    /// Whether all of it passed.
    fn counted(&self, run: &Run) -> Option<Doubt> {
        let counts = &run.counts;
        let against = |said: String| Some(Doubt::Against(said));
        if run.cut_short {
            return against(format!(
                "The golden path of {} was ended before it was done: {} of {} assertions passed.",
                run.when, counts.passed, counts.assertions
            ));
        }
        match counts.verdict_beside(run.claim) {
            Verdict::Passed => None,
            Verdict::NoEvidence => against(format!(
                "The golden path of {} held no assertion.",
                run.when
            )),
            Verdict::Failed if counts.verdict() == Verdict::Passed => against(format!(
                "The golden path of {} says that something failed, which none of its {} assertions shows.",
                run.when, counts.assertions
            )),
            Verdict::Failed => against(format!(
                "The golden path of {}: {} of {} passed, {} failed, {} skipped.",
                run.when, counts.passed, counts.assertions, counts.failed, counts.skipped
            )),
        }
    }

    /// Whether it is the suite and not a part of it.
    fn whole(&self, run: &Run) -> Option<Doubt> {
        let baseline = self.baseline?;
        let counted = run.counts.assertions;
        let few = counted.saturating_mul(10) < baseline.assertions * OF_TEN;
        few.then(|| {
            Doubt::Against(format!(
                "The golden path of {} had {counted} assertions; Mojaloop's run for {} had {}: a part \
                 of it proves nothing.",
                run.when, baseline.version, baseline.assertions
            ))
        })
    }

    /// Whether it ran after what was deployed last.
    fn newer(&self, run: &Run) -> Option<Doubt> {
        let (changed, words) = self.changed.as_ref()?;
        let older = |at: DateTime<Utc>| {
            let said = format!(
                "The golden path of {} is older than what was deployed there {words}.",
                run.when
            );
            (at < *changed).then_some(Doubt::Against(said))
        };
        match run.ended() {
            Some(ended) => older(ended),
            None => older(run.imported).or_else(|| {
                let said = "Its report does not say when the golden path ran.".to_owned();
                Some(Doubt::Unknown(said))
            }),
        }
    }

    fn collection(&self, run: &Run) -> Option<Doubt> {
        let (given, required) = (&run.collection, self.required.as_deref());
        match fit(given, required) {
            Fit::Required | Fit::SameCommit => None,
            Fit::Moving => Some(Doubt::Against(format!(
                "It ran {given}, which is no fixed version of the test cases."
            ))),
            Fit::Other => Some(Doubt::Against(format!(
                "It ran test cases {given}; the notes of {} ask for {}.",
                self.release,
                required.unwrap_or_default()
            ))),
            Fit::NotKnown => Some(Doubt::Unknown(format!(
                "No notes say which test cases prove {}; it ran {given}.",
                self.release
            ))),
        }
    }

    /// What it shows, where it holds.
    pub fn words(&self) -> String {
        let run = self.run.as_ref().or(self.untimed.first());
        run.map_or_else(String::new, |run| {
            let (collection, all) = (&run.collection, run.counts.assertions);
            let when = match run.ended() {
                Some(_) => run.when.clone(),
                None => format!("imported {}; when it ran is not known", run.when),
            };
            let held = match self.baseline {
                Some(_) => "",
                None => " No run that Mojaloop published is known to hold it against.",
            };
            format!("All {all} assertions of {collection} passed, {when}.{held}")
        })
    }
}
