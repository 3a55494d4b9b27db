//! A runbook's text while it is written, as hosts show it.

use super::StepSaid;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A text with where its parts and steps stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WrittenRunbook {
    /// The text, with what was changed.
    pub text: String,
    /// Why it is no runbook; nothing else is then known of it.
    pub fault: Option<TextFault>,
    /// Its parts, in the order of the text.
    pub parts: Vec<WrittenPart>,
    /// Its steps, in the order of the text.
    pub steps: Vec<WrittenStep>,
}

/// What cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TextFault {
    /// The line, from 1.
    pub line: u32,
    /// What is wrong there.
    pub what: String,
}

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WrittenPart {
    /// Its slug.
    pub section: String,
    /// The line of its heading, from 1.
    pub line: u32,
}

/// A step of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WrittenStep {
    /// What it says.
    #[serde(flatten)]
    pub said: StepSaid,
    /// The line of its heading, from 1.
    pub first: u32,
    /// Its last line.
    pub last: u32,
}
