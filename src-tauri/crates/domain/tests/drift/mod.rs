//! Drift: each layer by itself, what does not count, and what nobody knows.

mod environments;
mod layers;
mod off;
mod since;
mod verdict;

use chrono::{DateTime, Utc};
use slipway_domain::component::Aliases;
use slipway_domain::drift::{Drift, Facts, Ignore, Item, Kind, Layer, LayerReport, Package, judge};
use slipway_domain::observed::{Freshness, HelmRelease, Live, Revision, Switches, Workload};
use std::collections::{BTreeMap, BTreeSet};

pub(crate) fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("a moment")
}

/// An environment that is in sync, to be changed by each case.
#[derive(Clone)]
pub(crate) struct Case {
    pub(crate) packages: Vec<Package>,
    pub(crate) releases: Vec<HelmRelease>,
    pub(crate) undecodable: u32,
    pub(crate) complete: bool,
    pub(crate) freshness: Freshness,
    pub(crate) approved: BTreeMap<(String, String), String>,
    pub(crate) ignores: Vec<Ignore>,
}

pub(crate) fn workload(name: &str, image: &str) -> Workload {
    Workload {
        kind: "Deployment".into(),
        namespace: None,
        name: name.into(),
        container: "main".into(),
        init: false,
        image: image.into(),
        names: Vec::new(),
    }
}

pub(crate) fn in_sync() -> Case {
    let workloads = vec![
        workload("ledger", "mojaloop/central-ledger:v19.7.4"),
        workload("quoting", "mojaloop/quoting-service:v17.12.0"),
        workload("db", "bitnami/mysql:8.0.32"),
    ];
    Case {
        packages: vec![Package {
            title: "Mojaloop 17.0.4 r1".into(),
            chart: Some("mojaloop".into()),
            version: "17.0.4".into(),
            components: Some(vec![
                ("central-ledger".into(), "19.7.4".into()),
                ("quoting-service".into(), "v17.12.0".into()),
            ]),
            demanded: BTreeSet::new(),
        }],
        releases: vec![HelmRelease {
            name: "moja".into(),
            namespace: "hub".into(),
            last: Revision {
                number: 3,
                status: "deployed".into(),
                chart: Some("mojaloop".into()),
                version: Some("17.0.4".into()),
                values_sha256: Some("aa".into()),
                switches: Some(Switches::default()),
                workloads: Some(workloads.clone()),
                ..Revision::default()
            },
            running: None,
            live: Some(Live {
                kinds: BTreeSet::from(["Deployment".to_owned()]),
                workloads,
            }),
        }],
        undecodable: 0,
        complete: true,
        freshness: Freshness::Fresh,
        approved: BTreeMap::from([(("hub".into(), "moja".into()), "aa".into())]),
        ignores: Vec::new(),
    }
}

impl Case {
    pub(crate) fn judge(&self) -> Drift {
        let known = BTreeSet::from([
            "central-ledger".to_owned(),
            "quoting-service".to_owned(),
            "ml-api-adapter".to_owned(),
        ]);
        judge(&Facts {
            packages: &self.packages,
            releases: &self.releases,
            undecodable: self.undecodable,
            complete: self.complete,
            freshness: self.freshness,
            approved: &self.approved,
            aliases: &Aliases::defaults(),
            known: &known,
            ignores: &self.ignores,
            now: at("2026-11-28T12:00:00Z"),
        })
    }

    pub(crate) fn workloads(&mut self) -> &mut Vec<Workload> {
        self.releases[0].last.workloads.as_mut().expect("workloads")
    }

    pub(crate) fn live(&mut self) -> &mut Vec<Workload> {
        &mut self.releases[0].live.as_mut().expect("live").workloads
    }
}

pub(crate) fn layer(drift: &Drift, wanted: Layer) -> &LayerReport {
    let found = drift.layers.iter().find(|one| one.layer == wanted);
    found.expect("every layer is told of")
}

/// An item in a line: `central-ledger 19.7.4 v19.8.0 ahead`.
pub(crate) fn line(item: &Item) -> String {
    let side = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".into());
    let kind = match item.kind {
        Kind::Ahead => "ahead",
        Kind::Behind => "behind",
        Kind::Differs => "differs",
        Kind::Missing => "missing",
        Kind::Extra => "extra",
        Kind::Unfinished => "unfinished",
        Kind::Unknown => "unknown",
        Kind::Off => "off",
    };
    format!(
        "{} {} {} {kind}",
        item.component,
        side(&item.expected),
        side(&item.found)
    )
}

pub(crate) fn lines(drift: &Drift, wanted: Layer) -> Vec<String> {
    layer(drift, wanted).items.iter().map(line).collect()
}
