//! What was seen in an environment: Helm releases, the workloads of their manifests, and when and
//! how anybody looked.
//!
//! What was not read is `None`, never empty: a manifest without images and a manifest that nobody
//! could read are two different answers.

mod chart;
mod freshness;
mod image;
mod switches;
mod taken;

pub use chart::split_chart;
pub use freshness::{FRESH_HOURS, Freshness, freshness};
pub use image::Image;
pub use switches::{Switch, Switches};
pub use taken::{Dated, JUST_NOW_MINUTES, date_look, deployed_moment, is_past};

use crate::component::Aliases;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Kinds of object that keep a release's pods running. Jobs and pods come and go by themselves, so
/// that one is not there says nothing.
pub const LASTING: [&str; 4] = ["Deployment", "StatefulSet", "DaemonSet", "CronJob"];

/// How something was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// The cluster was asked.
    Cluster,
    /// Files that somebody carried here.
    Files,
    /// Somebody wrote it down.
    Hand,
}

impl Way {
    /// As stored and sent.
    pub fn slug(self) -> &'static str {
        match self {
            Way::Cluster => "cluster",
            Way::Files => "files",
            Way::Hand => "hand",
        }
    }

    /// Reads a way from its slug.
    pub fn parse(text: &str) -> Option<Way> {
        [Way::Cluster, Way::Files, Way::Hand]
            .into_iter()
            .find(|way| way.slug() == text)
    }
}

/// A container of a workload, and the image it is told to run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workload {
    /// `Deployment`, `StatefulSet`, `CronJob`, …
    pub kind: String,
    /// As written; None where the manifest leaves it to the release.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub namespace: Option<String>,
    /// Name of the object.
    pub name: String,
    /// Name of the container.
    pub container: String,
    /// Whether it runs before the others.
    #[serde(default)]
    pub init: bool,
    /// As written.
    pub image: String,
    /// Names it may stand for, the most telling first: labels, annotations, the charts it comes from.
    #[serde(default)]
    pub names: Vec<String>,
}

impl Workload {
    /// The component it runs: the first of its names that is one of `known`, else what its image is
    /// called. The image comes first, as it is what really runs; labels and charts speak for images
    /// that are called otherwise.
    pub fn component(&self, aliases: &Aliases, known: &BTreeSet<String>) -> String {
        let image = Image::parse(&self.image);
        let own = aliases.canonical(image.name()).to_lowercase();
        if known.contains(&own) {
            return own;
        }
        let named = self.names.iter();
        let named = named.map(|name| aliases.canonical(name).to_lowercase());
        named
            .into_iter()
            .find(|name| known.contains(name))
            .unwrap_or(own)
    }
}

/// One revision of a Helm release.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revision {
    /// Its number, from 1.
    pub number: u32,
    /// Exactly Helm's word: `deployed`, `failed`, `pending-upgrade`, …
    pub status: String,
    /// Name of the chart; None where Helm no longer knows it.
    pub chart: Option<String>,
    /// Version of the chart.
    pub version: Option<String>,
    /// As written.
    pub app_version: Option<String>,
    /// When it was deployed, as written.
    pub deployed_at: Option<String>,
    /// SHA-256 over the values that were given; never the values.
    pub values_sha256: Option<String>,
    /// Which parts of the chart its values switch off; None when the values were not read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub switches: Option<Switches>,
    /// Workloads of the manifest; None when it was not read.
    pub workloads: Option<Vec<Workload>>,
    /// Documents of the manifest that could not be read.
    #[serde(default)]
    pub unread: u32,
    /// Bytes of the Secret it is kept in; Kubernetes takes no more than 1 MiB.
    #[serde(default)]
    pub bytes: Option<u64>,
}

/// A Helm release as it was seen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HelmRelease {
    /// Its name.
    pub name: String,
    /// Where it is installed; empty when nobody said.
    pub namespace: String,
    /// The highest revision: what was tried last, and what `helm list` shows.
    pub last: Revision,
    /// The newest deployed revision, where that is another one: what runs.
    #[serde(default)]
    pub running: Option<Revision>,
    /// Workloads as the cluster holds them now; None when nobody looked.
    #[serde(default)]
    pub live: Option<Live>,
}

/// Workloads as the cluster holds them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Live {
    /// Kinds of object that were listed; of others nothing is known.
    pub kinds: BTreeSet<String>,
    /// What was found of these.
    pub workloads: Vec<Workload>,
}

impl HelmRelease {
    /// The revision that runs as far as Helm knows; None for one that never came up.
    pub fn runs(&self) -> Option<&Revision> {
        match self.last.status.as_str() {
            "deployed" => Some(&self.last),
            _ => self.running.as_ref(),
        }
    }

    /// Whether the last attempt neither came up nor was given up cleanly, so that its objects may be
    /// half of the old and half of the new.
    pub fn unfinished(&self) -> bool {
        matches!(
            self.last.status.as_str(),
            "failed" | "pending-install" | "pending-upgrade" | "pending-rollback" | "uninstalling"
        )
    }

    /// Whether Helm says that it is gone, and kept its history.
    pub fn uninstalled(&self) -> bool {
        self.last.status == "uninstalled"
    }

    /// Takes over from an earlier look what a later one could not see: the manifest of the very same
    /// revision, which Helm never changes. What is live is never taken over.
    pub fn complete_from(&mut self, earlier: &HelmRelease) {
        let known = [Some(&earlier.last), earlier.running.as_ref()];
        for mine in [Some(&mut self.last), self.running.as_mut()]
            .into_iter()
            .flatten()
        {
            let same = |one: &&Revision| one.number == mine.number && same_deployment(one, mine);
            let Some(one) = known.iter().flatten().copied().find(same) else {
                continue;
            };
            if mine.workloads.is_none() {
                mine.workloads.clone_from(&one.workloads);
                mine.unread = one.unread;
            }
            if mine.values_sha256.is_none() {
                mine.values_sha256.clone_from(&one.values_sha256);
            }
            if mine.switches.is_none() {
                mine.switches.clone_from(&one.switches);
            }
        }
        let runs = self.last.status == "deployed" || self.uninstalled();
        if self.running.is_none() && !runs {
            self.running = earlier
                .runs()
                .filter(|one| one.number < self.last.number)
                .cloned();
        }
    }
}

impl HelmRelease {
    /// Whether it was removed and installed again since an earlier state of it, as far as the two tell:
    /// it is seen just so again, or its revisions are counted anew. Looks in between may have shown
    /// nothing of it.
    pub fn anew_since(&self, earlier: &HelmRelease) -> bool {
        let (mine, theirs) = (&self.last, &earlier.last);
        let dated = mine.deployed_at.is_some() && theirs.deployed_at.is_some();
        self == earlier
            || mine.number < theirs.number
            || (mine.number == theirs.number && dated && !same_deployment(mine, theirs))
    }
}

/// Whether two looks at a revision number saw one deployment: a release that was removed and
/// installed again counts from 1 anew.
fn same_deployment(one: &Revision, other: &Revision) -> bool {
    let chart = one.chart == other.chart && one.version == other.version;
    let second = |text: &Option<String>| {
        text.as_ref()
            .map(|text| text.replace(' ', "T").chars().take(19).collect::<String>())
    };
    match (second(&one.deployed_at), second(&other.deployed_at)) {
        // Files write local clocks of other zones, so minutes are what two looks must share.
        (Some(one), Some(other)) => chart && one.get(14..) == other.get(14..),
        _ => chart,
    }
}
