//! What the layers say together: old and partial knowledge never proves anything.

use super::{at, in_sync, layer, lines, workload};
use proptest::prelude::*;
use slipway_domain::drift::{Ignore, Layer, State, Verdict};
use slipway_domain::observed::Freshness;

fn rule(layer: Option<Layer>, component: &str, expires: &str) -> Ignore {
    Ignore {
        layer,
        component: component.into(),
        found: None,
        reason: "agreed".into(),
        expires: at(expires),
    }
}

#[test]
fn what_is_not_known_is_never_in_sync() {
    let case = in_sync();
    assert_eq!(case.judge().verdict, Verdict::InSync);

    let mut nobody_said = case.clone();
    nobody_said.packages.clear();
    assert_eq!(nobody_said.judge().verdict, Verdict::Unknown);

    let mut unread = case.clone();
    unread.releases[0].last.workloads = None;
    assert_eq!(unread.judge().verdict, Verdict::Unknown);

    let mut half_read = case.clone();
    half_read.releases[0].last.unread = 1;
    assert_eq!(half_read.judge().verdict, Verdict::Unknown);

    let mut undecodable = case.clone();
    undecodable.undecodable = 1;
    assert_eq!(undecodable.judge().verdict, Verdict::Unknown);

    let mut never = case.clone();
    never.releases.clear();
    never.complete = false;
    never.freshness = Freshness::Never;
    assert_eq!(never.judge().verdict, Verdict::Unknown);

    let mut old = case.clone();
    old.freshness = Freshness::Stale;
    assert_eq!(old.judge().verdict, Verdict::Stale);
    old.live()[0].image = "mojaloop/central-ledger:v1".into();
    assert_eq!(
        old.judge().verdict,
        Verdict::Stale,
        "drift seen long ago may be mended"
    );
}

#[test]
fn values_that_nobody_approved_weigh_nothing_and_what_runs_unseen_is_not_known() {
    let mut case = in_sync();
    case.approved.clear();
    let drift = case.judge();
    assert_eq!(layer(&drift, Layer::Values).state, State::NotCompared);
    assert_eq!(
        (drift.verdict, drift.reason.as_str()),
        (Verdict::InSync, "")
    );

    case.releases[0].live = None;
    let drift = case.judge();
    assert_eq!(layer(&drift, Layer::Live).state, State::NotCompared);
    assert_eq!(drift.verdict, Verdict::Unknown);
    assert_eq!(
        drift.reason,
        "Helm's records agree; what runs was not looked at."
    );

    case.releases[0].last.version = Some("17.1.0".into());
    assert_eq!(
        case.judge().verdict,
        Verdict::Drifted,
        "what is found outweighs what was not looked at"
    );
}

#[test]
fn a_release_or_a_kind_whose_objects_nobody_listed_keeps_the_rest_from_being_in_sync() {
    let mut case = in_sync();
    let mut other = case.releases[0].clone();
    other.namespace = "two".into();
    other.live = None;
    case.releases.push(other);
    let drift = case.judge();
    assert_eq!(lines(&drift, Layer::Live), ["two/moja - - unknown"]);
    assert_eq!(drift.verdict, Verdict::Unknown);
    assert_eq!(drift.reason, "two/moja: Nobody looked at what runs of it.");

    let mut case = in_sync();
    let mut toolkit = workload("toolkit", "mojaloop/ml-testing-toolkit:v18.0.0");
    toolkit.kind = "StatefulSet".into();
    case.workloads().push(toolkit);
    let mut job = workload("once", "mojaloop/quoting-service:v17.12.0");
    job.kind = "Job".into();
    case.workloads().push(job);
    let drift = case.judge();
    assert_eq!(
        lines(&drift, Layer::Live),
        ["hub/moja StatefulSet - - unknown"],
        "a job comes and goes by itself"
    );
    assert_eq!(drift.verdict, Verdict::Unknown);
}

#[test]
fn a_rule_takes_out_of_the_verdict_what_it_names_until_it_ends() {
    let mut case = in_sync();
    case.live()[0].image = "mojaloop/central-ledger:v19.7.5".into();
    assert_eq!(case.judge().verdict, Verdict::Drifted);
    let cases = [
        (
            rule(Some(Layer::Live), "ledger/*", "2026-12-01T00:00:00Z"),
            Verdict::InSync,
        ),
        (
            rule(None, "LEDGER/main", "2026-12-01T00:00:00Z"),
            Verdict::InSync,
        ),
        (rule(None, "*", "2026-11-28T12:00:00Z"), Verdict::Drifted),
        (
            rule(Some(Layer::Chart), "*", "2026-12-01T00:00:00Z"),
            Verdict::Drifted,
        ),
        (
            rule(None, "quoting*", "2026-12-01T00:00:00Z"),
            Verdict::Drifted,
        ),
        (
            rule(None, "led*/m*n", "2026-12-01T00:00:00Z"),
            Verdict::InSync,
        ),
        (rule(None, "led", "2026-12-01T00:00:00Z"), Verdict::Drifted),
    ];
    for (rule, expected) in cases {
        case.ignores = vec![rule.clone()];
        let drift = case.judge();
        assert_eq!(drift.verdict, expected, "{rule:?}");
        let item = &layer(&drift, Layer::Live).items[0];
        let reason = (expected == Verdict::InSync).then(|| "agreed".to_owned());
        assert_eq!(item.ignored, reason, "it is shown all the same");
    }
}

#[test]
fn a_rule_that_is_bound_to_what_was_found_lets_nothing_else_pass() {
    let mut case = in_sync();
    let image = |version: &str| format!("mojaloop/central-ledger:{version}");
    let mut bound = rule(None, "central-ledger", "2026-12-01T00:00:00Z");
    bound.found = Some("v20.0.0".into());
    case.ignores = vec![bound];
    for (version, expected) in [
        ("v20.0.0", Verdict::InSync),
        ("20.0.0", Verdict::InSync),
        ("v66.0.0", Verdict::Drifted),
    ] {
        case.workloads()[0].image = image(version);
        case.live()[0].image = image(version);
        assert_eq!(case.judge().verdict, expected, "{version}");
    }
    // What was let pass because it was not there counts once it is.
    let mut absent = rule(None, "quoting-service", "2026-12-01T00:00:00Z");
    absent.found = Some(String::new());
    let mut case = in_sync();
    case.packages[0].demanded.insert("quoting-service".into());
    case.ignores = vec![absent];
    case.workloads().remove(1);
    case.live().remove(1);
    assert_eq!(case.judge().verdict, Verdict::InSync);
    let other = workload("quoting", "mojaloop/quoting-service:v1.0.0");
    case.workloads().push(other.clone());
    case.live().push(other);
    assert_eq!(case.judge().verdict, Verdict::Drifted);
}

proptest! {
    /// Whatever images run, the verdict is in sync only when each is what was packaged and stored.
    #[test]
    fn in_sync_means_that_every_image_is_as_packaged(stored in "v19\\.7\\.[3-5]", live in "v19\\.7\\.[3-5]") {
        let mut case = in_sync();
        case.workloads()[0].image = format!("mojaloop/central-ledger:{stored}");
        case.live()[0].image = format!("mojaloop/central-ledger:{live}");
        let same = stored == "v19.7.4" && live == stored;
        prop_assert_eq!(case.judge().verdict == Verdict::InSync, same);
    }

    /// A rule never turns what is in sync into anything else, nor hides what it does not name.
    #[test]
    fn rules_only_take_away(pattern in "[a-z*]{0,6}", drifted in any::<bool>()) {
        let mut case = in_sync();
        if drifted {
            case.live().push(workload("zz", "busybox:1"));
        }
        let before = case.judge();
        case.ignores = vec![rule(None, &pattern, "2026-12-01T00:00:00Z")];
        let after = case.judge();
        let count = |drift: &slipway_domain::drift::Drift| drift.layers.iter().map(|one| one.items.len()).sum::<usize>();
        prop_assert_eq!(count(&before), count(&after));
        if before.verdict == Verdict::InSync {
            prop_assert_eq!(after.verdict, Verdict::InSync);
        }
    }
}
