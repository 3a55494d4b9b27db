//! A runbook's text while it is written, as hosts show it.

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
    /// Its name.
    pub id: String,
    /// Slug of the part it stands in.
    pub section: String,
    /// Slug of what it is.
    pub kind: String,
    /// What is done.
    pub title: String,
    /// How, in Markdown.
    pub text: String,
    /// A command to copy, or empty.
    pub command: String,
    /// Who does it.
    pub maker: String,
    /// Who looks at it.
    pub checker: String,
    /// What must have ended before.
    pub after: Vec<String>,
    /// What must have started before.
    pub with: Vec<String>,
    /// Somebody's estimate in minutes.
    pub estimate: Option<u32>,
    /// What is seen when it went well.
    pub expected: String,
    /// Whether a rollback is another one from here on.
    pub point_of_no_return: bool,
    /// The step it takes back, or empty.
    pub takes_back: String,
    /// The line of its heading, from 1.
    pub first: u32,
    /// Its last line.
    pub last: u32,
}
