//! The values that were approved, and those that were used, by their hashes alone.

use super::{Look, Sides, called};
use crate::drift::{Facts, Item, Kind};

pub(super) fn look(facts: &Facts<'_>) -> Look {
    if facts.approved.is_empty() {
        return Look::Nothing("No values were approved for this environment.".into());
    }
    // Each release whose values were approved is told of, so what is not named was not approved.
    let mut sides = Sides {
        whole: true,
        ..Sides::default()
    };
    let items = &mut sides.items;
    for ((namespace, name), approved) in facts.approved {
        let release = facts
            .releases
            .iter()
            .find(|one| one.namespace == *namespace && one.name == *name);
        let Some(release) = release.filter(|one| !one.uninstalled()) else {
            let called = format!("{namespace}/{name}");
            let note = "Its release was not seen.";
            items.push(Item::new(Kind::Unknown, called, Some(approved), None).noted(note));
            continue;
        };
        let used = release.runs().and_then(|one| one.values_sha256.as_deref());
        match used {
            None => {
                let note = "The values it was deployed with were not read.";
                items.push(
                    Item::new(Kind::Unknown, called(release), Some(approved), None).noted(note),
                );
            }
            Some(used) if used == approved => drop(sides.same.insert(called(release))),
            Some(used) => {
                let note = "It was deployed with other values than those approved.";
                items.push(
                    Item::new(Kind::Differs, called(release), Some(approved), Some(used))
                        .noted(note),
                );
            }
        }
    }
    Look::Compared(sides)
}
