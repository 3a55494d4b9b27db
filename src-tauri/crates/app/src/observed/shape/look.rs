//! A look at an environment: how it is asked for, and what was seen.

use super::infrastructure::StandsOn;
use crate::shape::{Stamp, WallTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Looks at an environment: through the cluster, by files, or by hand. One of the three.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(default, deny_unknown_fields)]
pub struct ObserveEnvironment {
    /// Id, code or name.
    pub environment: String,
    /// Files that were carried here.
    pub files: Vec<CarriedFile>,
    /// The cluster to ask.
    pub cluster: Option<AskCluster>,
    /// Releases as somebody wrote them down.
    pub hand: Vec<HandRelease>,
    /// The release that files without a name are of.
    pub release: Option<String>,
    /// Its namespace.
    pub namespace: Option<String>,
    /// When files were taken, or what is known by hand was so: a wall clock, or RFC 3339. None for the
    /// date of the files, else now.
    pub taken: Option<WallTime>,
    /// Whether what is brought is all there is, in the namespace that is named or else anywhere: what is
    /// not in it is gone.
    pub whole: bool,
}

/// A file that was carried here.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct CarriedFile {
    /// Its name, to be told of.
    pub name: String,
    /// What it holds; which kind it is, is told by that.
    pub content: String,
    /// When it was last written, RFC 3339; None where nobody knows.
    #[serde(default)]
    pub modified: Option<String>,
}

/// Which cluster.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(default, deny_unknown_fields)]
pub struct AskCluster {
    /// The kubeconfig; None for `KUBECONFIG`, else the one in the home folder.
    pub kubeconfig: Option<String>,
    /// The context; None for the file's current one.
    pub context: Option<String>,
    /// The only namespace that is looked at.
    pub namespace: Option<String>,
}

/// A release as somebody wrote it down.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct HandRelease {
    /// Its name.
    pub release: String,
    /// Where it is installed.
    #[serde(default)]
    pub namespace: String,
    /// Its chart.
    pub chart: String,
    /// Version of the chart.
    pub version: String,
    /// As written.
    #[serde(default)]
    pub app_version: Option<String>,
}

/// Names an environment.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NameEnvironment {
    /// Id, code or name.
    pub environment: String,
}

/// A look at an environment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SeenLook {
    /// When.
    pub at: Stamp,
    /// `cluster`, `files` or `hand`.
    pub way: String,
    /// The context, or what the files were.
    pub source: String,
    /// Who looked.
    pub by: String,
    /// Whether every namespace was listed.
    pub whole: bool,
    /// Parts that could not be read, each with the reason.
    pub undecodable: Vec<String>,
    /// What else was odd.
    pub odd: Vec<String>,
}

/// One revision of a release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SeenRevision {
    /// Its number.
    pub revision: u32,
    /// Helm's own word.
    pub status: String,
    /// Its chart, where Helm knows it.
    pub chart: Option<String>,
    /// Version of the chart.
    pub version: Option<String>,
    /// As written.
    pub app_version: Option<String>,
    /// As written.
    pub deployed_at: Option<String>,
    /// Images of its manifest, each once.
    pub images: Vec<String>,
    /// Components that these are.
    pub components: Vec<String>,
    /// Whether the manifest was read, and whole.
    pub manifest_read: bool,
}

/// A release as it was seen. What stands at its top is what was tried last, as `helm list` shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SeenRelease {
    /// Its name.
    pub release: String,
    /// Where it is installed.
    pub namespace: String,
    /// Its chart, where Helm knows it.
    pub chart: Option<String>,
    /// Version of the chart.
    pub version: Option<String>,
    /// As written.
    pub app_version: Option<String>,
    /// Helm's own word.
    pub status: String,
    /// The highest revision.
    pub revision: u32,
    /// As written.
    pub deployed_at: Option<String>,
    /// Images of its manifest, each once.
    pub images: Vec<String>,
    /// Components that these are.
    pub components: Vec<String>,
    /// Whether the manifest was read, and whole.
    pub manifest_read: bool,
    /// Hash of the values that what runs was deployed with.
    pub values_sha256: Option<String>,
    /// What runs, where that is an earlier revision.
    pub running: Option<SeenRevision>,
    /// Whether the cluster's own objects were looked at.
    pub live_read: bool,
    /// When it was last seen.
    pub seen_at: Stamp,
    /// `cluster`, `files` or `hand`.
    pub way: String,
    /// Since when it is seen so.
    pub since: Stamp,
    /// Bytes of the Secret it is kept in; Kubernetes takes no more than 1 MiB.
    #[ts(type = "number | null")]
    pub bytes: Option<u64>,
}

/// What is known of an environment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Observed {
    /// Its code.
    pub environment: String,
    /// `fresh`, `stale` or `never`.
    pub freshness: String,
    /// The newest look.
    pub look: Option<SeenLook>,
    /// Releases that are there, by namespace and name.
    pub observed: Vec<SeenRelease>,
    /// Releases that were there and could not be read.
    pub undecodable: u32,
    /// Releases that a whole look no longer showed.
    pub gone: Vec<String>,
    /// What it stands on.
    pub infrastructure: Vec<StandsOn>,
}
