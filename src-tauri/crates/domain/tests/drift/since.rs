//! Since when a difference has been seen: never earlier than every look bears out.

use super::{Case, in_sync, workload};
use proptest::prelude::*;
use slipway_domain::component::Aliases;
use slipway_domain::drift::{Facts, Layer, Shown, Since, Stood};
use std::collections::BTreeSet;

const D: Stood = Stood::Differed;
const O: Stood = Stood::Otherwise;
const U: Stood = Stood::Unknown;

fn first(looks: &[Stood], all: bool) -> Option<usize> {
    let mut since = Since::default();
    for (at, stood) in looks.iter().enumerate() {
        since.look(at, *stood);
    }
    since.first(all)
}

#[test]
fn the_first_of_the_looks_in_a_row_is_told_where_the_one_before_says_so() {
    // Looks from the newest back, whether these are all there are, and the place of the answer.
    let cases: [(&[Stood], bool, Option<usize>); 11] = [
        (&[D, D, O], true, Some(1)),
        (&[D, D, O, D], false, Some(1)),
        (&[D, O, D, D], true, Some(0)),
        (&[D, D, D], true, Some(2)),
        (&[D, D, D], false, None),
        (&[D, D, U, O], true, None),
        (&[D, U], true, None),
        (&[D], true, Some(0)),
        // Nobody looked since something else is expected.
        (&[O, D], true, None),
        (&[U], true, None),
        (&[], true, None),
    ];
    for (looks, all, answer) in cases {
        assert_eq!(first(looks, all), answer, "{looks:?}, all: {all}");
    }
}

proptest! {
    /// An answer is a look that showed the difference, as did each after it; the one before it is
    /// either none at all or one that showed otherwise. And where that holds, there is an answer.
    #[test]
    fn an_answer_is_borne_out_by_every_look(
        looks in prop::collection::vec(prop_oneof![4 => Just(D), 1 => Just(O), 1 => Just(U)], 0..9),
        all in any::<bool>(),
    ) {
        let run = looks.iter().take_while(|stood| **stood == D).count();
        let bounded = match looks.get(run) {
            Some(before) => *before == O,
            None => all,
        };
        let told = (run > 0 && bounded).then(|| run - 1);
        prop_assert_eq!(first(&looks, all), told);
    }
}

fn with_facts<T>(case: &Case, ask: impl FnOnce(&Facts<'_>) -> T) -> T {
    let known = BTreeSet::from([
        "central-ledger".to_owned(),
        "quoting-service".to_owned(),
        "ml-api-adapter".to_owned(),
    ]);
    ask(&Facts {
        packages: &case.packages,
        releases: &case.releases,
        undecodable: case.undecodable,
        complete: case.complete,
        freshness: case.freshness,
        approved: &case.approved,
        aliases: &Aliases::defaults(),
        known: &known,
        ignores: &[],
        now: super::at("2026-11-28T12:00:00Z"),
    })
}

fn all_live(case: &mut Case) {
    let kinds = ["Deployment", "StatefulSet", "DaemonSet", "CronJob"];
    let live = case.releases[0].live.as_mut().expect("live");
    live.kinds = kinds.map(str::to_owned).into();
}

fn nothing(_: &mut Case) {}

fn ahead(case: &mut Case) {
    case.workloads()[0].image = "mojaloop/central-ledger:v19.8.0".into();
}

fn live_ahead(case: &mut Case) {
    case.live()[0].image = "mojaloop/central-ledger:v19.7.5".into();
}

fn extra(case: &mut Case) {
    let more = workload("adapter", "mojaloop/ml-api-adapter:v16.5.6");
    case.workloads().push(more);
}

fn extra_live(case: &mut Case) {
    case.live().push(workload("debug", "busybox:1"));
}

fn newer_chart(case: &mut Case) {
    case.releases[0].last.version = Some("17.1.0".into());
}

fn other_values(case: &mut Case) {
    case.releases[0].last.values_sha256 = Some("bb".into());
}

fn gone(case: &mut Case) {
    case.releases.clear();
}

/// What differs today, in which layer, what an earlier look showed, and how the thing stood then.
type Row = (&'static str, fn(&mut Case), Layer, fn(&mut Case), Stood);

const ROWS: [Row; 25] = [
    ("as expected", ahead, Layer::Components, nothing, O),
    ("the same difference", ahead, Layer::Components, ahead, D),
    (
        "another version, not the expected one either",
        ahead,
        Layer::Components,
        |case| case.workloads()[0].image = "mojaloop/central-ledger:v18.0.0".into(),
        D,
    ),
    (
        "another package was expected",
        ahead,
        Layer::Components,
        |case| {
            ahead(case);
            let held = case.packages[0].components.as_mut().expect("components");
            held[0].1 = "19.0.0".into();
        },
        O,
    ),
    (
        "nothing was expected",
        ahead,
        Layer::Components,
        |case| {
            ahead(case);
            case.packages.clear();
        },
        O,
    ),
    (
        "its manifest was not read",
        ahead,
        Layer::Components,
        |case| case.releases[0].last.workloads = None,
        U,
    ),
    (
        "its image bore no tag",
        ahead,
        Layer::Components,
        |case| case.workloads()[0].image = "mojaloop/central-ledger".into(),
        U,
    ),
    (
        "the release was not there",
        ahead,
        Layer::Components,
        gone,
        O,
    ),
    (
        "the release was not there, and not all was listed",
        ahead,
        Layer::Components,
        |case| {
            gone(case);
            case.complete = false;
        },
        U,
    ),
    ("no such component", extra, Layer::Components, nothing, O),
    (
        "no such component in what was read of the manifest",
        extra,
        Layer::Components,
        |case| case.releases[0].last.unread = 1,
        U,
    ),
    (
        "no such component, and some release could not be read",
        extra,
        Layer::Components,
        |case| case.undecodable = 1,
        U,
    ),
    ("as stored", live_ahead, Layer::Live, nothing, O),
    ("changed past Helm", live_ahead, Layer::Live, live_ahead, D),
    (
        "nobody looked at the cluster",
        live_ahead,
        Layer::Live,
        |case| case.releases[0].live = None,
        U,
    ),
    (
        "another image was stored",
        live_ahead,
        Layer::Live,
        |case| {
            live_ahead(case);
            case.workloads()[0].image = "mojaloop/central-ledger:v19.7.3".into();
        },
        O,
    ),
    (
        "not there, all listed",
        extra_live,
        Layer::Live,
        all_live,
        O,
    ),
    (
        "not among the kinds listed",
        extra_live,
        Layer::Live,
        nothing,
        U,
    ),
    ("the expected chart", newer_chart, Layer::Chart, nothing, O),
    ("that chart", newer_chart, Layer::Chart, newer_chart, D),
    (
        "a chart without a version",
        newer_chart,
        Layer::Chart,
        |case| case.releases[0].last.version = None,
        U,
    ),
    ("approved values", other_values, Layer::Values, nothing, O),
    ("those values", other_values, Layer::Values, other_values, D),
    (
        "those values, before any were approved",
        other_values,
        Layer::Values,
        |case| {
            other_values(case);
            case.approved.clear();
        },
        O,
    ),
    (
        "a release that was there",
        gone,
        Layer::Releases,
        nothing,
        O,
    ),
];

#[test]
fn a_look_tells_how_a_thing_stood_or_says_that_it_does_not() {
    for (what, today, layer, then, stood) in ROWS {
        let mut now = in_sync();
        today(&mut now);
        let drift = now.judge();
        let item = &super::layer(&drift, layer).items[0];
        assert!(item.differs(), "{what}: {item:?}");
        let mut past = in_sync();
        then(&mut past);
        let shown = with_facts(&past, |facts| Shown::read(facts, Layer::ALL));
        assert_eq!(shown.stood(layer, item), stood, "{what}: {item:?}");
    }
}

#[test]
fn a_layer_that_was_not_asked_for_tells_nothing() {
    let mut now = in_sync();
    ahead(&mut now);
    let drift = now.judge();
    let item = &super::layer(&drift, Layer::Components).items[0];
    let shown = with_facts(&now, |facts| Shown::read(facts, [Layer::Chart]));
    assert_eq!(shown.stood(Layer::Components, item), U);
}
