//! What was seen: charts taken apart, images read, and how long a look counts.

use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;
use slipway_domain::component::Aliases;
use slipway_domain::observed::{
    Dated, Freshness, HelmRelease, Image, Revision, Workload, date_look, freshness, is_past,
    split_chart,
};
use std::collections::BTreeSet;

#[test]
fn a_chart_is_parted_from_its_version_where_helm_joined_them() {
    // helm/helm#8522 and the Mojaloop index: a dash may stand in either.
    type Case = (
        &'static str,
        &'static [&'static str],
        Option<(&'static str, &'static str)>,
    );
    let cases: [Case; 11] = [
        ("mojaloop-15.1.0", &[], Some(("mojaloop", "15.1.0"))),
        ("cert-manager-v1.5.3", &[], Some(("cert-manager", "v1.5.3"))),
        (
            "abc-hello-0.1.0+rc-1.2.0-19",
            &[],
            Some(("abc-hello", "0.1.0+rc-1.2.0-19")),
        ),
        ("alpine-cicd-9.9.9-9", &[], Some(("alpine-cicd", "9.9.9-9"))),
        ("foo-1.2.3-4.5.6", &[], Some(("foo", "1.2.3-4.5.6"))),
        (
            "foo-1.2.3-4.5.6",
            &["foo", "foo-1.2.3"],
            Some(("foo-1.2.3", "4.5.6")),
        ),
        (
            "mojaloop-15.0.0-15705.0785061",
            &[],
            Some(("mojaloop", "15.0.0-15705.0785061")),
        ),
        ("mojaloop-2", &["mojaloop"], Some(("mojaloop", "2"))),
        ("MISSING", &[], None),
        ("", &[], None),
        ("no-version-here", &["no"], None),
    ];
    for (text, known, expected) in cases {
        let found = split_chart(text, known.iter().copied());
        let expected = expected.map(|(name, version)| (name.to_owned(), version.to_owned()));
        assert_eq!(found, expected, "{text} with {known:?}");
    }
}

#[test]
fn an_image_is_read_as_it_is_written() {
    let digest = "sha256:0123";
    let cases = [
        (
            "mojaloop/central-ledger:v17.0.3",
            "central-ledger",
            Some("v17.0.3"),
            None,
        ),
        (
            "registry:5000/hub/ml-api-adapter",
            "ml-api-adapter",
            None,
            None,
        ),
        ("registry:5000/hub/a:1.2", "a", Some("1.2"), None),
        ("busybox", "busybox", None, None),
        ("a/b:v1@sha256:0123", "b", Some("v1"), Some(digest)),
        ("a/b@sha256:0123", "b", None, Some(digest)),
    ];
    for (text, name, tag, digest) in cases {
        let image = Image::parse(text);
        assert_eq!(
            (image.name(), image.tag.as_deref(), image.digest.as_deref()),
            (name, tag, digest),
            "{text}"
        );
    }
}

#[test]
fn two_images_are_the_same_different_or_nobody_can_say() {
    let cases = [
        ("a/b:1", "a/b:1", Some(true)),
        ("a/b:1", "docker.io/a/b:1", Some(true)),
        ("busybox:1", "docker.io/library/busybox:1", Some(true)),
        ("a/b:1", "a/b:2", Some(false)),
        ("a/b:1", "x.org/a/b:1", Some(false)),
        ("a/b:1", "a/b@sha256:00", None),
        ("a/b:1@sha256:00", "a/b@sha256:00", Some(true)),
        ("a/b:1@sha256:00", "a/b:1@sha256:11", Some(false)),
        ("a/b", "a/b:1", Some(false)),
    ];
    for (one, other, expected) in cases {
        let (mine, theirs) = (Image::parse(one), Image::parse(other));
        assert_eq!(mine.same(&theirs), expected, "{one} and {other}");
        assert_eq!(theirs.same(&mine), expected, "{other} and {one}");
    }
}

#[test]
fn a_workload_is_the_component_its_image_names_or_else_its_labels_and_charts() {
    let aliases = Aliases::defaults();
    let known: BTreeSet<String> = ["central-ledger", "account-lookup-service"]
        .map(str::to_owned)
        .into();
    let workload = |image: &str, names: &[&str]| Workload {
        kind: "Deployment".into(),
        namespace: None,
        name: "moja-handler".into(),
        container: "main".into(),
        init: false,
        image: image.into(),
        names: names.iter().map(|name| (*name).to_owned()).collect(),
    };
    let component = |image, names| workload(image, names).component(&aliases, &known);
    assert_eq!(
        component("mojaloop/central-ledger:v1", &[]),
        "central-ledger"
    );
    assert_eq!(
        component("mojaloop/CentralLedger:v1", &[]),
        "central-ledger"
    );
    assert_eq!(
        component("our.org/ledger-patched:v1", &["handler", "centralledger"]),
        "central-ledger",
        "an alias of the chart it comes from"
    );
    assert_eq!(
        component("mojaloop/central-ledger:v1", &["account-lookup-service"]),
        "central-ledger",
        "what really runs outweighs its label"
    );
    assert_eq!(component("bitnami/mysql:8", &["mysql-0"]), "mysql");
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("a moment")
}

#[test]
fn a_look_counts_for_a_day_and_until_somebody_deploys() {
    let now = at("2026-11-28T12:00:00Z");
    let cases = [
        (None, None, Freshness::Never),
        (Some("2026-11-28T11:00:00Z"), None, Freshness::Fresh),
        (Some("2026-11-27T12:00:00Z"), None, Freshness::Fresh),
        (Some("2026-11-27T11:59:59Z"), None, Freshness::Stale),
        (
            Some("2026-11-28T11:00:00Z"),
            Some("2026-11-28T11:30:00Z"),
            Freshness::Stale,
        ),
        (
            Some("2026-11-28T11:00:00Z"),
            Some("2026-11-28T10:30:00Z"),
            Freshness::Fresh,
        ),
        (Some("2026-11-28T13:00:00Z"), None, Freshness::Stale),
    ];
    for (seen, deployed, expected) in cases {
        let found = freshness(seen.map(at), deployed.map(at), now);
        assert_eq!(found, expected, "{seen:?} {deployed:?}");
    }
}

fn revision(number: u32, status: &str, at: &str) -> Revision {
    Revision {
        number,
        status: status.into(),
        chart: Some("hub".into()),
        version: Some(format!("1.{number}.0")),
        deployed_at: Some(at.into()),
        ..Revision::default()
    }
}

fn release(last: Revision) -> HelmRelease {
    HelmRelease {
        name: "hub".into(),
        namespace: "moja".into(),
        last,
        ..HelmRelease::default()
    }
}

#[test]
fn a_later_look_keeps_the_manifest_of_the_very_same_revision_only() {
    let mut seen = release(revision(1, "deployed", "2026-11-28T10:00:00Z"));
    seen.last.workloads = Some(Vec::new());
    seen.last.values_sha256 = Some("aa".into());
    // `helm list` writes a local clock of some zone; minutes and seconds are shared.
    let mut again = release(revision(1, "deployed", "2026-11-28 11:00:00.123 +0100 CET"));
    again.complete_from(&seen);
    assert_eq!(again.last.workloads, Some(Vec::new()));
    assert_eq!(again.last.values_sha256.as_deref(), Some("aa"));

    let mut other = release(revision(1, "deployed", "2026-11-28T10:07:09Z"));
    other.complete_from(&seen);
    assert_eq!(other.last.workloads, None, "it was installed again");

    let mut failed = release(revision(2, "failed", "2026-11-28T11:00:00Z"));
    failed.complete_from(&seen);
    assert_eq!(failed.last.workloads, None);
    assert_eq!(
        failed.runs(),
        Some(&seen.last),
        "what ran before still does"
    );
}

proptest! {
    #[test]
    fn a_chart_that_helm_joined_is_parted_again(name in "[a-z]{1,8}(-[a-z]{1,6}){0,2}", major in 0_u32..40, minor in 0_u32..40, patch in 0_u32..40) {
        let version = format!("{major}.{minor}.{patch}");
        let found = split_chart(&format!("{name}-{version}"), []);
        prop_assert_eq!(found, Some((name, version)));
    }

    #[test]
    fn no_text_is_too_odd_to_be_read(text in "\\PC{0,60}") {
        let image = Image::parse(&text);
        prop_assert_eq!(image.same(&image), Some(true));
        let _ = split_chart(&text, ["a", ""]);
    }

    #[test]
    fn an_older_look_never_knows_more(hours in 0_i64..80, deployed in proptest::option::of(0_i64..80)) {
        let now = at("2026-11-28T12:00:00Z");
        let deployed = deployed.map(|hours| now - TimeDelta::hours(hours));
        let of = |hours| freshness(Some(now - TimeDelta::hours(hours)), deployed, now);
        prop_assert!(of(hours + 1) <= of(hours));
    }
}

#[test]
fn a_look_is_dated_by_what_was_said_else_by_its_files_and_never_before_what_it_holds() {
    let at = |day: u32| -> DateTime<Utc> {
        let text = format!("2026-11-{day:02}T10:00:00Z");
        text.parse().expect("a moment")
    };
    let now = at(28);
    let cases = [
        (None, vec![], None, now, Dated::Now),
        (None, vec![], Some(at(20)), now, Dated::Now),
        (Some(at(5)), vec![at(3)], None, at(5), Dated::Said),
        (Some(at(5)), vec![], Some(at(20)), at(20), Dated::Deployment),
        (
            None,
            vec![at(26), at(25)],
            Some(at(20)),
            at(25),
            Dated::Files,
        ),
        (None, vec![at(5)], Some(at(20)), at(20), Dated::Deployment),
        (
            None,
            vec![now - TimeDelta::minutes(4)],
            None,
            now,
            Dated::Now,
        ),
        // Dates that have not come yet are those of a wrong clock.
        (None, vec![at(29)], None, now, Dated::Now),
        (None, vec![at(29), at(7)], Some(at(30)), at(7), Dated::Files),
    ];
    for (said, files, deployed, expected, dated) in cases {
        let found = date_look(said, &files, deployed, now);
        assert_eq!(found, (expected, dated), "{said:?} {files:?} {deployed:?}");
    }
}

#[test]
fn an_earlier_revision_is_past_unless_it_was_deployed_later() {
    let release = |number: u32, deployed: &str| HelmRelease {
        last: Revision {
            number,
            deployed_at: Some(deployed.to_owned()).filter(|text| !text.is_empty()),
            ..Revision::default()
        },
        ..HelmRelease::default()
    };
    let known = release(4, "2026-11-20T10:00:00.5Z");
    for (number, deployed, past) in [
        (4, "2026-11-20 11:00:00.5 +0100 CET", false),
        (5, "", false),
        (2, "", true),
        (2, "2026-11-10 10:00:00.123456789 +0000 UTC", true),
        // 12:00 in Helsinki is before, 12:30 is after.
        (2, "2026-11-20 12:00:00 +0200 EET", true),
        (1, "2026-11-20 12:30:00 +0200 EET", false),
        (1, "some day", true),
    ] {
        let mine = release(number, deployed);
        assert_eq!(is_past(&known, &mine), past, "{number} {deployed}");
    }
    assert!(is_past(
        &release(2, ""),
        &release(1, "2026-11-20T10:00:00Z")
    ));
}

#[test]
fn a_release_that_was_installed_again_is_told_from_one_that_went_on() {
    const EARLY: Option<&str> = Some("2026-11-20 10:11:12 +0000 UTC");
    const LATER: Option<&str> = Some("2026-11-22 09:30:00 +0000 UTC");
    // Revision and moment earlier and later, and whether it was installed anew in between.
    let cases = [
        ((3, EARLY), (4, LATER), false),
        ((3, None), (4, None), false),
        ((3, EARLY), (1, LATER), true),
        ((1, EARLY), (1, LATER), true),
        // It was gone in between, else nothing would have been kept anew.
        ((3, None), (3, None), true),
        // The same deployment, written by a clock of another zone.
        (
            (3, EARLY),
            (3, Some("2026-11-20 11:11:12 +0100 WAT")),
            false,
        ),
    ];
    for (earlier, later, anew) in cases {
        let state = |(number, at): (u32, Option<&str>)| HelmRelease {
            name: "moja".into(),
            last: Revision {
                number,
                status: "deployed".into(),
                deployed_at: at.map(str::to_owned),
                ..Revision::default()
            },
            ..HelmRelease::default()
        };
        assert_eq!(
            state(later).anew_since(&state(earlier)),
            anew,
            "{earlier:?} {later:?}"
        );
    }
}
