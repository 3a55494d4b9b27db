//! Which parts of an umbrella chart run in a place, as its values say.
//!
//! A hub seldom runs all that a release holds: third parties, bulk transfers or the Testing Toolkit
//! are switched off by a condition, a tag or an `enabled` of the values.

use serde::{Deserialize, Serialize};

/// A part that is switched off, and by what.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Switch {
    /// Name of the dependency, or its alias; else of the group of values.
    pub part: String,
    /// What switches it, such as `thirdparty.enabled`.
    pub by: String,
}

/// What the values of a revision say of the chart's parts. Only the names of parts and of what
/// switches them are kept, no value.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Switches {
    /// Parts that are switched off.
    #[serde(default)]
    pub off: Vec<Switch>,
    /// Dependencies that are switched on.
    #[serde(default)]
    pub on: Vec<String>,
}

impl Switches {
    /// What switches a component off: its own chart, or one whose name it goes by
    /// (`thirdparty-sdk` is a part of `thirdparty`).
    pub fn off(&self, component: &str) -> Option<&Switch> {
        let own = self.off.iter().find(|one| same(&one.part, component));
        own.or_else(|| {
            let part_of = |one: &&Switch| {
                let rest = component.strip_prefix(one.part.as_str());
                rest.is_some_and(|rest| rest.starts_with('-'))
            };
            self.off.iter().find(part_of)
        })
    }

    /// Whether the component's own chart is switched on.
    pub fn on(&self, component: &str) -> bool {
        self.on.iter().any(|part| same(part, component))
    }
}

/// `centralledger` is the chart of `central-ledger`.
fn same(part: &str, component: &str) -> bool {
    let letters = |text: &str| -> String {
        let letters = text.chars().filter(|c| *c != '-' && *c != '_');
        letters.flat_map(char::to_lowercase).collect()
    };
    letters(part) == letters(component)
}
