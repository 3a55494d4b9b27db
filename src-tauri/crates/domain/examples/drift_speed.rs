//! How long the drift of an environment with 200 components takes; a figure for a person, not a test.
#![allow(clippy::unwrap_used, reason = "a tool may stop at the first surprise")]

use slipway_domain::component::Aliases;
use slipway_domain::drift::{Facts, Package, Verdict, judge};
use slipway_domain::observed::{Freshness, HelmRelease, Live, Revision, Workload};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

const COMPONENTS: usize = 200;
const ROUNDS: u32 = 200;

fn main() {
    let name = |at: usize| format!("component-{at}");
    let version = |at: usize| format!("v{}.{}.0", at % 20, at % 7);
    let workload = |at: usize, version: &str| Workload {
        kind: "Deployment".into(),
        namespace: Some("hub".into()),
        name: name(at),
        container: "main".into(),
        init: false,
        image: format!("mojaloop/{}:{version}", name(at)),
        names: vec![name(at)],
    };
    let stored: Vec<Workload> = (0..COMPONENTS)
        .map(|at| workload(at, &version(at)))
        .collect();
    let live = (0..COMPONENTS).map(|at| match at % 10 {
        0 => workload(at, "v99.0.0"),
        _ => workload(at, &version(at)),
    });
    let releases = [HelmRelease {
        name: "moja".into(),
        namespace: "hub".into(),
        last: Revision {
            number: 3,
            status: "deployed".into(),
            chart: Some("mojaloop".into()),
            version: Some("17.0.4".into()),
            workloads: Some(stored),
            ..Revision::default()
        },
        running: None,
        live: Some(Live {
            kinds: BTreeSet::from(["Deployment".to_owned()]),
            workloads: live.collect(),
        }),
    }];
    let packages = [Package {
        title: "Mojaloop 17.0.4 r1".into(),
        chart: Some("mojaloop".into()),
        version: "17.0.4".into(),
        components: Some((0..COMPONENTS).map(|at| (name(at), version(at))).collect()),
        demanded: Default::default(),
    }];
    let (aliases, approved) = (Aliases::defaults(), BTreeMap::new());
    let known = (0..COMPONENTS).map(name).collect();
    let facts = Facts {
        packages: &packages,
        releases: &releases,
        undecodable: 0,
        complete: true,
        freshness: Freshness::Fresh,
        approved: &approved,
        aliases: &aliases,
        known: &known,
        ignores: &[],
        now: "2026-11-28T12:00:00Z".parse().unwrap(),
    };
    let mut times: Vec<_> = (0..ROUNDS)
        .map(|_| {
            let began = Instant::now();
            assert_eq!(judge(&facts).verdict, Verdict::Drifted);
            began.elapsed()
        })
        .collect();
    times.sort();
    let (median, worst) = (times[times.len() / 2], times[times.len() - 1]);
    println!("drift of {COMPONENTS} components: median {median:?}, worst of {ROUNDS} {worst:?}");
}
