//! What a release holds: read from its notes, its chart and the chart's dependencies, with what
//! people decided on top.

use super::{BreakingShape, ComponentShape, SourceShape};
use crate::book::Book;
use serde::{Deserialize, Serialize};
use slipway_domain::app_version::{self, AppVersion};
use slipway_domain::component::{Change, Component, Reading, Source, change_between, reconcile};
use slipway_domain::notes::Notes;
use slipway_domain::version::{Version, bare};
use slipway_store::table::release::ReleaseRow;
use slipway_store::table::release_component::ReleaseComponentRow;
use std::collections::BTreeMap;

/// A dependency of the chart a release was planned from, with what its own chart said then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Dependency {
    /// The chart depended on.
    pub(crate) name: String,
    /// Its exact version.
    pub(crate) version: String,
    /// Its `appVersion`.
    pub(crate) app_version: String,
}

/// Canonical names and versions, as two releases are compared by.
pub(crate) type Versions = Vec<(String, String)>;

/// Puts together what a release holds. `previous` decides what each component came from.
pub(crate) fn assemble(
    book: &Book,
    row: &ReleaseRow,
    notes: Option<&Notes>,
    decisions: &[ReleaseComponentRow],
    previous: Option<&Versions>,
) -> Vec<Component> {
    let mut readings = notes.map(Notes::readings).unwrap_or_default();
    readings.extend(chart_readings(row));
    readings.extend(decisions.iter().filter_map(|decision| {
        Some(Reading {
            source: Source::Manual,
            name: decision.name.clone(),
            version: decision.version.clone()?,
            from: None,
            place: "Set by hand".to_owned(),
        })
    }));
    let chosen: BTreeMap<String, Source> = decisions
        .iter()
        .filter_map(|decision| Some((decision.name.clone(), source(decision.source.as_deref()?)?)))
        .collect();
    let mut components = reconcile(&readings, &book.aliases, &chosen);
    for component in &mut components {
        let decided = decisions
            .iter()
            .any(|decision| decision.name == component.name);
        component.disagrees = !decided && disagrees(component);
        compare(component, previous);
    }
    components
}

fn chart_readings(row: &ReleaseRow) -> Vec<Reading> {
    let place = |chart: &str, version: &str| format!("Chart {chart} {version}, appVersion");
    let chart = row.chart.as_deref().unwrap_or_default();
    let mut out = of_text(
        Source::AppVersion,
        chart,
        &row.chart_app_version,
        &place(chart, &row.version),
    );
    for dependency in dependencies(row) {
        let place = place(&dependency.name, &dependency.version);
        let text = &dependency.app_version;
        for reading in of_text(Source::Dependencies, &dependency.name, text, &place) {
            if !out.contains(&reading) {
                out.push(reading);
            }
        }
    }
    out
}

pub(crate) fn dependencies(row: &ReleaseRow) -> Vec<Dependency> {
    serde_json::from_value(row.dependencies.clone()).unwrap_or_default()
}

/// An `appVersion` lists components, or is the one version of the chart's own application.
fn of_text(source: Source, chart: &str, text: &str, place: &str) -> Vec<Reading> {
    let reading = |name: &str, version: &str| Reading {
        source,
        name: name.to_owned(),
        version: version.to_owned(),
        from: None,
        place: place.to_owned(),
    };
    match app_version::parse(text) {
        AppVersion::List { entries, .. } => entries
            .iter()
            .map(|entry| reading(&entry.name, &entry.version))
            .collect(),
        AppVersion::Single { version } if !version.is_empty() => vec![reading(chart, &version)],
        AppVersion::Single { .. } | AppVersion::Empty => Vec::new(),
    }
}

/// All three places count: a dependency is read through its own chart's `appVersion`.
fn disagrees(component: &Component) -> bool {
    let mut versions = component
        .sources
        .iter()
        .map(|reading| bare(&reading.version));
    let first = versions.next();
    versions.any(|version| Some(version) != first)
}

fn compare(component: &mut Component, previous: Option<&Versions>) {
    let Some(previous) = previous else { return };
    let before = previous.iter().find(|(name, _)| *name == component.name);
    if let Some((_, version)) = before {
        component.from = Some(version.clone());
        component.change = change_between(Some(version), Some(&component.version));
    } else {
        component.from = None;
        component.change = Change::New;
    }
}

/// What the release before held and this one lacks. Not known is not gone: a component counts only
/// where this release has a source of the kind that named it, so that what only a chart names is not
/// missed in a release that has its notes alone. What somebody set by hand is missed anywhere.
pub(crate) fn removed(components: &[Component], previous: Option<&[Component]>) -> Versions {
    let read: Vec<Source> = components
        .iter()
        .flat_map(|component| component.sources.iter().map(|reading| reading.source))
        .collect();
    let held = |name: &str| components.iter().any(|component| component.name == name);
    let could_say = |before: &Component| {
        let mut sources = before.sources.iter().map(|reading| reading.source);
        sources.any(|source| source == Source::Manual || read.contains(&source))
    };
    let before = previous.filter(|_| !components.is_empty()).unwrap_or(&[]);
    let gone = before
        .iter()
        .filter(|before| !held(&before.name) && could_say(before));
    gone.map(|before| (before.name.clone(), before.version.clone()))
        .collect()
}

/// A component that is gone, in the shape of those that are there: without a version and a source.
pub(crate) fn gone((name, version): &(String, String)) -> ComponentShape {
    ComponentShape {
        name: name.clone(),
        version: String::new(),
        from: Some(version.clone()),
        change: change_slug(Change::Removed),
        sources: Vec::new(),
        disagrees: false,
        chosen: None,
        migrations: 0,
        configs: 0,
    }
}

pub(crate) fn source(slug: &str) -> Option<Source> {
    [
        Source::Notes,
        Source::AppVersion,
        Source::Dependencies,
        Source::Manual,
    ]
    .into_iter()
    .find(|source| source_slug(*source) == slug)
}

fn source_slug(source: Source) -> &'static str {
    match source {
        Source::Notes => "notes",
        Source::AppVersion => "app_version",
        Source::Dependencies => "dependencies",
        Source::Manual => "manual",
    }
}

pub(crate) fn change_slug(change: Change) -> String {
    let value = serde_json::to_value(change).unwrap_or_default();
    value.as_str().unwrap_or("unorderable").to_owned()
}

/// A component as hosts show it.
pub(crate) fn shape_of(
    component: &Component,
    decisions: &[ReleaseComponentRow],
    breaking: &[BreakingShape],
) -> ComponentShape {
    let decision = decisions
        .iter()
        .find(|decision| decision.name == component.name);
    let files = breaking
        .iter()
        .filter(|change| change.component == component.name);
    let count = |of: fn(&BreakingShape) -> usize| {
        u32::try_from(files.clone().map(of).sum::<usize>()).unwrap_or(u32::MAX)
    };
    ComponentShape {
        name: component.name.clone(),
        version: component.version.clone(),
        from: component.from.clone(),
        change: change_slug(component.change),
        sources: component.sources.iter().map(source_shape).collect(),
        disagrees: component.disagrees,
        chosen: decision.map(|d| d.source.clone().unwrap_or_else(|| "manual".to_owned())),
        migrations: count(|change| change.migrations.len()),
        configs: count(|change| change.configs.len()),
    }
}

fn source_shape(reading: &Reading) -> SourceShape {
    SourceShape {
        source: source_slug(reading.source).to_owned(),
        name: reading.name.clone(),
        version: reading.version.clone(),
        place: reading.place.clone(),
    }
}

/// What a release's components are compared by.
pub(crate) fn versions(components: &[Component]) -> Versions {
    components
        .iter()
        .map(|c| (c.name.clone(), c.version.clone()))
        .collect()
}

/// Whether one release's version comes before another's.
pub(crate) fn comes_before(one: &ReleaseRow, other: &ReleaseRow) -> bool {
    let (a, b) = (Version::new(&one.version), Version::new(&other.version));
    (&a, one.revision) < (&b, other.revision)
}
