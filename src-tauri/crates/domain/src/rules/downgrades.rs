//! A component that goes down, or that cannot be ordered, is either meant or a mistake.

use super::{Check, Finding, Level, ReleaseFacts, Rule};
use crate::component::Change;

pub(super) const RULE: Rule = Rule {
    id: "downgrades",
    number: 23,
    title: "No component goes down",
    basis: "Mojaloop's own releases do, such as inter-scheme-proxy-adapter in 17.1.0",
    default: Level::Warn,
    check: Check::Release(check),
};

fn check(facts: &ReleaseFacts<'_>) -> Vec<Finding> {
    let odd = facts.components.iter().filter_map(|component| {
        let from = component.from.as_deref()?;
        let to = &component.version;
        let hint = "Confirm with the release's authors that this is meant.";
        match component.change {
            Change::Downgraded => {
                let message = format!("It goes down from {from} to {to}");
                Some(Finding::broken(
                    &component.name,
                    message,
                    hint,
                    "open_components",
                ))
            }
            Change::Unorderable => {
                let message = format!("{from} and {to} cannot be ordered");
                Some(Finding::unknown(
                    &component.name,
                    message,
                    hint,
                    "open_components",
                ))
            }
            _ => None,
        }
    });
    odd.collect()
}
