//! What should run in an environment: the releases that were deployed there, or those asked for.

use super::seen::Seen;
use crate::App;
use crate::book::Book;
use crate::error::Result;
use crate::releases::components::Versions;
use crate::releases::read::{find, title, versions_and_named};
use slipway_domain::drift::Package;
use slipway_domain::observed::HelmRelease;
use slipway_domain::version::same_text;
use slipway_store::table::release::{self, ReleaseRow};
use slipway_store::table::{deployment, release_product};
use slipway_store::{Connection, get};
use std::collections::{BTreeMap, BTreeSet};

/// Every release with what it holds, and every component that any of them holds.
pub(crate) struct Known {
    pub(crate) releases: Vec<(ReleaseRow, Versions)>,
    /// In lower case.
    pub(crate) names: BTreeSet<String>,
    /// By id of a release, the components in lower case that only a person put into it.
    named: BTreeMap<String, BTreeSet<String>>,
}

/// Reads all releases with their components.
pub(crate) fn known(app: &App, conn: &Connection, book: &Book) -> Result<Known> {
    let (mut releases, mut named) = (Vec::new(), BTreeMap::new());
    for row in release::all(conn)? {
        let (versions, by_hand) = versions_and_named(app, conn, book, &row)?;
        named.insert(row.id.clone(), by_hand);
        releases.push((row, versions));
    }
    let names = releases
        .iter()
        .flat_map(|(_, versions)| versions)
        .map(|(name, _)| name.to_lowercase())
        .collect();
    Ok(Known {
        releases,
        names,
        named,
    })
}

/// What should run, and how that is known.
pub(crate) struct Wanted {
    pub(crate) packages: Vec<Package>,
    /// Releases that lead, of each product one.
    pub(crate) releases: Vec<ReleaseRow>,
    /// `asked`, `deployment`, `chart`, or `none`.
    pub(crate) basis: &'static str,
}

impl Wanted {
    /// Ids of the releases that lead, that of Mojaloop itself first: it is what others go along with.
    pub(crate) fn ids(&self, book: &Book) -> Vec<String> {
        let core = |row: &&ReleaseRow| {
            let product = book.product(&row.product_id);
            product.is_some_and(|product| product.kind == "mojaloop_core")
        };
        let (first, others): (Vec<_>, Vec<_>) = self.releases.iter().partition(core);
        first
            .into_iter()
            .chain(others)
            .map(|row| row.id.clone())
            .collect()
    }
}

/// What should run in an environment: what was asked for, else what was deployed there last, else the
/// releases whose very chart version is seen there.
///
/// # Errors
/// `not_found` for a release that is asked for and not here.
pub(crate) fn wanted(
    conn: &Connection,
    book: &Book,
    seen: &Seen,
    known: &Known,
    against: Option<&str>,
) -> Result<Wanted> {
    if let Some(against) = against {
        let row = find(conn, book, against)?;
        return put_together(conn, book, known, vec![row], "asked");
    }
    let mut rows = Vec::new();
    for id in deployment::running_releases(conn, &seen.environment.id)? {
        rows.extend(get::<ReleaseRow>(conn, &id)?);
    }
    if !rows.is_empty() {
        return put_together(conn, book, known, rows, "deployment");
    }
    let rows = by_chart(book, known, seen.rows.iter().map(|(facts, _)| facts));
    let basis = if rows.is_empty() { "none" } else { "chart" };
    put_together(conn, book, known, rows, basis)
}

/// Releases whose very chart version is among what was seen, of each product the newest revision.
pub(super) fn by_chart<'s>(
    book: &Book,
    known: &Known,
    seen: impl Iterator<Item = &'s HelmRelease> + Clone,
) -> Vec<ReleaseRow> {
    let mut rows: Vec<ReleaseRow> = Vec::new();
    for (row, _) in &known.releases {
        let chart = chart_of(book, row);
        let runs = seen.clone().any(|facts| {
            facts.runs().is_some_and(|one| {
                one.chart.is_some()
                    && one.chart == chart
                    && one
                        .version
                        .as_ref()
                        .is_some_and(|version| same_text(version, &row.version))
            })
        });
        let better = |one: &ReleaseRow| one.product_id == row.product_id;
        match rows.iter_mut().find(|one| better(one)) {
            _ if !runs => {}
            Some(one) if one.revision >= row.revision => {}
            Some(one) => *one = row.clone(),
            None => rows.push(row.clone()),
        }
    }
    rows
}

/// What should run once a release was brought there: it in place of what ran of its product.
pub(crate) fn brought(
    conn: &Connection,
    book: &Book,
    seen: &Seen,
    known: &Known,
    release: &str,
) -> Result<Wanted> {
    let row = find(conn, book, release)?;
    let before = wanted(conn, book, seen, known, None)?.releases;
    let others = before
        .into_iter()
        .filter(|one| one.product_id != row.product_id);
    let rows = std::iter::once(row.clone()).chain(others).collect();
    put_together(conn, book, known, rows, "asked")
}

pub(super) fn put_together(
    conn: &Connection,
    book: &Book,
    known: &Known,
    rows: Vec<ReleaseRow>,
    basis: &'static str,
) -> Result<Wanted> {
    let mut packages: Vec<Package> = Vec::new();
    for row in &rows {
        let (components, demanded) = held(known, |one| one.id == row.id);
        packages.push(Package {
            title: title(book, row),
            chart: chart_of(book, row),
            version: row.version.clone(),
            components,
            demanded,
        });
    }
    // A product that goes along gives way to a release of its own.
    for row in &rows {
        for other in release_product::of_release(conn, &row.id)? {
            if rows.iter().any(|one| one.product_id == other.product_id) {
                continue;
            }
            let Some(product) = book.product(&other.product_id) else {
                continue;
            };
            let (components, demanded) = held(known, |one| {
                one.product_id == other.product_id && same_text(&one.version, &other.version)
            });
            packages.push(Package {
                title: format!("{} {}", product.name, other.version),
                chart: Some(product.chart.clone()).filter(|chart| !chart.is_empty()),
                version: other.version,
                components,
                demanded,
            });
        }
    }
    Ok(Wanted {
        packages,
        releases: rows,
        basis,
    })
}

/// What the release with the highest revision among these holds, and what of it only a person named.
fn held(known: &Known, is: impl Fn(&ReleaseRow) -> bool) -> (Option<Versions>, BTreeSet<String>) {
    let of = known.releases.iter().filter(|(row, _)| is(row));
    let Some((row, versions)) = of.max_by_key(|(row, _)| row.revision) else {
        return (None, BTreeSet::new());
    };
    let named = known.named.get(&row.id).cloned().unwrap_or_default();
    (Some(versions.clone()), named)
}

pub(crate) fn chart_of(book: &Book, row: &ReleaseRow) -> Option<String> {
    let product = book.product(&row.product_id);
    let of_product = || product.map(|product| product.chart.clone());
    row.chart
        .clone()
        .or_else(of_product)
        .filter(|chart| !chart.is_empty())
}
