//! What needs a person now, and finding anything.

pub(crate) mod defects;
pub mod search;
pub mod tasks;
pub(crate) mod windows;

use crate::releases::ReleaseSummary;
use crate::shape::Stamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Something that needs someone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Task {
    /// `check`, `block`, `intake`, `repo`, `target`, `window`, `confirm`, `approval`, `message`,
    /// `defect`, `desk`, `conflict`.
    pub kind: String,
    /// What it is.
    pub title: String,
    /// Why it is here.
    pub reason: String,
    /// `YYYY-MM-DD`, or empty.
    pub due: String,
    /// The due day in words, such as `Today` or `Wed 25 Nov 2026`; `No date` when there is none.
    pub due_label: String,
    /// Whether the due day is past.
    pub overdue: bool,
    /// Where it is mended: a path of the window, such as `/releases/ID/readiness`.
    pub path: String,
    /// What the button says.
    pub action: String,
    /// The release's title, when it is about one.
    pub release: Option<String>,
}

/// The overview page.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Overview {
    /// Today, in words, such as `Monday 23 November`.
    pub today: String,
    /// By due day.
    pub tasks: Vec<Task>,
    /// Releases not yet approved or rejected.
    pub releases: Vec<ReleaseSummary>,
    /// When this was computed.
    pub at: Stamp,
}

/// What the overview is for.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct ShowOverview {
    /// Only what waits for who acts.
    #[serde(default)]
    pub mine: bool,
}

/// Finds anything.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct Search {
    /// What to look for.
    pub query: String,
    /// At most so many of each kind; 6 when not given.
    #[serde(default)]
    pub limit: Option<u32>,
}

/// Something found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Hit {
    /// `release`, `chart`, `chart_version`, `component`, `increment`, `environment`, `person`,
    /// `deployment`, `defect`.
    pub kind: String,
    /// What it is called.
    pub title: String,
    /// A word on it.
    pub detail: String,
    /// Its state, in words.
    pub state: String,
    /// Where it opens: a path of the window.
    pub path: String,
}

/// What was found.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Hits {
    /// Best first within each kind.
    pub hits: Vec<Hit>,
}
