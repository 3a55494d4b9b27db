//! The manifest that Helm stored, and the objects of the cluster: somebody may have used `kubectl`.

use super::{Look, Sides, all_listed, called, stands};
use crate::drift::{Facts, HOTFIX, Item, Kind};
use crate::observed::{HelmRelease, Image, LASTING, Live, Workload};
use std::collections::BTreeMap;

type Key<'w> = (&'w str, &'w str, &'w str, &'w str);

pub(super) fn look(facts: &Facts<'_>) -> Look {
    let looked = |release: &&HelmRelease| release.live.is_some();
    if !facts.releases.iter().any(|release| looked(&release)) {
        return Look::Nothing("Nobody looked at what the cluster runs.".into());
    }
    let mut sides = Sides {
        whole: all_listed(facts),
        ..Sides::default()
    };
    for release in facts.releases.iter().filter(|one| !one.uninstalled()) {
        let Some(runs) = release.runs() else {
            sides.whole = false;
            continue;
        };
        let Some(live) = &release.live else {
            sides.whole = false;
            if runs.workloads.as_ref().is_some_and(Vec::is_empty) {
                continue;
            }
            let note = "Nobody looked at what runs of it.";
            let item = Item::new(Kind::Unknown, called(release), None, None);
            sides.items.push(item.noted(note));
            continue;
        };
        sides.whole &= runs.unread == 0 && LASTING.iter().all(|kind| live.kinds.contains(*kind));
        let Some(stored) = &runs.workloads else {
            let note = "Its manifest was not read, so there is nothing to compare with.";
            let item = Item::new(Kind::Unknown, called(release), None, None);
            sides.items.push(item.noted(note));
            sides.whole = false;
            continue;
        };
        beside(release, stored, live, runs.unread == 0, &mut sides);
        sides.items.extend(unlisted(release, stored, live));
    }
    Look::Compared(sides)
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

fn beside(release: &HelmRelease, stored: &[Workload], live: &Live, whole: bool, sides: &mut Sides) {
    let items = &mut sides.items;
    let stored: BTreeMap<Key<'_>, &Workload> = by_key(release, stored);
    let runs: BTreeMap<Key<'_>, &Workload> = by_key(release, &live.workloads);
    for (key, workload) in &stored {
        if !live.kinds.contains(&workload.kind) {
            continue;
        }
        let expected = Some(workload.image.as_str());
        match runs.get(key) {
            Some(found) => match one(workload, found) {
                Some(item) => items.push(item),
                None => drop(sides.same.insert(place(workload))),
            },
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
