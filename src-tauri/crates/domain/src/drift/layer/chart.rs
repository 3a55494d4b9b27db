//! The chart version of the package, and the one that is installed.

use super::{Look, Sides, all_listed, called, of_package, stands};
use crate::drift::{Facts, Item, Kind};

pub(super) fn look(facts: &Facts<'_>) -> Look {
    let (mut sides, mut compared) = (Sides::default(), false);
    let items = &mut sides.items;
    for package in facts.packages {
        for release in of_package(facts, package) {
            compared = true;
            let expected = Some(package.version.as_str());
            let Some(runs) = release.runs() else {
                let note = "It never came up.";
                items.push(Item::new(Kind::Missing, called(release), expected, None).noted(note));
                continue;
            };
            let Some(found) = runs.version.as_deref() else {
                let note = "The version of its chart is not known.";
                items.push(Item::new(Kind::Unknown, called(release), expected, None).noted(note));
                continue;
            };
            match stands(&package.version, found) {
                Some(kind) => items.push(Item::new(kind, called(release), expected, Some(found))),
                None => drop(sides.same.insert(called(release))),
            }
        }
    }
    match compared {
        true => {
            sides.whole = all_listed(facts);
            Look::Compared(sides)
        }
        false => Look::Unknown("No release of the package's chart was seen.".into()),
    }
}
