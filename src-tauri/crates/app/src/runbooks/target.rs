//! What a runbook's release and environment are called, and those they might be mistaken for.

use crate::deployments::desk::{Candidate, Desk};
use crate::error::Result;
use slipway_domain::rules::{RunbookPlace, RunbookTarget};
use slipway_domain::runbook::Named;
use slipway_domain::runbook::mention::Owners;
use slipway_store::table::environment::EnvironmentRow;
use slipway_store::table::release;

/// The chart of a release that was planned without one.
const CHART: &str = "mojaloop";

/// A release and an environment by their names; what is empty is not known.
#[derive(Default)]
pub(super) struct Target {
    pub(super) title: String,
    pub(super) version: String,
    pub(super) former: String,
    backend: String,
    chart: String,
    components: Vec<String>,
    releases: Vec<String>,
    environment: String,
    code: String,
    places: Vec<RunbookPlace>,
}

impl Target {
    pub(super) fn of(
        desk: &Desk<'_>,
        candidate: &Candidate,
        environment: &EnvironmentRow,
    ) -> Result<Target> {
        let standing = &candidate.standing;
        let row = &standing.row;
        let notes = standing.notes.as_ref();
        let same_product = release::all(desk.conn)?.into_iter();
        let same_product = same_product.filter(|one| one.product_id == row.product_id);
        let others = desk.ladder.iter().filter(|one| one.id != environment.id);
        Ok(Target {
            title: standing.title.clone(),
            version: row.version.clone(),
            former: standing
                .previous
                .as_ref()
                .map_or_else(String::new, |row| row.version.clone()),
            backend: notes
                .and_then(|notes| notes.backend.clone())
                .unwrap_or_default(),
            chart: row.chart.clone().unwrap_or_else(|| CHART.to_owned()),
            components: standing
                .components
                .iter()
                .map(|component| component.name.clone())
                .collect(),
            releases: same_product.map(|one| one.version).collect(),
            environment: environment.name.clone(),
            code: environment.code.clone(),
            places: others
                .map(|one| RunbookPlace {
                    name: one.name.clone(),
                    code: one.code.clone(),
                })
                .collect(),
        })
    }

    /// As a template takes it, with the version that runs before.
    pub(super) fn named<'a>(&'a self, from: &'a str) -> Named<'a> {
        Named {
            release: &self.title,
            version: &self.version,
            from,
            backend: &self.backend,
            environment: &self.environment,
            code: &self.code,
        }
    }

    pub(super) fn owners(&self) -> Owners<'_> {
        Owners {
            chart: &self.chart,
            components: &self.components,
        }
    }

    /// As the rules look at it.
    pub(super) fn facts(&self) -> RunbookTarget<'_> {
        RunbookTarget {
            version: &self.version,
            former: &self.former,
            backend: &self.backend,
            owners: self.owners(),
            releases: &self.releases,
            environment: &self.environment,
            code: &self.code,
            places: &self.places,
        }
    }
}
