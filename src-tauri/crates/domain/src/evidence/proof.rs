//! Whether the last golden path in an environment proves what runs there.
//!
//! Source: the guide's change management ("verify environment stability by reviewing the last Golden
//! Path test results"; afterwards "execution of the full GP tests to confirm no regression").

use super::collection::{Fit, fit};
use super::report::{Counts, Verdict};
use chrono::{DateTime, Utc};

/// The last run of a release's golden path in an environment.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// What was counted.
    pub counts: Counts,
    /// When it ended; None where its report does not say.
    pub completed: Option<DateTime<Utc>>,
    /// The same in words.
    pub when: String,
    /// Version of the test cases.
    pub collection: String,
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
    /// The last run; None when none was imported.
    pub run: Option<Run>,
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
    pub fn doubt(&self) -> Option<Doubt> {
        let Some(run) = &self.run else {
            let said = format!(
                "No golden path of {} in {} was imported.",
                self.release, self.environment
            );
            return Some(Doubt::Unknown(said));
        };
        let against = |said: String| Some(Doubt::Against(said));
        let counts = &run.counts;
        match counts.verdict() {
            Verdict::Passed => {}
            Verdict::NoEvidence => {
                return against(format!(
                    "The golden path of {} held no assertion.",
                    run.when
                ));
            }
            Verdict::Failed => {
                return against(format!(
                    "The golden path of {}: {} of {} passed, {} failed, {} skipped.",
                    run.when, counts.passed, counts.assertions, counts.failed, counts.skipped
                ));
            }
        }
        if let Some((changed, words)) = &self.changed {
            match run.completed {
                None => {
                    let said = "Its report does not say when the golden path ran.".to_owned();
                    return Some(Doubt::Unknown(said));
                }
                Some(completed) if completed < *changed => {
                    return against(format!(
                        "The golden path of {} is older than what was deployed there {words}.",
                        run.when
                    ));
                }
                Some(_) => {}
            }
        }
        self.collection(run)
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
        self.run.as_ref().map_or_else(String::new, |run| {
            let collection = &run.collection;
            format!(
                "All {} assertions of {collection} passed, {}.",
                run.counts.assertions, run.when
            )
        })
    }
}
