//! Each layer finds what is its own, and leaves the others as they are.

use super::{Case, in_sync, layer, lines, workload};
use slipway_domain::drift::{HOTFIX, Layer, State, Verdict};
use slipway_domain::observed::{Freshness, HelmRelease, Revision};

/// What was changed, the layer that must see it, and what it must say.
type Change = (&'static str, fn(&mut Case), Layer, &'static [&'static str]);

const CHANGES: [Change; 17] = [
    (
        "another chart version",
        |case| case.releases[0].last.version = Some("17.1.0".into()),
        Layer::Chart,
        &["hub/moja 17.0.4 17.1.0 ahead"],
    ),
    (
        "an older chart version",
        |case| case.releases[0].last.version = Some("17.0.0".into()),
        Layer::Chart,
        &["hub/moja 17.0.4 17.0.0 behind"],
    ),
    (
        "a chart version without an order",
        |case| case.releases[0].last.version = Some("17.0.4.rev.2".into()),
        Layer::Chart,
        &["hub/moja 17.0.4 17.0.4.rev.2 differs"],
    ),
    (
        "a chart version nobody knows",
        |case| case.releases[0].last.version = None,
        Layer::Chart,
        &["hub/moja 17.0.4 - unknown"],
    ),
    (
        "a component ahead",
        |case| {
            case.workloads()[0].image = "mojaloop/central-ledger:v19.8.0".into();
            case.live()[0].image = "mojaloop/central-ledger:v19.8.0".into();
        },
        Layer::Components,
        &["central-ledger 19.7.4 v19.8.0 ahead"],
    ),
    (
        "a component behind",
        |case| {
            case.workloads()[1].image = "mojaloop/quoting-service:v17.11.9".into();
            case.live()[1].image = "mojaloop/quoting-service:v17.11.9".into();
        },
        Layer::Components,
        &["quoting-service v17.12.0 v17.11.9 behind"],
    ),
    (
        "a component missing that the release names by itself",
        |case| {
            case.packages[0].demanded.insert("quoting-service".into());
            case.workloads().remove(1);
            case.live().remove(1);
        },
        Layer::Components,
        &["quoting-service v17.12.0 - missing"],
    ),
    (
        "a component of another package",
        |case| {
            let more = workload("adapter", "mojaloop/ml-api-adapter:v16.5.6");
            case.workloads().push(more.clone());
            case.live().push(more);
        },
        Layer::Components,
        &["ml-api-adapter - v16.5.6 extra"],
    ),
    (
        "an image without a tag",
        |case| {
            case.workloads()[0].image = "mojaloop/central-ledger".into();
            case.live()[0].image = "mojaloop/central-ledger".into();
        },
        Layer::Components,
        &["central-ledger 19.7.4 - unknown"],
    ),
    (
        "one of two workloads of a component ahead",
        |case| {
            let more = workload("handler", "mojaloop/central-ledger:v19.9.0");
            case.workloads().push(more.clone());
            case.live().push(more);
        },
        Layer::Components,
        &["central-ledger 19.7.4 v19.9.0 ahead"],
    ),
    (
        "an image set past Helm",
        |case| case.live()[0].image = "mojaloop/central-ledger:v19.7.5".into(),
        Layer::Live,
        &["ledger/main mojaloop/central-ledger:v19.7.4 mojaloop/central-ledger:v19.7.5 ahead"],
    ),
    (
        "an image of another registry",
        |case| case.live()[0].image = "our.org/central-ledger:v19.7.4".into(),
        Layer::Live,
        &["ledger/main mojaloop/central-ledger:v19.7.4 our.org/central-ledger:v19.7.4 differs"],
    ),
    (
        "a workload gone",
        |case| {
            case.live().remove(2);
        },
        Layer::Live,
        &["db/main bitnami/mysql:8.0.32 - missing"],
    ),
    (
        "a workload that Helm does not know",
        |case| case.live().push(workload("debug", "busybox:1")),
        Layer::Live,
        &["debug/main - busybox:1 extra"],
    ),
    (
        "other values",
        |case| case.releases[0].last.values_sha256 = Some("bb".into()),
        Layer::Values,
        &["hub/moja aa bb differs"],
    ),
    (
        "values not read",
        |case| case.releases[0].last.values_sha256 = None,
        Layer::Values,
        &["hub/moja aa - unknown"],
    ),
    (
        "another release",
        |case| {
            case.releases.push(HelmRelease {
                name: "extra".into(),
                namespace: "hub".into(),
                last: Revision {
                    number: 1,
                    status: "deployed".into(),
                    chart: Some("promfana".into()),
                    version: Some("1.0.0".into()),
                    workloads: Some(Vec::new()),
                    ..Revision::default()
                },
                ..HelmRelease::default()
            })
        },
        Layer::Releases,
        &["hub/extra - promfana extra"],
    ),
];

#[test]
fn an_environment_that_is_as_packaged_says_so_in_each_layer() {
    let drift = in_sync().judge();
    for report in &drift.layers {
        assert_eq!(
            (report.state, report.items.len()),
            (State::InSync, 0),
            "{report:?}"
        );
    }
}

#[test]
fn what_changed_is_seen_in_its_own_layer_alone() {
    for (what, change, wanted, expected) in CHANGES {
        let mut case = in_sync();
        change(&mut case);
        let drift = case.judge();
        assert_eq!(lines(&drift, wanted), expected, "{what}");
        for other in drift.layers.iter().filter(|one| one.layer != wanted) {
            assert_eq!(other.state, State::InSync, "{what}: {other:?}");
        }
    }
}

#[test]
fn a_component_ahead_of_its_package_is_named_as_the_guide_names_it() {
    let mut case = in_sync();
    case.live()[0].image = "mojaloop/central-ledger:v19.8.0".into();
    case.workloads()[0].image = "mojaloop/central-ledger:v19.8.0".into();
    let drift = case.judge();
    assert_eq!(layer(&drift, Layer::Components).items[0].note, HOTFIX);
    case.workloads()[0].image = "mojaloop/central-ledger:v19.7.4".into();
    let drift = case.judge();
    assert_eq!(layer(&drift, Layer::Components).state, State::InSync);
    assert_eq!(layer(&drift, Layer::Live).items[0].note, HOTFIX);
}

#[test]
fn a_release_that_failed_is_judged_by_what_ran_before_and_never_in_sync() {
    let mut case = in_sync();
    let ran = case.releases[0].last.clone();
    case.releases[0].last = Revision {
        number: 4,
        status: "failed".into(),
        version: Some("17.1.0".into()),
        ..ran.clone()
    };
    case.releases[0].running = Some(ran);
    let drift = case.judge();
    assert_eq!(
        lines(&drift, Layer::Releases),
        ["hub/moja deployed failed unfinished"]
    );
    assert_eq!(layer(&drift, Layer::Releases).state, State::Unknown);
    assert_eq!(layer(&drift, Layer::Chart).state, State::InSync);
}

#[test]
fn what_was_not_listed_is_missing_only_when_all_was_listed() {
    let mut case = in_sync();
    case.releases[0].last.chart = Some("other".into());
    let missing = |case: &Case| lines(&case.judge(), Layer::Releases)[0].clone();
    assert_eq!(missing(&case), "mojaloop Mojaloop 17.0.4 r1 - missing");
    case.complete = false;
    let other = "hub/moja - other extra";
    let of = |case: &Case| lines(&case.judge(), Layer::Releases);
    let unknown = "mojaloop Mojaloop 17.0.4 r1 - unknown";
    assert_eq!(of(&case), [other, unknown]);
    case.complete = true;
    case.undecodable = 2;
    let undecodable = "undecodable releases - - unknown";
    assert_eq!(of(&case), [other, unknown, undecodable]);
}

#[test]
fn what_helm_says_was_uninstalled_is_missing_whatever_was_listed() {
    let mut case = in_sync();
    case.releases[0].last.status = "uninstalled".into();
    case.complete = false;
    let drift = case.judge();
    assert_eq!(
        lines(&drift, Layer::Releases),
        ["mojaloop Mojaloop 17.0.4 r1 uninstalled missing"]
    );
    let note = &layer(&drift, Layer::Releases).items[0].note;
    assert!(note.starts_with("hub/moja was uninstalled"), "{note}");
    assert_eq!(drift.verdict, Verdict::Drifted);
}

#[test]
fn a_look_that_showed_nothing_does_not_say_that_nobody_looked() {
    let mut case = in_sync();
    case.releases.clear();
    case.complete = false;
    for (freshness, undecodable, note) in [
        (Freshness::Never, 0, "Nobody has looked"),
        (Freshness::Fresh, 0, "holds no release"),
        (Freshness::Fresh, 3, "could be understood: 3 records"),
    ] {
        case.freshness = freshness;
        case.undecodable = undecodable;
        let drift = case.judge();
        let said = &layer(&drift, Layer::Releases).note;
        assert!(said.contains(note), "{said}");
        assert_eq!(drift.verdict, Verdict::Unknown);
        assert!(!drift.reason.is_empty());
    }
}

#[test]
fn live_objects_of_kinds_that_nobody_listed_are_not_known_and_not_missed() {
    let mut case = in_sync();
    let mut set = workload("kafka", "bitnami/kafka:3.3.1");
    set.kind = "StatefulSet".into();
    case.workloads().push(set);
    let drift = case.judge();
    assert_eq!(
        lines(&drift, Layer::Live),
        ["hub/moja StatefulSet - - unknown"]
    );
    let live = case.releases[0].live.as_mut().expect("live");
    live.kinds.insert("StatefulSet".into());
    let drift = case.judge();
    assert_eq!(
        lines(&drift, Layer::Live),
        ["kafka/main bitnami/kafka:3.3.1 - missing"]
    );
}
