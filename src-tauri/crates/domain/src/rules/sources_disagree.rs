//! What the chart says and what the notes say must be the same, or nobody knows what was proven.

use super::{Check, Finding, Level, ReleaseFacts, Rule};
use crate::component::{Component, Source};

pub(super) const RULE: Rule = Rule {
    id: "sources_disagree",
    number: 23,
    title: "Notes, chart and dependencies name the same versions",
    basis: "Mojaloop's own releases disagree, such as thirdparty-sdk in 15.1.0",
    default: Level::Warn,
    check: Check::Release(check),
};

fn check(facts: &ReleaseFacts<'_>) -> Vec<Finding> {
    let open = facts
        .components
        .iter()
        .filter(|component| component.disagrees);
    let mut out: Vec<Finding> = open
        .map(|component| {
            let hint = "Choose which source is right, or ask the release's authors.";
            Finding::broken(&component.name, said(component), hint, "choose_source")
        })
        .collect();
    let lines = facts
        .notes
        .map(|notes| notes.components.as_slice())
        .unwrap_or_default();
    out.extend(lines.iter().filter_map(|line| {
        let (to, link) = (line.to.as_deref()?, line.link_version.as_deref()?);
        let message = format!("Line {} of the notes says {to}, its link {link}", line.line);
        let hint = "Look at the linked release, then set the version.";
        Some(Finding::broken(
            &line.name,
            message,
            hint,
            "open_components",
        ))
    }));
    out
}

/// Such as `Chart says v13.0.2, release notes say v15.1.0`.
fn said(component: &Component) -> String {
    let mut parts: Vec<String> = Vec::new();
    for reading in &component.sources {
        let part = match reading.source {
            Source::Notes => format!("release notes say {}", reading.version),
            Source::AppVersion => format!("chart says {}", reading.version),
            Source::Dependencies => format!("its dependency says {}", reading.version),
            Source::Manual => format!("set by hand to {}", reading.version),
        };
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    let text = parts.join(", ");
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
