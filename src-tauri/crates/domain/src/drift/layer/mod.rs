//! One file a layer.

mod chart;
mod components;
mod live;
mod releases;
mod values;

use super::{Facts, Item, Kind, Layer, Package};
use crate::component::{Change, change_between};
use crate::observed::{Freshness, HelmRelease};
use std::collections::BTreeSet;

/// Both sides beside each other.
#[derive(Default)]
pub(super) struct Sides {
    /// What is not as expected or not known.
    pub(super) items: Vec<Item>,
    /// What is as expected, by the name that an item of it would bear.
    pub(super) same: BTreeSet<String>,
    /// Whether all that could be there was read, so that what neither names is not there.
    pub(super) whole: bool,
}

/// What a layer saw.
pub(super) enum Look {
    /// Both sides were there.
    Compared(Sides),
    /// One side was never given.
    Nothing(String),
    /// One side was not read.
    Unknown(String),
}

/// Whether every release that is installed is known by name.
pub(super) fn all_listed(facts: &Facts<'_>) -> bool {
    facts.complete && facts.undecodable == 0
}

/// Whether anything is expected in a layer at all: that nobody said what is no fact that was not read.
pub(super) fn asked(facts: &Facts<'_>, layer: Layer) -> bool {
    match layer {
        Layer::Releases | Layer::Chart | Layer::Components => !facts.packages.is_empty(),
        Layer::Values => !facts.approved.is_empty(),
        Layer::Live => true,
    }
}

pub(super) fn look(facts: &Facts<'_>, layer: Layer) -> Look {
    if facts.releases.is_empty() && !facts.complete {
        return Look::Unknown(nothing(facts));
    }
    if layer != Layer::Values && !asked(facts, layer) {
        let note = "No deployment says which release should run there.";
        return Look::Unknown(note.into());
    }
    match layer {
        Layer::Releases => releases::look(facts),
        Layer::Chart => chart::look(facts),
        Layer::Components => components::look(facts),
        Layer::Live => live::look(facts),
        Layer::Values => values::look(facts),
    }
}

/// Why nothing is known of what is installed.
fn nothing(facts: &Facts<'_>) -> String {
    match (facts.freshness, facts.undecodable) {
        (Freshness::Never, _) => "Nobody has looked at what is installed there.".to_owned(),
        (_, 0) => "What was read holds no release.".to_owned(),
        (_, count) => format!("None of what was read could be understood: {count} records."),
    }
}

/// The releases of a package's chart, but for those that are only history.
fn of_package<'f>(facts: &Facts<'f>, package: &Package) -> Vec<&'f HelmRelease> {
    let mine = |release: &&HelmRelease| {
        !release.uninstalled()
            && package.chart.is_some()
            && (release.last.chart == package.chart
                || release.runs().is_some_and(|one| one.chart == package.chart))
    };
    facts.releases.iter().filter(mine).collect()
}

/// How a version that was found stands to the one expected; None when they are the same.
fn stands(expected: &str, found: &str) -> Option<Kind> {
    match change_between(Some(expected), Some(found)) {
        Change::Unchanged => None,
        Change::Upgraded => Some(Kind::Ahead),
        Change::Downgraded => Some(Kind::Behind),
        _ => Some(Kind::Differs),
    }
}

/// A release as people tell it from another: with its namespace.
fn called(release: &HelmRelease) -> String {
    match release.namespace.as_str() {
        "" => release.name.clone(),
        namespace => format!("{namespace}/{}", release.name),
    }
}
