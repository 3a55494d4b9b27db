//! The manifest that Helm stored, and the objects of the cluster: somebody may have used `kubectl`.

use super::{Look, called, stands};
use crate::drift::{Facts, HOTFIX, Item, Kind};
use crate::observed::{HelmRelease, Image, LASTING, Live, Workload};
use std::collections::BTreeMap;

type Key<'w> = (&'w str, &'w str, &'w str, &'w str);

pub(super) fn look(facts: &Facts<'_>) -> Look {
    let looked = |release: &&HelmRelease| release.live.is_some();
    if !facts.releases.iter().any(|release| looked(&release)) {
        return Look::Nothing("Nobody looked at what the cluster runs.".into());
    }
    let mut items = Vec::new();
    for release in facts.releases.iter().filter(|one| !one.uninstalled()) {
        let Some(runs) = release.runs() else { continue };
        let Some(live) = &release.live else {
            if runs.workloads.as_ref().is_some_and(Vec::is_empty) {
                continue;
            }
            let note = "Nobody looked at what runs of it.";
            items.push(Item::new(Kind::Unknown, called(release), None, None).noted(note));
            continue;
        };
        let Some(stored) = &runs.workloads else {
            let note = "Its manifest was not read, so there is nothing to compare with.";
            items.push(Item::new(Kind::Unknown, called(release), None, None).noted(note));
            continue;
        };
        beside(release, stored, live, runs.unread == 0, &mut items);
        items.extend(unlisted(release, stored, live));
    }
    Look::Compared(items)
}

/// Kinds that the manifest holds and that nobody listed: forbidden, or not among the files.
fn unlisted(release: &HelmRelease, stored: &[Workload], live: &Live) -> Vec<Item> {
    let missed = |kind: &&str| {
        !live.kinds.contains(*kind) && stored.iter().any(|one| one.kind.as_str() == *kind)
    };
    let item = |kind: &str| {
        let component = format!("{} {kind}", called(release));
        let note = "Its manifest holds objects of this kind, and nobody listed what runs of them.";
        Item::new(Kind::Unknown, component, None, None).noted(note)
    };
    LASTING.into_iter().filter(missed).map(item).collect()
}

fn beside(
    release: &HelmRelease,
    stored: &[Workload],
    live: &Live,
    whole: bool,
    items: &mut Vec<Item>,
) {
    let stored: BTreeMap<Key<'_>, &Workload> = by_key(release, stored);
    let runs: BTreeMap<Key<'_>, &Workload> = by_key(release, &live.workloads);
    for (key, workload) in &stored {
        if !live.kinds.contains(&workload.kind) {
            continue;
        }
        let expected = Some(workload.image.as_str());
        match runs.get(key) {
            Some(found) => items.extend(one(workload, found)),
            None => items.push(
                Item::new(Kind::Missing, place(workload), expected, None)
                    .noted("The cluster does not have it."),
            ),
        }
    }
    for (key, workload) in &runs {
        if whole && !stored.contains_key(key) {
            items.push(
                Item::new(Kind::Extra, place(workload), None, Some(&workload.image))
                    .noted("It is not in the manifest that Helm stored."),
            );
        }
    }
}

fn by_key<'w>(release: &'w HelmRelease, all: &'w [Workload]) -> BTreeMap<Key<'w>, &'w Workload> {
    let key = |one: &'w Workload| {
        let namespace = one.namespace.as_deref().unwrap_or(&release.namespace);
        (
            namespace,
            one.kind.as_str(),
            one.name.as_str(),
            one.container.as_str(),
        )
    };
    all.iter().map(|one| (key(one), one)).collect()
}

fn place(workload: &Workload) -> String {
    format!("{}/{}", workload.name, workload.container)
}

fn one(stored: &Workload, live: &Workload) -> Option<Item> {
    let (mine, theirs) = (Image::parse(&stored.image), Image::parse(&live.image));
    let (expected, found) = (Some(stored.image.as_str()), Some(live.image.as_str()));
    let item = |kind| Item::new(kind, place(stored), expected, found);
    match mine.same(&theirs) {
        Some(true) => None,
        None => Some(item(Kind::Unknown).noted("One has a tag and the other a digest.")),
        Some(false) => {
            let tags = match (&mine.tag, &theirs.tag) {
                (Some(mine), Some(theirs)) if mine != theirs => stands(mine, theirs),
                _ => None,
            };
            let kind = tags.unwrap_or(Kind::Differs);
            Some(match kind {
                Kind::Ahead => item(kind).noted(HOTFIX),
                _ => item(kind).noted("Changed past Helm."),
            })
        }
    }
}
