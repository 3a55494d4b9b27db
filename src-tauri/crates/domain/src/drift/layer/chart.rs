//! The chart version of the package, and the one that is installed.

use super::{Look, called, of_package, stands};
use crate::drift::{Facts, Item, Kind};

pub(super) fn look(facts: &Facts<'_>) -> Look {
    let (mut items, mut compared) = (Vec::new(), false);
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
            if let Some(kind) = stands(&package.version, found) {
                items.push(Item::new(kind, called(release), expected, Some(found)));
            }
        }
    }
    match compared {
        true => Look::Compared(items),
        false => Look::Unknown("No release of the package's chart was seen.".into()),
    }
}
