//! What can be recorded in a run.

use crate::words::words;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

words! {
    /// Whether a run is for practice.
    Mode {
        /// In an environment where it may go wrong, to learn how long it takes.
        Rehearsal "rehearsal" "Rehearsal",
        /// The deployment itself.
        Live "live" "Live",
    }
}

/// Something that was done in a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// A step was begun, or begun again after it failed.
    Start {
        /// Its name.
        step: String,
    },
    /// A step ended well.
    Finish {
        /// Its name.
        step: String,
        /// What was seen.
        seen: String,
        /// Who looked at it, or empty.
        checked_by: String,
    },
    /// A step went wrong.
    Fail {
        /// Its name.
        step: String,
        /// How.
        reason: String,
    },
    /// A step is left out.
    Skip {
        /// Its name.
        step: String,
        /// Why.
        reason: String,
    },
    /// A step that was ended or left out is open again.
    Reopen {
        /// Its name.
        step: String,
        /// Why.
        reason: String,
    },
    /// Somebody said go or no-go; a no-go turns the run back.
    Decide {
        /// The step that asks for it.
        step: String,
        /// Go.
        go: bool,
        /// Why.
        reason: String,
    },
    /// The run turns back.
    Abort {
        /// Why.
        reason: String,
    },
    /// Evidence of a step.
    Evidence {
        /// Its name.
        step: String,
        /// What it is and where it lies.
        text: String,
    },
    /// Something worth writing down.
    Note {
        /// The step it is about, or empty.
        step: String,
        /// What.
        text: String,
    },
    /// Something went otherwise than the runbook says.
    Deviation {
        /// The step it is about, or empty.
        step: String,
        /// What.
        text: String,
    },
    /// What is left is planned anew from now.
    Rebaseline {
        /// Why.
        reason: String,
    },
    /// All is done, there or back.
    Complete,
    /// It ended neither there nor back.
    Abandon {
        /// Why.
        reason: String,
    },
}

impl Act {
    /// As it is kept.
    pub fn slug(&self) -> &'static str {
        match self {
            Act::Start { .. } => "start",
            Act::Finish { .. } => "finish",
            Act::Fail { .. } => "fail",
            Act::Skip { .. } => "skip",
            Act::Reopen { .. } => "reopen",
            Act::Decide { go: true, .. } => "go",
            Act::Decide { go: false, .. } => "no_go",
            Act::Abort { .. } => "abort",
            Act::Evidence { .. } => "evidence",
            Act::Note { .. } => "note",
            Act::Deviation { .. } => "deviation",
            Act::Rebaseline { .. } => "rebaseline",
            Act::Complete => "complete",
            Act::Abandon { .. } => "abandon",
        }
    }

    /// The step it is about, or empty.
    pub fn step(&self) -> &str {
        match self {
            Act::Start { step }
            | Act::Finish { step, .. }
            | Act::Fail { step, .. }
            | Act::Skip { step, .. }
            | Act::Reopen { step, .. }
            | Act::Decide { step, .. }
            | Act::Evidence { step, .. }
            | Act::Note { step, .. }
            | Act::Deviation { step, .. } => step,
            _ => "",
        }
    }

    /// What was said, or empty.
    pub fn text(&self) -> &str {
        match self {
            Act::Finish { seen: text, .. }
            | Act::Fail { reason: text, .. }
            | Act::Skip { reason: text, .. }
            | Act::Reopen { reason: text, .. }
            | Act::Decide { reason: text, .. }
            | Act::Abort { reason: text }
            | Act::Evidence { text, .. }
            | Act::Note { text, .. }
            | Act::Deviation { text, .. }
            | Act::Rebaseline { reason: text }
            | Act::Abandon { reason: text } => text,
            Act::Start { .. } | Act::Complete => "",
        }
    }

    /// Who looked at what was ended, or empty.
    pub fn checked_by(&self) -> &str {
        match self {
            Act::Finish { checked_by, .. } => checked_by,
            _ => "",
        }
    }

    /// Reads it from its parts; None when the slug is none of ours.
    pub fn of(slug: &str, step: &str, text: &str, checked_by: &str) -> Option<Act> {
        let (step, text) = (step.to_owned(), text.to_owned());
        let decide = |go, step, reason| Act::Decide { step, go, reason };
        Some(match slug {
            "start" => Act::Start { step },
            "finish" => Act::Finish {
                step,
                seen: text,
                checked_by: checked_by.to_owned(),
            },
            "fail" => Act::Fail { step, reason: text },
            "skip" => Act::Skip { step, reason: text },
            "reopen" => Act::Reopen { step, reason: text },
            "go" => decide(true, step, text),
            "no_go" => decide(false, step, text),
            "abort" => Act::Abort { reason: text },
            "evidence" => Act::Evidence { step, text },
            "note" => Act::Note { step, text },
            "deviation" => Act::Deviation { step, text },
            "rebaseline" => Act::Rebaseline { reason: text },
            "complete" => Act::Complete,
            "abandon" => Act::Abandon { reason: text },
            _ => return None,
        })
    }
}

/// An act, by whom and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// When.
    pub at: DateTime<Utc>,
    /// The name of who did it; of a decision, of who decided.
    pub by: String,
    /// What.
    pub act: Act,
}
