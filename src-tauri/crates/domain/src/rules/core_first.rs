//! The core is validated before the other products, since they are tested on top of it.

use super::{Check, Finding, Level, ReleaseFacts, Rule};

pub(super) const RULE: Rule = Rule {
    id: "core_first",
    number: 5,
    title: "Core is validated before other products",
    basis: "Guide, release process flowchart",
    default: Level::Block,
    check: Check::Release(check),
};

fn check(facts: &ReleaseFacts<'_>) -> Vec<Finding> {
    let settled = |id| {
        facts
            .checks
            .iter()
            .find(|c| c.id == id)
            .map(|c| c.state.settles())
    };
    if settled("products_validated") == Some(true) && settled("core_validated") == Some(false) {
        let message = "The other products are marked as validated, the core is not";
        let hint = "Validate the core in the Support environment first.";
        return vec![Finding::broken(
            "Core validation",
            message,
            hint,
            "open_readiness",
        )];
    }
    Vec::new()
}
