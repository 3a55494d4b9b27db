//! A release package holds exact versions only: a range is not what gets installed.

use super::{Check, Finding, Level, ReleaseFacts, Rule};
use crate::version::Version;

pub(super) const RULE: Rule = Rule {
    id: "exact_versions",
    number: 0,
    title: "Every component and product has an exact version",
    basis: "Helm: a range resolves to whatever is newest at install time",
    default: Level::Block,
    check: Check::Release(check),
};

fn check(facts: &ReleaseFacts<'_>) -> Vec<Finding> {
    if facts.components.is_empty() {
        let message = "Nothing says what it holds";
        let hint = "Plan it from a chart version, add its notes, or enter components.";
        let nothing = Finding::unknown("No components", message, hint, "open_components");
        return std::iter::once(nothing).chain(products(facts)).collect();
    }
    let vague = facts
        .components
        .iter()
        .filter(|c| !Version::is_exact(&c.version));
    let components = vague.map(|component| {
        let message = format!("{} is not an exact version", component.version);
        let hint = "Choose another source, or set the version by hand.";
        Finding::broken(&component.name, message, hint, "open_components")
    });
    components.chain(products(facts)).collect()
}

fn products<'f>(facts: &'f ReleaseFacts<'_>) -> impl Iterator<Item = Finding> + 'f {
    let vague = facts.products.iter();
    let vague = vague.filter(|(_, version)| !Version::is_exact(version));
    vague.map(|(product, version)| {
        let message = format!("{version} is not an exact version");
        let hint = "Edit the release and give the exact version of the product.";
        Finding::broken(product, message, hint, "edit_release")
    })
}
