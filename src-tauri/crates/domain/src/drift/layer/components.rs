//! The components of the package, and the images of the manifest that Helm stored.

use super::{Look, Sides, all_listed, called, of_package, stands};
use crate::drift::{Facts, HOTFIX, Item, Kind};
use crate::observed::{HelmRelease, Image};
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
        let (found, whole) = found(facts, &releases, &mut sides.items);
        whole_all &= whole;
        beside(facts, components, &found, whole, &mut sides);
    }
    match compared {
        true => {
            sides.whole = whole_all;
            Look::Compared(sides)
        }
        false => Look::Unknown("No release of the package's chart was seen.".into()),
    }
}

/// What the manifests hold, and whether all of them were read.
fn found(facts: &Facts<'_>, releases: &[&HelmRelease], items: &mut Vec<Item>) -> (Found, bool) {
    let (mut found, mut whole) = (Found::new(), true);
    for release in releases {
        let Some(runs) = release.runs() else { continue };
        let Some(workloads) = &runs.workloads else {
            whole = false;
            let note = "Its manifest was not read, so its images are not known.";
            items.push(Item::new(Kind::Unknown, called(release), None, None).noted(note));
            continue;
        };
        if runs.unread > 0 {
            whole = false;
            let note = format!("{} parts of its manifest could not be read.", runs.unread);
            items.push(Item::new(Kind::Unknown, called(release), None, None).noted(note));
        }
        for workload in workloads {
            let name = workload.component(facts.aliases, facts.known);
            let version = Image::parse(&workload.image).version().map(str::to_owned);
            found.entry(name).or_default().insert(version);
        }
    }
    (found, whole)
}

fn beside(
    facts: &Facts<'_>,
    components: &[(String, String)],
    found: &Found,
    whole: bool,
    sides: &mut Sides,
) {
    let items = &mut sides.items;
    let mut held = BTreeSet::new();
    for (name, expected) in components {
        let key = facts.aliases.canonical(name).to_lowercase();
        held.insert(key.clone());
        match found.get(&key) {
            Some(versions) => {
                let before = items.len();
                let each = versions.iter();
                items.extend(each.filter_map(|version| one(name, expected, version.as_deref())));
                if items.len() == before {
                    sides.same.insert(name.clone());
                }
            }
            None if whole => items.push(
                Item::new(Kind::Missing, name, Some(expected), None).noted("No workload runs it."),
            ),
            None => items.push(
                Item::new(Kind::Unknown, name, Some(expected), None)
                    .noted("It is not among what was read, which is not all there is."),
            ),
        }
    }
    for (name, versions) in found {
        if held.contains(name) || !facts.known.contains(name) {
            continue;
        }
        for version in versions {
            let item = Item::new(Kind::Extra, name, None, version.as_deref());
            items.push(item.noted("The package does not hold it."));
        }
    }
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
