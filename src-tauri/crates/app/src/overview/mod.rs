//! What needs a person now, and finding anything.

pub(crate) mod defects;
mod drift;
mod knowledge;
pub(crate) mod names;
mod picture;
pub mod search;
pub mod tasks;
pub(crate) mod windows;

use crate::releases::ReleaseSummary;
use crate::shape::{Stamp, WallTime};
use serde::{Deserialize, Serialize};
use slipway_domain::deployment::DeploymentState;
use slipway_domain::environment::EnvironmentKind;
use slipway_domain::release::ReleaseState;
use ts_rs::TS;

/// Something that needs someone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Task {
    /// `check`, `block`, `intake`, `repo`, `target`, `window`, `confirm`, `approval`, `message`,
    /// `defect`, `desk`, `conflict`, `review`, `verify`, `flag`, `drift`.
    pub kind: String,
    /// What it is.
    pub title: String,
    /// Why it is here.
    pub reason: String,
    /// The day on which it is due, as its own zone's clock shows it, `YYYY-MM-DD`; or empty.
    pub due: String,
    /// When it is due in words: `Today`, `Wed 25 Nov`, with its time and zone where they are known,
    /// such as `Thu 26 Nov, 22:00 WAT`, and its year where it is not this one; `No date` when there
    /// is none.
    pub due_label: String,
    /// The moment, RFC 3339, UTC; None where only the day is known.
    pub due_at: Option<String>,
    /// Whether the moment is past; the whole day, where only that is known.
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
    /// By due time; what is due on a day, at its end.
    pub tasks: Vec<Task>,
    /// Releases not yet approved or rejected.
    pub releases: Vec<ReleaseSummary>,
    /// The Program Increment that holds today; None when none does.
    pub picture: Option<Picture>,
    /// When this was computed.
    pub at: Stamp,
}

/// A Program Increment: its releases on the environment ladder, over time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Picture {
    /// Its label.
    pub label: String,
    /// Its first day.
    pub start: String,
    /// Its last day.
    pub end: String,
    /// When its first day begins in the hub's zone, RFC 3339.
    pub from: String,
    /// When its last day ends.
    pub to: String,
    /// Now.
    pub now: Stamp,
    /// From this day no feature joins a release.
    pub feature_freeze: Option<String>,
    /// From this day no bug fix joins but the critical.
    pub bugfix_freeze: Option<String>,
    /// From the top of the ladder down.
    pub rungs: Vec<PictureRung>,
    /// By start.
    pub freezes: Vec<PictureFreeze>,
    /// By their first step.
    pub lines: Vec<PictureLine>,
}

/// A rung of the picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PictureRung {
    /// Id of the environment.
    pub id: String,
    /// Short code.
    pub code: String,
    /// Name in full.
    pub name: String,
    /// What it is for.
    #[ts(type = "EnvironmentKind")]
    pub kind: EnvironmentKind,
    /// Whether it hangs off the ladder and leads nowhere, as Sandbox does.
    pub branch: bool,
    /// Code of the environment that must validate a release first.
    pub feeds_from: Option<String>,
}

/// A time in which nothing may change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PictureFreeze {
    /// Where; empty means everywhere.
    pub environment_ids: Vec<String>,
    /// RFC 3339.
    pub start: String,
    /// RFC 3339, exclusive.
    pub end: String,
    /// Whether it denies, or only warns.
    pub hard: bool,
    /// Why.
    pub reason: String,
    /// When, in words.
    pub label: String,
}

/// A release in the picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PictureLine {
    /// Id of the release.
    pub release_id: String,
    /// What it is called.
    pub title: String,
    /// Its state.
    #[ts(type = "ReleaseState")]
    pub state: ReleaseState,
    /// When it shall be in Production, as it was planned.
    pub target: Option<WallTime>,
    /// The same moment, RFC 3339.
    pub target_at: Option<String>,
    /// Its deployments, in the order of their moments.
    pub steps: Vec<PictureStep>,
    /// When another release of its product takes the place where it rests, RFC 3339.
    pub until: Option<String>,
}

/// A deployment in the picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PictureStep {
    /// Id of the deployment.
    pub deployment_id: String,
    /// Where.
    pub environment_id: String,
    /// When it happened, or is planned for: RFC 3339.
    pub at: String,
    /// The same in words.
    pub label: String,
    /// Its state.
    #[ts(type = "DeploymentState")]
    pub state: DeploymentState,
    /// What the line does there.
    pub how: StepHow,
    /// Why the freeze is that lies over it, when it is planned into one.
    pub freeze: Option<String>,
}

/// What a line does at a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StepHow {
    /// It climbed: what it brought was found good.
    Happened,
    /// Its window is open.
    UnderWay,
    /// It shall climb.
    Planned,
    /// It did not stay.
    Failed,
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
    /// Leave out what `name_list` gives.
    #[serde(default)]
    pub beyond_names: bool,
}

/// Something that has a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Named {
    /// `release`, `component`, `deployment`, `chart`, `increment`, `environment`, `person`.
    pub kind: String,
    /// What it is called.
    pub title: String,
    /// A word on it.
    pub detail: String,
    /// What else it is found by.
    pub also: String,
    /// Its state, in words.
    pub state: String,
    /// Where it opens: a path of the window.
    pub path: String,
}

impl From<&Named> for Hit {
    fn from(named: &Named) -> Self {
        Self {
            kind: named.kind.clone(),
            title: named.title.clone(),
            detail: named.detail.clone(),
            state: named.state.clone(),
            path: named.path.clone(),
        }
    }
}

/// Everything that has a name.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Names {
    /// False when there are too many to give at once: each search is asked then.
    pub whole: bool,
    /// Kind by kind, in the order in which each kind is shown.
    pub names: Vec<Named>,
}

/// Something found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Hit {
    /// A kind of [`Named`], `defect`, `article` or `chart_version`.
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
