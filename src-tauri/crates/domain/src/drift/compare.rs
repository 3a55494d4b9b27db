//! What an environment is seen to run, in a form that two of them can be compared by.

use crate::component::Aliases;
use crate::observed::{HelmRelease, Image};
use std::collections::{BTreeMap, BTreeSet};

/// Components that run, with their versions; several versions of one stand beside one another. What
/// the cluster runs outweighs what Helm stored.
///
/// Only components that some package holds are told: the rest is somebody's database or proxy.
pub fn seen_versions(
    releases: &[HelmRelease],
    aliases: &Aliases,
    known: &BTreeSet<String>,
) -> Vec<(String, String)> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for release in releases.iter().filter(|one| !one.uninstalled()) {
        let stored = release.runs().and_then(|one| one.workloads.as_ref());
        let live = release.live.as_ref();
        let unseen = stored
            .into_iter()
            .flatten()
            .filter(|one| live.is_none_or(|live| !live.kinds.contains(&one.kind)));
        for workload in live
            .into_iter()
            .flat_map(|live| &live.workloads)
            .chain(unseen)
        {
            let name = workload.component(aliases, known);
            if known.contains(&name) {
                let image = Image::parse(&workload.image);
                let version = image.version().unwrap_or("without a tag");
                found.entry(name).or_default().insert(version.to_owned());
            }
        }
    }
    let joined = |versions: BTreeSet<String>| versions.into_iter().collect::<Vec<_>>().join(", ");
    found
        .into_iter()
        .map(|(name, versions)| (name, joined(versions)))
        .collect()
}

/// Charts that run, with their versions, by chart.
pub fn seen_charts(releases: &[HelmRelease]) -> Vec<(String, String)> {
    let mut found: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for release in releases.iter().filter(|one| !one.uninstalled()) {
        if let Some(runs) = release.runs()
            && let (Some(chart), Some(version)) = (&runs.chart, &runs.version)
        {
            found.entry(chart).or_default().insert(version);
        }
    }
    let joined = |versions: BTreeSet<&str>| versions.into_iter().collect::<Vec<_>>().join(", ");
    found
        .into_iter()
        .map(|(chart, versions)| (chart.to_owned(), joined(versions)))
        .collect()
}
