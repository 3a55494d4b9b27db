//! What was seen, how it stands, and what is asked, as the hosts send and show it.

use crate::releases::{DifferenceShape, Rollup};
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

/// What an environment stands on, one fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StandsOn {
    /// `kubernetes`, `mysql`, `kafka`, `redis`, `mongodb`, `api_gateway`, `dmz`, `security_zones`.
    pub fact: String,
    /// What is there; None when nobody said.
    pub value: Option<String>,
    /// When and how that is known.
    pub at: Option<Stamp>,
    /// `cluster` or `hand`.
    pub way: Option<String>,
    /// What the release was tested with.
    pub tested: Option<String>,
    /// `as_tested`, `otherwise` or `unknown`.
    pub standing: String,
}

/// Says what an environment stands on.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveInfrastructure {
    /// Id, code or name.
    pub environment: String,
    /// One of the facts.
    pub fact: String,
    /// What is there; empty takes it back.
    pub value: String,
}

/// Asks for the drift of an environment.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct AskDrift {
    /// Id, code or name.
    pub environment: String,
    /// The release it should run; None for the one that was deployed there last.
    #[serde(default)]
    pub against: Option<String>,
}

/// The drift of an environment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DriftShape {
    /// Its code.
    pub environment: String,
    /// `in_sync`, `drifted`, `unknown` or `stale`.
    pub verdict: String,
    /// Why it is unknown or stale, one sentence; else empty.
    pub reason: String,
    /// The releases that should run there.
    pub against: Vec<String>,
    /// Ids of those that were planned here, the one of Mojaloop itself first.
    pub release_ids: Vec<String>,
    /// How that is known: `asked`, `deployment`, `chart` or `none`.
    pub basis: String,
    /// `fresh`, `stale` or `never`.
    pub freshness: String,
    /// The newest look.
    pub look: Option<SeenLook>,
    /// Each layer by itself.
    pub layers: Vec<DriftLayer>,
}

/// One layer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DriftLayer {
    /// `releases`, `chart`, `components`, `live` or `values`.
    pub layer: String,
    /// `in_sync`, `drifted`, `unknown` or `not_compared`.
    pub state: String,
    /// Why nothing is known or compared.
    pub note: String,
    /// What is not as expected or not known.
    pub items: Vec<DriftItem>,
}

/// One thing that is not as expected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DriftItem {
    /// What it is about.
    pub component: String,
    /// What should be there.
    pub expected: Option<String>,
    /// What is there.
    pub found: Option<String>,
    /// `ahead`, `behind`, `differs`, `missing`, `extra`, `unfinished`, `unknown`, or `off`: switched off
    /// in this place, which is no drift.
    pub kind: String,
    /// What to know about it.
    pub note: String,
    /// Why it does not count.
    pub ignored: Option<String>,
}

/// Takes something out of the verdict.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SaveDriftIgnore {
    /// None adds one.
    #[serde(default)]
    pub id: Option<String>,
    /// Id, code or name; None for every environment.
    #[serde(default)]
    pub environment: Option<String>,
    /// The layer; None for every one.
    #[serde(default)]
    pub layer: Option<String>,
    /// What it is about; `*` stands for any letters.
    pub component: String,
    /// Why.
    pub reason: String,
    /// The last day it holds, `YYYY-MM-DD`, in the hub's zone; at most 90 days from now.
    pub until: String,
    /// What may be found of it, empty for what is not there; None for what is found now, if anything is.
    #[serde(default)]
    pub found: Option<String>,
    /// Whether it holds for whatever is found.
    #[serde(default)]
    pub any_version: bool,
}

/// A rule of what does not count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DriftIgnore {
    /// Id.
    pub id: String,
    /// Code of the environment; None for every one.
    pub environment: Option<String>,
    /// The layer; None for every one.
    pub layer: Option<String>,
    /// What it is about.
    pub component: String,
    /// What may be found of it, empty for what is not there; None for whatever is found.
    pub found: Option<String>,
    /// Why.
    pub reason: String,
    /// When it ends.
    pub expires: Stamp,
    /// Whether it holds now.
    pub in_force: bool,
    /// Who gave it.
    pub by: String,
}

/// The rules of what does not count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DriftIgnores {
    /// The newest first.
    pub ignores: Vec<DriftIgnore>,
}

/// Approves the values that a release was deployed with.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct ApproveValues {
    /// Id, code or name.
    pub environment: String,
    /// Name of the release.
    pub release: String,
    /// Its namespace; None when the name is the only one.
    #[serde(default)]
    pub namespace: Option<String>,
    /// Takes the approval back.
    #[serde(default)]
    pub withdraw: bool,
}

/// Compares two environments.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CompareEnvironments {
    /// The one that is to be matched: id, code or name.
    pub from: String,
    /// The one that should match it.
    pub to: String,
}

/// Two environments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EnvironmentComparison {
    /// Code of the first.
    pub from: String,
    /// Code of the second.
    pub to: String,
    /// `fresh`, `stale` or `never`, of the first.
    pub from_freshness: String,
    /// The same of the second.
    pub to_freshness: String,
    /// Components, what needs attention first.
    pub components: Vec<DifferenceShape>,
    /// Charts likewise.
    pub charts: Vec<DifferenceShape>,
    /// How far the second is like the first.
    pub parity: ParityShape,
}

/// How far one environment is like another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ParityShape {
    /// Of a hundred; what is not known counts as not the same. None when nothing is known of both.
    pub score: Option<u32>,
    /// The same.
    pub same: u32,
    /// Not the same.
    pub differs: u32,
    /// Not known.
    pub unknown: u32,
    /// What differs or is not known.
    pub lines: Vec<ParityLineShape>,
}

/// One thing in two environments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ParityLineShape {
    /// `component`, `chart` or `infrastructure`.
    pub group: String,
    /// What it is.
    pub name: String,
    /// In the first.
    pub from: Option<String>,
    /// In the second.
    pub to: Option<String>,
    /// `differs`, `unknown` or `same`.
    pub standing: String,
}

/// The way up of an environment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UpgradePath {
    /// Its code.
    pub environment: String,
    /// One for each product that is known to run there.
    pub products: Vec<ProductPath>,
}

/// The way up of one product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProductPath {
    /// The release that runs, such as `Mojaloop 16.0.4 r0`.
    pub running: String,
    /// How many stable releases are above it; None when its version has no place in the order.
    pub behind: Option<u32>,
    /// Their versions, the next one first.
    pub path: Vec<String>,
    /// What their notes say, rolled up; None when none of them is here.
    pub rollup: Option<Rollup>,
}

/// Environments beside products.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EnvironmentBoard {
    /// The ladder.
    pub environments: Vec<BoardEnvironment>,
    /// Products with their components.
    pub products: Vec<BoardProduct>,
}

/// A column of the board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BoardEnvironment {
    /// Id.
    pub id: String,
    /// Short code.
    pub code: String,
    /// Name in full.
    pub name: String,
    /// Slug of what it is for.
    pub kind: String,
    /// Code of the environment before it.
    pub feeds_from: Option<String>,
    /// The releases that should run there.
    pub releases: Vec<String>,
    /// Ids of those that were planned here, the one of Mojaloop itself first.
    pub release_ids: Vec<String>,
    /// `fresh`, `stale` or `never`.
    pub freshness: String,
    /// The newest look.
    pub look: Option<SeenLook>,
    /// `in_sync`, `drifted`, `unknown` or `stale`.
    pub verdict: String,
    /// Why it is unknown or stale, one sentence; else empty.
    pub reason: String,
    /// What counts as drift, in all layers.
    pub drift: u32,
    /// How many stable releases the core is behind; None when not known.
    pub behind: Option<u32>,
    /// The window that is next, or open.
    pub next_window: Option<BoardWindow>,
    /// Of a hundred, beside Production; None for Production, and where nothing can be compared.
    pub parity: Option<u32>,
}

/// A window on the board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BoardWindow {
    /// Id of the deployment.
    pub deployment_id: String,
    /// When it begins, with its zone.
    pub label: String,
    /// The same as an instant, RFC 3339.
    pub at: String,
    /// Whether it is open now.
    pub open: bool,
}

/// What the last golden path shows of a release in an environment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BoardProof {
    /// `proven`, `failed`, `none`, or `validating` while its window is open.
    #[ts(type = "\"proven\" | \"failed\" | \"none\" | \"validating\"")]
    pub state: String,
    /// What it shows, or why it does not hold, one sentence.
    pub words: String,
}

/// A product's rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BoardProduct {
    /// Name.
    pub name: String,
    /// Its version in each environment, in the order of the ladder.
    pub cells: Vec<BoardCell>,
    /// Whether its release is proven in each environment; None where none should run.
    pub proofs: Vec<Option<BoardProof>>,
    /// Its components.
    pub components: Vec<BoardRow>,
}

/// A component's row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BoardRow {
    /// Canonical name.
    pub name: String,
    /// Its version in each environment, in the order of the ladder.
    pub cells: Vec<BoardCell>,
}

/// One thing in one environment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BoardCell {
    /// What runs; None when nothing was seen of it.
    pub version: Option<String>,
    /// What should run; None when nobody said.
    pub expected: Option<String>,
    /// Kind of drift, or empty.
    pub drift: String,
}
