//! What the notes of a release say.

use super::release::{BreakingShape, MatrixRowShape, NoteItem, Required};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The notes of a release: as written, as rendered, and as understood.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ReleaseNotes {
    /// Whether there are any.
    pub present: bool,
    /// Where they came from.
    pub origin: String,
    /// The text as it came.
    pub text: String,
    /// Safe HTML.
    pub html: String,
    /// Features.
    pub features: Vec<NoteItem>,
    /// Bug fixes.
    pub fixes: Vec<NoteItem>,
    /// Known issues.
    pub known_issues: Vec<NoteItem>,
    /// Deprecations and upgrade notes.
    pub remarks: Vec<NoteItem>,
    /// API and its versions.
    pub api_versions: Vec<MatrixRowShape>,
    /// What the notes demand.
    pub required: Required,
    /// Breaking changes.
    pub breaking: Vec<BreakingShape>,
    /// Components named.
    pub component_count: u32,
    /// Places left unfilled.
    pub placeholders: Vec<NoteItem>,
    /// Lines that could not be parsed.
    pub unparsed: Vec<NoteItem>,
    /// The four required contents.
    pub contents: Vec<ContentShape>,
}

/// One of the four required contents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ContentShape {
    /// The check it answers.
    pub check: String,
    /// What it is.
    pub title: String,
    /// `present`, `placeholder` or `missing`.
    pub state: String,
    /// Line in the notes, 0 when missing.
    pub line: u32,
}
