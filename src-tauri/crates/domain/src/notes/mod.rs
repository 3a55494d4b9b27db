//! Release notes of Mojaloop's charts, read by heading title in every layout from
//! v13 to v17.
//!
//! The hand-written notes number and name their sections differently from release
//! to release, and the generated ones leave placeholders behind. Every line stays
//! in the body of its section; what should have had a shape and has none is listed
//! in [`Notes::unparsed`].

mod breaking;
mod breaks;
mod components;
mod contents;
mod items;
mod matrix;
mod rollup;
mod sections;
mod text;

pub use breaks::{Breaks, breaks};
pub use contents::{Content, ContentKey, ContentState};
pub use rollup::{RolledFile, RolledText, RolledUp, rollup};

use serde::{Deserialize, Serialize};

use crate::component::{Change, Reading, Source, change_between};

/// Release notes with everything that could be read from them.
///
/// Lines count from 1.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notes {
    /// The heading of the whole file.
    pub title: Option<String>,
    /// The table of drafts and revisions at the top.
    pub revisions: Vec<Revision>,
    /// The summary as written, placeholders included.
    pub summary: String,
    /// New features and maintenance updates.
    pub features: Vec<Item>,
    /// Bug fixes.
    pub fixes: Vec<Item>,
    /// Known issues.
    pub known_issues: Vec<Item>,
    /// Deprecations.
    pub deprecations: Vec<Item>,
    /// Upgrade notes.
    pub upgrade_notes: Vec<Item>,
    /// The application versions.
    pub components: Vec<NoteComponent>,
    /// Charts of the operational tooling, which v13 lists apart.
    pub operational: Vec<NoteComponent>,
    /// The API versions the release supports.
    pub api_versions: Vec<ApiVersion>,
    /// What the release was tested against.
    pub matrix: Vec<MatrixRow>,
    /// The version of the Testing Toolkit test cases the release requires.
    pub test_cases: Option<String>,
    /// The version of `example-mojaloop-backend` the release was tested with.
    pub backend: Option<String>,
    /// Breaking changes; empty where the notes say there are none.
    pub breaking: Vec<Breaking>,
    /// Texts of the template that nobody filled in.
    pub placeholders: Vec<Placeholder>,
    /// The version these notes start from, as written.
    pub previous: Option<String>,
    /// The whole file, section by section.
    pub sections: Vec<Section>,
    /// Lines that should have had a shape and have none.
    pub unparsed: Vec<Unparsed>,
    /// Why this is no release notes file, where it is none.
    pub rejection: Option<Rejection>,
}

/// A row of the revisions table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revision {
    /// As written; by convention `2023-03-24`.
    pub date: String,
    /// As written; by convention a number from 0.
    pub revision: String,
    /// Without Markdown.
    pub description: String,
    /// Of the file.
    pub line: usize,
}

/// A feature, a fix, a known issue, a deprecation or an upgrade note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Without Markdown; continuation lines are joined by a space.
    pub text: String,
    /// Stories, bugs and pull requests, as `repository/#number`, each once.
    pub refs: Vec<String>,
    /// Of the file.
    pub line: usize,
}

/// A line of the application versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteComponent {
    /// As written.
    pub name: String,
    /// The version before; the same as `to` on a line without an arrow, none where
    /// the left of the arrow is empty.
    pub from: Option<String>,
    /// The version of this release, as written; none where the line names none.
    pub to: Option<String>,
    /// The version the line's link, or the list of application release notes, leads
    /// to, where it is another than `to`.
    pub link_version: Option<String>,
    /// Marked as deprecated.
    pub deprecated: bool,
    /// Of the file.
    pub line: usize,
    /// The line as written.
    pub raw: String,
}

/// An API with the versions the release supports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApiVersion {
    /// `FSPIOP`, `Settlements`, …
    pub name: String,
    /// As written.
    pub versions: Vec<String>,
    /// The third column, without Markdown.
    pub notes: String,
    /// Of the file.
    pub line: usize,
}

/// A dependency the release was tested against.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatrixRow {
    /// `Kubernetes`, `MySQL`, …
    pub name: String,
    /// Without Markdown.
    pub version: String,
    /// Of the file.
    pub line: usize,
}

/// A breaking change: of one component with its files, or a text about several.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Breaking {
    /// As written; none for a text that stands under no component.
    pub component: Option<String>,
    /// Every file named, in order.
    pub files: Vec<String>,
    /// Those of `files` that are database migrations.
    pub migrations: Vec<String>,
    /// Those of `files` that are configuration.
    pub configs: Vec<String>,
    /// Explanations, one per line of the file, without Markdown.
    pub text: Vec<String>,
    /// Of the file.
    pub line: usize,
}

/// A text of the template that nobody filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placeholder {
    /// Of the file.
    pub line: usize,
    /// The line as written.
    pub text: String,
}

/// A heading with the lines below it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Without its number; empty for lines above the first heading.
    pub title: String,
    /// Told from the title.
    pub kind: SectionKind,
    /// The heading as written; empty for lines above the first heading.
    pub heading: String,
    /// Of the heading, or of the first line where there is none.
    pub line: usize,
    /// The lines below the heading, as written.
    pub body: String,
}

/// What a section is about, whatever its number and the case of its title.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SectionKind {
    /// The title of the file and what stands above the first section.
    Preamble,
    /// Summary.
    Summary,
    /// New features.
    Features,
    /// Maintenance updates (v13).
    Maintenance,
    /// Bug fixes.
    Fixes,
    /// Application versions.
    Components,
    /// Application release notes: links only (v13, v14).
    ApplicationNotes,
    /// Operational chart versions (v13).
    Operational,
    /// API versions.
    ApiVersions,
    /// Breaking changes.
    Breaking,
    /// Deprecations.
    Deprecations,
    /// Upgrade notes (v13).
    UpgradeNotes,
    /// Configuration options (v17.0).
    Configuration,
    /// Testing notes, with the dependency test matrix.
    Testing,
    /// Known issues.
    KnownIssues,
    /// Contributors, with the link to the full changelog.
    Contributors,
    /// Any other title.
    Other,
}

/// A line that should have had a shape and has none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unparsed {
    /// Of the file.
    pub line: usize,
    /// The line as written.
    pub text: String,
    /// The title of its section.
    pub section: String,
}

/// Why a file is no release notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Rejection {
    /// Nothing but space.
    #[error("the file is empty")]
    Empty,
    /// A web page, as a browser saves it.
    #[error("this is a web page; save the raw Markdown file instead")]
    Html,
    /// JSON.
    #[error("this is JSON; release notes are a Markdown file")]
    Json,
    /// Bytes that are no text.
    #[error("this is not a text file")]
    Binary,
    /// No heading of release notes was found.
    #[error("no section of release notes was found, such as New Features or Application Versions")]
    NoSection,
}

/// Reads release notes. Never fails: [`Notes::is_notes`] tells whether it is any.
pub fn parse(text: &str) -> Notes {
    let lines = text::lines(text);
    let sections = sections::split(&lines);
    let mut notes = Notes {
        rejection: sections::reject(text, &sections),
        ..Notes::default()
    };
    sections::read_head(&sections, &mut notes);
    items::read(&sections, &mut notes);
    components::read(&sections, &mut notes);
    matrix::read(&sections, &mut notes);
    breaking::read(&sections, &mut notes);
    notes.unparsed.sort_by_key(|unparsed| unparsed.line);
    notes.sections = sections
        .into_iter()
        .map(|section| section.into_section())
        .collect();
    notes
}

impl Notes {
    /// Whether the text is release notes at all; `rejection` says why not.
    pub fn is_notes(&self) -> bool {
        self.rejection.is_none()
    }

    /// The four contents the guide asks of release notes.
    pub fn contents(&self) -> [Content; 4] {
        contents::of(self)
    }

    /// The application versions as readings for [`crate::component::reconcile`].
    ///
    /// A line without a version is left out; it is listed in `unparsed`.
    pub fn readings(&self) -> Vec<Reading> {
        self.components
            .iter()
            .filter_map(NoteComponent::reading)
            .collect()
    }
}

impl NoteComponent {
    /// What the line says happened to the component.
    pub fn change(&self) -> Change {
        change_between(self.from.as_deref(), self.to.as_deref())
    }

    fn reading(&self) -> Option<Reading> {
        Some(Reading {
            source: Source::Notes,
            name: self.name.clone(),
            version: self.to.clone()?,
            from: self.from.clone(),
            place: format!("Release notes, line {}", self.line),
        })
    }
}
