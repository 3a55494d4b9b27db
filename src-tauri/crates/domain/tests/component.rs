//! Components from several sources, and the difference of two releases.

use std::collections::BTreeMap;

use proptest::prelude::*;
use slipway_domain::component::{
    Aliases, Change, Component, Reading, Source, change_between, diff, reconcile,
};
use slipway_domain::{app_version, notes};

use crate::support::{own_notes, real_notes};

fn reading(source: Source, name: &str, version: &str, from: Option<&str>) -> Reading {
    Reading {
        source,
        name: name.to_owned(),
        version: version.to_owned(),
        from: from.map(str::to_owned),
        place: format!("{source:?}"),
    }
}

fn reconciled(readings: &[Reading]) -> Vec<Component> {
    reconcile(readings, &Aliases::defaults(), &BTreeMap::new())
}

#[test]
fn aliases_ignore_case_and_space() {
    let aliases = Aliases::defaults();
    for (name, want) in [
        (" CentralLedger ", "central-ledger"),
        ("emailnotifier", "email-notifier"),
        ("consent-oracle", "als-consent-oracle"),
        ("als-consent-service", "als-consent-oracle"),
        ("thirdparty-sdk", "thirdparty-sdk"),
        ("thirdparty-api-svc", "thirdparty-api-svc"),
        (" unknown ", "unknown"),
    ] {
        assert_eq!(aliases.canonical(name), want);
    }
    let own = Aliases::from_pairs([("cl", "ledger"), ("CL", "central-ledger")]);
    assert_eq!(own.canonical("Cl"), "central-ledger");
    assert_eq!(own.pairs().count(), 1);
}

#[test]
fn notes_outrank_app_version_and_disagreement_shows() {
    let readings = [
        reading(Source::AppVersion, "thirdparty-sdk", "v13.0.2", None),
        reading(Source::Notes, "thirdparty-sdk", "v15.1.0", Some("v15.1.0")),
        reading(Source::Notes, "central-ledger", "v17.0.3", Some("v16.3.1")),
        reading(Source::AppVersion, "central-ledger", "17.0.3", None),
        reading(Source::Dependencies, "centralledger", "14.0.0", None),
    ];
    let components = reconciled(&readings);
    assert_eq!(components.len(), 2);
    let (sdk, ledger) = (&components[0], &components[1]);
    assert_eq!(
        (sdk.version.as_str(), sdk.change, sdk.disagrees),
        ("v15.1.0", Change::Unchanged, true)
    );
    assert_eq!(
        (ledger.name.as_str(), ledger.change),
        ("central-ledger", Change::Upgraded)
    );
    assert_eq!(ledger.sources.len(), 3);
    // The chart has a version of its own: worth showing, no disagreement.
    assert!(!ledger.disagrees && ledger.chart_differs);
}

#[test]
fn a_range_says_nothing_of_the_chart_s_version() {
    let notes = reading(Source::Notes, "quoting-service", "v15.0.2", None);
    for (chart, differs) in [(">= 15.0.0", false), ("15.0.2", false), ("14.0.0", true)] {
        let chart = reading(Source::Dependencies, "quoting-service", chart, None);
        let components = reconciled(&[notes.clone(), chart.clone()]);
        assert_eq!(components[0].chart_differs, differs, "{chart:?}");
        assert!(!components[0].disagrees);
    }
}

#[test]
fn a_person_s_choice_wins_by_any_name() {
    let readings = [
        reading(
            Source::Notes,
            "als-consent-oracle",
            "v1.0.0",
            Some("v0.9.0"),
        ),
        reading(Source::AppVersion, "consent-oracle", "v0.2.0", None),
    ];
    let chosen = BTreeMap::from([("Consent-Oracle".to_owned(), Source::AppVersion)]);
    let components = reconcile(&readings, &Aliases::defaults(), &chosen);
    let found = (
        components[0].version.as_str(),
        components[0].from.as_deref(),
    );
    assert_eq!(found, ("v0.2.0", Some("v0.9.0")));
    assert_eq!(
        (components[0].change, components[0].disagrees),
        (Change::Downgraded, true)
    );
}

#[test]
fn a_reading_by_hand_outranks_all() {
    let readings = [
        reading(Source::Notes, "a", "v1.0.0", None),
        reading(Source::Manual, "a", "v1.0.1", None),
    ];
    assert_eq!(reconciled(&readings)[0].version, "v1.0.1");
}

#[test]
fn what_was_there_before_is_stated_or_unknown() {
    let table = [
        (reading(Source::Notes, "a", "v1", None), Change::New),
        (
            reading(Source::AppVersion, "a", "v1", None),
            Change::Unknown,
        ),
        (
            reading(Source::Dependencies, "a", ">= 1.0.0", None),
            Change::Unknown,
        ),
        (
            reading(Source::Manual, "a", "v2", Some("v1")),
            Change::Upgraded,
        ),
    ];
    for (reading, want) in table {
        let components = reconciled(std::slice::from_ref(&reading));
        assert_eq!(components[0].change, want, "{reading:?}");
        assert!(!components[0].disagrees && !components[0].chart_differs);
    }
}

#[test]
fn changes_between_versions() {
    let table = [
        (None, Some("1.0.0"), Change::New),
        (Some("1.0.0"), None, Change::Removed),
        (Some("v1.0.0"), Some("\"1.0.0\""), Change::Unchanged),
        (Some("1.0.0"), Some("1.0.1"), Change::Upgraded),
        (Some("v1.4.1"), Some("v1.3.3"), Change::Downgraded),
        (Some("v13.16.1"), Some("v15.1.2.1"), Change::Unorderable),
        (None, None, Change::Unknown),
    ];
    for (from, to, want) in table {
        assert_eq!(change_between(from, to), want, "{from:?} to {to:?}");
    }
}

fn list(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs
        .iter()
        .map(|(name, version)| ((*name).to_owned(), (*version).to_owned()))
        .collect()
}

#[test]
fn differences_that_need_attention_come_first() {
    let from = list(&[
        ("same", "1.0.0"),
        ("gone", "1.0.0"),
        ("up", "1.0.0"),
        ("odd", "1.0.0"),
        ("down", "2.0.0"),
    ]);
    let to = list(&[
        ("up", "1.1.0"),
        ("Down", "1.0.0"),
        ("odd", "1.0.0.1"),
        ("fresh", "1.0.0"),
        ("same", "v1.0.0"),
    ]);
    let found: Vec<(String, Change)> = diff(&from, &to)
        .into_iter()
        .map(|d| (d.name, d.change))
        .collect();
    let want = [
        ("Down", Change::Downgraded),
        ("odd", Change::Unorderable),
        ("up", Change::Upgraded),
        ("fresh", Change::New),
        ("gone", Change::Removed),
        ("same", Change::Unchanged),
    ];
    assert_eq!(found, want.map(|(name, change)| (name.to_owned(), change)));
}

/// The umbrella chart's `appVersion` of 15.1.0, cut to what matters here.
const APP_VERSION: &str = "ml-api-adapter: v14.0.0; sdk-scheme-adapter: v23.0.1; consent-oracle: v0.2.0; thirdparty-sdk: v13.0.2;";

#[test]
fn the_real_disagreement_of_15_1_0_is_found() {
    let app_readings: Vec<Reading> = app_version::parse(APP_VERSION)
        .entries()
        .iter()
        .map(|entry| reading(Source::AppVersion, &entry.name, &entry.version, None))
        .collect();
    let disagreeing = |text: &str| -> Vec<String> {
        let mut readings = notes::parse(text).readings();
        readings.extend(app_readings.iter().cloned());
        let components = reconciled(&readings);
        components
            .into_iter()
            .filter(|c| c.disagrees)
            .map(|c| c.name)
            .collect()
    };
    match real_notes("15.1.0") {
        Some(text) => assert_eq!(disagreeing(&text), ["thirdparty-sdk"]),
        // Its als-consent-oracle is v0.1.1.
        None => assert_eq!(disagreeing(&own_notes("15.9.0")), ["als-consent-oracle"]),
    }
}

fn any_readings() -> impl Strategy<Value = Vec<Reading>> {
    let source = prop_oneof![
        Just(Source::Notes),
        Just(Source::AppVersion),
        Just(Source::Dependencies),
        Just(Source::Manual),
    ];
    let one = (
        source,
        "[a-c]{1,2}| centralledger|Central-Ledger",
        "v?[0-2]\\.[0-2]",
        any::<bool>(),
    );
    let one = one.prop_map(|(source, name, version, from)| {
        reading(source, &name, &version, from.then_some("1.0"))
    });
    prop::collection::vec(one, 0..20)
}

proptest! {
    #[test]
    fn every_reading_ends_in_one_component(readings in any_readings()) {
        let components = reconciled(&readings);
        let kept: usize = components.iter().map(|component| component.sources.len()).sum();
        prop_assert_eq!(kept, readings.len());
        for component in &components {
            prop_assert!(component.sources.iter().any(|r| r.version == component.version));
        }
    }

    #[test]
    fn a_diff_reversed_swaps_its_changes(
        from in prop::collection::btree_map("[a-e]", "[0-2]\\.[0-2](\\.[0-1]){0,2}", 0..5),
        to in prop::collection::btree_map("[a-e]", "[0-2]\\.[0-2](\\.[0-1]){0,2}", 0..5),
    ) {
        let (from, to): (Vec<_>, Vec<_>) = (from.into_iter().collect(), to.into_iter().collect());
        let swapped = |change| match change {
            Change::New => Change::Removed,
            Change::Removed => Change::New,
            Change::Upgraded => Change::Downgraded,
            Change::Downgraded => Change::Upgraded,
            other => other,
        };
        let by_name = |differences: Vec<slipway_domain::component::Difference>| {
            differences.into_iter().map(|d| (d.name, d.change)).collect::<BTreeMap<_, _>>()
        };
        let forth = by_name(diff(&from, &to));
        let back = by_name(diff(&to, &from));
        let turned: BTreeMap<_, _> = back.into_iter().map(|(name, change)| (name, swapped(change))).collect();
        prop_assert_eq!(forth, turned);
    }
}
