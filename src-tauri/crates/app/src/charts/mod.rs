//! Charts and their versions, as the repositories publish them.

pub mod archive;
pub mod intake;
pub mod list;
pub mod versions;
pub mod watch;

use crate::shape::Stamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A chart in a repository.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Chart {
    /// The repository's name.
    pub repo: String,
    /// Name.
    pub name: String,
    /// Newest stable version; empty when there is none.
    pub latest: String,
    /// Newest of any channel.
    pub newest: String,
    /// Versions listed now.
    pub versions: u32,
    /// What it says of itself.
    pub description: String,
    /// Whether a new stable version proposes its intake.
    pub watched: bool,
    /// Whether its newest version is marked deprecated.
    pub deprecated: bool,
}

/// Charts found.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Charts {
    /// By name.
    pub charts: Vec<Chart>,
}

/// Lists charts.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct ListCharts {
    /// Part of a name or description.
    #[serde(default)]
    pub search: Option<String>,
    /// Only this repository's.
    #[serde(default)]
    pub repo: Option<String>,
}

/// One version of a chart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChartVersion {
    /// The repository's name.
    pub repo: String,
    /// The version, as published.
    pub version: String,
    /// What the chart says its application's version is.
    pub app_version: String,
    /// `stable`, `revision`, `prerelease` or `dev_build`.
    pub channel: String,
    /// SHA-256 in hex, as published; empty when it is not.
    pub digest: String,
    /// Digests it was published with before.
    pub earlier_digests: Vec<String>,
    /// When a sync first saw it.
    pub first_seen: Stamp,
    /// When a sync found it gone; it is kept.
    pub vanished_at: Option<Stamp>,
    /// Marked deprecated.
    pub deprecated: bool,
    /// Release packages planned from it.
    pub releases: Vec<PlannedRelease>,
}

/// A release package planned from a chart version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PlannedRelease {
    /// Id.
    pub id: String,
    /// Product, version and revision: `Mojaloop 17.1.0 r1`.
    pub title: String,
}

/// A chart's versions.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ChartVersions {
    /// The chart.
    pub chart: String,
    /// Newest first.
    pub versions: Vec<ChartVersion>,
}

/// Lists a chart's versions.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct ListVersions {
    /// The chart's name.
    pub chart: String,
    /// Only this repository's.
    #[serde(default)]
    pub repo: Option<String>,
    /// Also revisions, prereleases and development builds.
    #[serde(default)]
    pub all: bool,
}

/// Watches a chart, or stops.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct WatchChart {
    /// The repository's name.
    pub repo: String,
    /// The chart's name.
    pub chart: String,
    /// Whether to watch it.
    pub watched: bool,
}

/// A new stable version of a watched chart: what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Intake {
    /// Id.
    pub id: String,
    /// The repository's name.
    pub repo: String,
    /// The chart's name.
    pub chart: String,
    /// The new version.
    pub version: String,
    /// When it was found.
    pub found_at: Stamp,
    /// `proposed`, `planned` or `dismissed`.
    pub state: String,
}

/// Versions that wait for their intake.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Intakes {
    /// Newest first.
    pub intakes: Vec<Intake>,
}

/// Dismisses an intake, with a reason.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct DismissIntake {
    /// Its id.
    pub id: String,
    /// Why.
    pub reason: String,
}

/// Names one version of one chart.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct ReadArchive {
    /// The repository's name.
    pub repo: String,
    /// The chart's name.
    pub chart: String,
    /// The exact version.
    pub version: String,
    /// The repository's password or token, as for a sync.
    #[serde(default)]
    pub secret: Option<String>,
}

/// What a downloaded chart archive holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ArchiveShape {
    /// `verified`, `mismatch`, `not_published` or `unverifiable`.
    pub digest_state: String,
    /// SHA-256 of what was downloaded.
    pub sha256: String,
    /// What the index published; empty when it did not.
    pub published: String,
    /// `not_published`, `matches` or `mismatch`: the provenance file beside it.
    pub provenance: String,
    /// Bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// The subcharts it really carries.
    pub subcharts: Vec<SubchartShape>,
    /// Its `values.yaml`.
    pub values: String,
    /// Number of files.
    pub files: u32,
}

/// A subchart inside an archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SubchartShape {
    /// Path inside the archive.
    pub path: String,
    /// Name.
    pub name: String,
    /// Chart version.
    pub version: String,
    /// Application version.
    pub app_version: String,
}
