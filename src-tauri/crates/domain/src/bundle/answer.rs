//! What somebody who received a release says to it: how ready they are, when it goes where, how it
//! went, and what was found. What people wrote to each other about a defect stays where it is.

use super::refusal::Refused;
use super::valid::{maybe, must, name, text};
use serde::{Deserialize, Serialize};

/// Things of one kind in an answer.
const MOST: usize = 5_000;

/// An answer. Like the manifest it has one form only.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Where the release stands there: the slug of its state.
    pub state: String,
    /// Checks of its readiness.
    pub checks: Vec<AnsweredCheck>,
    /// Where it goes, when, and how it went.
    pub windows: Vec<AnsweredWindow>,
    /// Defects that were found in it.
    pub defects: Vec<AnsweredDefect>,
}

/// A check of the readiness.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnsweredCheck {
    /// Stable id of the check.
    pub check: String,
    /// What must hold.
    pub title: String,
    /// Slug of its state.
    pub state: String,
    /// Why it was waived, failed or does not apply, or empty.
    pub reason: String,
}

/// A window that the release goes into an environment in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnsweredWindow {
    /// Code of the environment.
    pub environment: String,
    /// What it is called there.
    pub name: String,
    /// Wall clock of the start, `YYYY-MM-DDTHH:MM`.
    pub start_local: String,
    /// IANA zone of the wall clock.
    pub zone: String,
    /// Length in minutes.
    pub minutes: u32,
    /// Slug of its state.
    pub state: String,
    /// Who confirmed that they are ready for it, the last one; None when nobody did or it was taken
    /// back.
    pub confirmed: Option<Confirmed>,
    /// Slug of the outcome; None while it is open.
    pub outcome: Option<String>,
    /// What there is to say of the outcome, or empty.
    pub note: String,
}

/// A confirmation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Confirmed {
    /// Who.
    pub by: String,
    /// When, RFC 3339.
    pub at: String,
}

/// A defect that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnsweredDefect {
    /// Its number there.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// Its severity there, or empty.
    pub severity: String,
    /// Its status there, or empty.
    pub status: String,
}

impl Answer {
    /// The one form it is written in.
    pub fn write(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads an answer.
    ///
    /// # Errors
    /// [`Refused::Manifest`] for one that is not in that form, or too long.
    pub fn read(bytes: &[u8]) -> Result<Self, Refused> {
        let told = |error: serde_json::Error| Refused::Manifest(error.to_string());
        let answer: Answer = serde_json::from_slice(bytes).map_err(told)?;
        must(
            answer.write().as_bytes() == bytes,
            "the answer is not in the one form it is written in",
        )?;
        answer.check()?;
        Ok(answer)
    }

    /// Whether what it says is bounded and hides nothing.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn check(&self) -> Result<(), Refused> {
        let told = [self.checks.len(), self.windows.len(), self.defects.len()];
        must(told.iter().all(|n| *n <= MOST), "the answer names too much")?;
        name(&self.state)?;
        for check in &self.checks {
            name(&check.check)?;
            name(&check.title)?;
            name(&check.state)?;
            text(&check.reason)?;
        }
        for window in &self.windows {
            for word in [
                &window.environment,
                &window.name,
                &window.start_local,
                &window.zone,
                &window.state,
            ] {
                name(word)?;
            }
            if let Some(confirmed) = &window.confirmed {
                name(&confirmed.by)?;
                name(&confirmed.at)?;
            }
            maybe(window.outcome.as_deref().unwrap_or_default())?;
            text(&window.note)?;
        }
        for defect in &self.defects {
            name(&defect.title)?;
            maybe(&defect.severity)?;
            maybe(&defect.status)?;
        }
        Ok(())
    }
}
