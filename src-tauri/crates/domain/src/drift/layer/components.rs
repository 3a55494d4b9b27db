//! The components of the package, and the images of the manifest that Helm stored.

use super::{Look, Sides, all_listed, called, of_package, stands};
use crate::drift::{Facts, HOTFIX, Item, Kind, Package};
use crate::observed::{HelmRelease, Image, Switches};
use std::collections::{BTreeMap, BTreeSet};

/// Versions that were found of each component, with where.
type Found = BTreeMap<String, BTreeSet<Option<String>>>;

pub(super) fn look(facts: &Facts<'_>) -> Look {
    let (mut sides, mut compared) = (Sides::default(), false);
    let mut whole_all = all_listed(facts);
    for package in facts.packages {
        let releases = of_package(facts, package);
        let Some(components) = &package.components else {
            continue;
        };
        if releases.is_empty() {
            continue;
        }
        compared = true;
        if components.is_empty() {
            let note = "The package does not say which components it holds.";
            let item = Item::new(Kind::Unknown, &package.title, None, None);
            sides.items.push(item.noted(note));
            whole_all = false;
            continue;
        }
        let read = found(facts, &releases, &mut sides.items);
        whole_all &= read.whole;
        beside(facts, package, components, &read, &mut sides);
    }
    match compared {
        true => {
            sides.whole = whole_all;
            Look::Compared(sides)
        }
        false => Look::Unknown("No release of the package's chart was seen.".into()),
    }
}

/// What the manifests of a package's releases hold.
struct Read<'f> {
    found: Found,
    /// Whether all of them were read.
    whole: bool,
    /// What their values say; None when the values of one were not read.
    switches: Option<Vec<&'f Switches>>,
}

fn found<'f>(facts: &Facts<'_>, releases: &[&'f HelmRelease], items: &mut Vec<Item>) -> Read<'f> {
    let mut read = Read {
        found: Found::new(),
        whole: true,
        switches: releases
            .iter()
            .filter_map(|release| release.runs())
            .map(|runs| runs.switches.as_ref())
            .collect(),
    };
    for release in releases {
        let Some(runs) = release.runs() else { continue };
        let Some(workloads) = &runs.workloads else {
            read.whole = false;
            let note = "Its manifest was not read, so its images are not known.";
            items.push(Item::new(Kind::Unknown, called(release), None, None).noted(note));
            continue;
        };
        if runs.unread > 0 {
            read.whole = false;
            let note = format!("{} parts of its manifest could not be read.", runs.unread);
            items.push(Item::new(Kind::Unknown, called(release), None, None).noted(note));
        }
        for workload in workloads {
            let name = workload.component(facts.aliases, facts.known);
            let version = Image::parse(&workload.image).version().map(str::to_owned);
            read.found.entry(name).or_default().insert(version);
        }
    }
    read
}

fn beside(
    facts: &Facts<'_>,
    package: &Package,
    components: &[(String, String)],
    read: &Read<'_>,
    sides: &mut Sides,
) {
    let items = &mut sides.items;
    let mut held = BTreeSet::new();
    for (name, expected) in components {
        let key = facts.aliases.canonical(name).to_lowercase();
        match read.found.get(&key) {
            Some(versions) => {
                let before = items.len();
                let each = versions.iter();
                items.extend(each.filter_map(|version| one(name, expected, version.as_deref())));
                if items.len() == before {
                    sides.same.insert(name.clone());
                }
            }
            None => {
                let (kind, note) = absent(package, read, &key);
                items.push(Item::new(kind, name, Some(expected), None).noted(note));
            }
        }
        held.insert(key);
    }
    for (name, versions) in &read.found {
        if held.contains(name) || !facts.known.contains(name) {
            continue;
        }
        for version in versions {
            let item = Item::new(Kind::Extra, name, None, version.as_deref());
            items.push(item.noted("The package does not hold it."));
        }
    }
}

/// What it means that no workload of the manifest is of a component. Helm renders what the values ask
/// for and nothing else, so that what is not in a manifest was not asked for: whether those were the
/// right values is the layer of values' to say.
fn absent(package: &Package, read: &Read<'_>, key: &str) -> (Kind, String) {
    if !read.whole {
        let note = "It is not among what was read, which is not all there is.";
        return (Kind::Unknown, note.to_owned());
    }
    if package.demanded.contains(key) {
        let note = "No workload runs it, and the release names it by itself.";
        return (Kind::Missing, note.to_owned());
    }
    let Some(switches) = &read.switches else {
        let note = "The manifest holds no workload of it. The values were not read, so nobody can \
                    say whether it is switched off.";
        return (Kind::Unknown, note.to_owned());
    };
    if let Some(switch) = switches.iter().find_map(|one| one.off(key)) {
        let note = format!("Switched off here: {} is false.", switch.by);
        return (Kind::Off, note);
    }
    if switches.iter().any(|one| one.on(key)) {
        let note = "Its chart is switched on, and the manifest holds no workload of it.";
        return (Kind::Missing, note.to_owned());
    }
    let note = "Off here: the manifest that Helm stored holds no workload of it.";
    (Kind::Off, note.to_owned())
}

fn one(name: &str, expected: &str, found: Option<&str>) -> Option<Item> {
    let Some(found) = found else {
        let note = "Its image carries no tag, so its version is not known.";
        return Some(Item::new(Kind::Unknown, name, Some(expected), None).noted(note));
    };
    if found.starts_with("sha256:") {
        let note = "Its image is named by its digest alone, so its version is not known.";
        return Some(Item::new(Kind::Unknown, name, Some(expected), Some(found)).noted(note));
    }
    let kind = stands(expected, found)?;
    let item = Item::new(kind, name, Some(expected), Some(found));
    Some(match kind {
        Kind::Ahead => item.noted(HOTFIX),
        _ => item,
    })
}
