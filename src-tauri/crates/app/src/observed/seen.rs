//! What is known of an environment: the newest look at each release, and what it still tells.

use super::packages::{Known, known};
use super::{SeenLook, SeenRelease, SeenRevision};
use crate::App;
use crate::book::Book;
use crate::error::Result;
use chrono::{DateTime, Utc};
use serde_json::Value;
use slipway_domain::observed::{Freshness, HelmRelease, Revision, freshness};
use slipway_store::Connection;
use slipway_store::table::deployment;
use slipway_store::table::environment::EnvironmentRow;
use slipway_store::table::observation::{self, ObservationRow};
use slipway_store::table::observed_release::{self, ObservedRow};

/// What is known of an environment.
pub(crate) struct Seen {
    pub(crate) environment: EnvironmentRow,
    pub(crate) look: Option<ObservationRow>,
    /// Releases that are there as far as anybody saw, each with how it was seen.
    pub(crate) rows: Vec<(HelmRelease, ObservedRow)>,
    /// Releases that a whole look no longer showed.
    pub(crate) gone: Vec<ObservedRow>,
    pub(crate) freshness: Freshness,
    /// Whether all namespaces were listed, and that still counts.
    pub(crate) complete: bool,
    /// Releases that were there and could not be read.
    pub(crate) undecodable: u32,
    /// When a window was last opened or closed there, RFC 3339.
    pub(super) moved: Option<String>,
}

impl Seen {
    pub(crate) fn read(
        conn: &Connection,
        book: &Book,
        environment: EnvironmentRow,
    ) -> Result<Seen> {
        let look = observation::newest(conn, &environment.id)?;
        let whole = observation::newest_whole(conn, &environment.id)?;
        let moved = deployment::last_moved(conn, &environment.id)?;
        let moved_at = moved.as_deref().and_then(moment);
        let (mut rows, mut gone, mut oldest) = (Vec::new(), Vec::new(), None);
        let mut unfit = 0;
        for row in observed_release::newest(conn, &environment.id)? {
            if row.gone_in.is_some() {
                gone.push(row);
                continue;
            }
            // A row of a newer build may hold what this one cannot read: it is there, and unknown.
            let Ok(facts) = serde_json::from_str::<HelmRelease>(&row.facts) else {
                unfit += 1;
                continue;
            };
            let at = moment(&row.seen_at);
            oldest = Some(oldest.map_or(at, |oldest: Option<DateTime<Utc>>| oldest.min(at)));
            rows.push((facts, row));
        }
        let newest = look.as_ref().and_then(|look| moment(&look.at));
        let seen = oldest.unwrap_or(newest);
        let fresh = |at| freshness(at, moved_at, book.now);
        let of_whole = whole.as_ref().and_then(|look| moment(&look.at));
        let undecodable = look
            .as_ref()
            .map_or(0, |look| texts(&look.undecodable).len());
        Ok(Seen {
            complete: fresh(of_whole) == Freshness::Fresh,
            freshness: fresh(seen),
            undecodable: u32::try_from(undecodable).unwrap_or(u32::MAX) + unfit,
            environment,
            look,
            moved,
            rows,
            gone,
        })
    }

    /// The releases alone.
    pub(crate) fn releases(&self) -> Vec<HelmRelease> {
        self.rows.iter().map(|(facts, _)| facts.clone()).collect()
    }
}

pub(super) fn moment(rfc3339: &str) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(rfc3339)
        .ok()
        .map(|at| at.to_utc())
}

pub(crate) fn texts(value: &Value) -> Vec<String> {
    let items = value.as_array().map(Vec::as_slice).unwrap_or_default();
    let text = |item: &Value| item.as_str().map(str::to_owned);
    items.iter().filter_map(text).collect()
}

/// The word for what a look still tells, as it is sent.
pub(crate) fn slug(freshness: Freshness) -> &'static str {
    match freshness {
        Freshness::Never => "never",
        Freshness::Stale => "stale",
        Freshness::Fresh => "fresh",
    }
}

pub(crate) fn look_shape(book: &Book, look: &ObservationRow) -> SeenLook {
    SeenLook {
        at: book.stamp(&look.at),
        way: look.way.clone(),
        source: look.source.clone(),
        by: look.by.clone(),
        whole: look.scope == "*",
        undecodable: texts(&look.undecodable),
        odd: texts(&look.odd),
    }
}

/// Releases as they are sent.
pub(crate) fn release_shapes(
    app: &App,
    conn: &Connection,
    book: &Book,
    seen: &Seen,
) -> Result<Vec<SeenRelease>> {
    let known = known(app, conn, book)?;
    let shape = |(facts, row): &(HelmRelease, ObservedRow)| {
        let last = revision_shape(&facts.last, book, &known);
        SeenRelease {
            release: facts.name.clone(),
            namespace: facts.namespace.clone(),
            chart: last.chart,
            version: last.version,
            app_version: last.app_version,
            status: last.status,
            revision: last.revision,
            deployed_at: last.deployed_at,
            images: last.images,
            components: last.components,
            manifest_read: last.manifest_read,
            values_sha256: facts.runs().and_then(|one| one.values_sha256.clone()),
            running: facts
                .running
                .as_ref()
                .map(|one| revision_shape(one, book, &known)),
            live_read: facts.live.is_some(),
            seen_at: book.stamp(&row.seen_at),
            way: row.seen_way.clone(),
            since: book.stamp(&row.first_at),
            bytes: facts.last.bytes,
        }
    };
    Ok(seen.rows.iter().map(shape).collect())
}

fn revision_shape(revision: &Revision, book: &Book, known: &Known) -> SeenRevision {
    let mut images: Vec<String> = Vec::new();
    let mut components: Vec<String> = Vec::new();
    for workload in revision.workloads.iter().flatten() {
        if !images.contains(&workload.image) {
            images.push(workload.image.clone());
        }
        let name = workload.component(&book.aliases, &known.names);
        if known.names.contains(&name) && !components.contains(&name) {
            components.push(name);
        }
    }
    images.sort();
    components.sort();
    SeenRevision {
        revision: revision.number,
        status: revision.status.clone(),
        chart: revision.chart.clone(),
        version: revision.version.clone(),
        app_version: revision.app_version.clone(),
        deployed_at: revision.deployed_at.clone(),
        images,
        components,
        manifest_read: revision.workloads.is_some() && revision.unread == 0,
    }
}
