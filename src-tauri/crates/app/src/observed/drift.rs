//! The drift of an environment, asked anew each time: nobody stores a verdict.

use super::ignores::bound;
use super::packages::{Known, Wanted, known, wanted};
use super::seen::{Seen, look_shape, slug};
use super::since::Looks;
use super::{AskDrift, DriftItem, DriftLayer, DriftShape, find};
use crate::book::Book;
use crate::error::Result;
use crate::shape::Stamp;
use crate::{App, Caller};
use chrono::{DateTime, Utc};
use serde::Serialize;
use slipway_domain::drift::{Drift, Facts, Ignore, Item, Layer, LayerReport, judge};
use slipway_store::Connection;
use slipway_store::table::{approved_values, drift_ignore};
use std::collections::BTreeMap;

pub(crate) fn run(app: &App, _caller: &Caller, request: AskDrift) -> Result<DriftShape> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let environment = find(conn, &request.environment)?;
        let seen = Seen::read(conn, &book, environment)?;
        let known = known(app, conn, &book)?;
        let wanted = wanted(conn, &book, &seen, &known, request.against.as_deref())?;
        let drift = of(conn, &book, &seen, &known, &wanted)?;
        let since = Looks::read(conn, &book, &seen, &known, &wanted)?.since(&drift)?;
        let since = since.into_iter().map(|of| of.into_iter());
        let layers = drift.layers.into_iter().zip(since);
        Ok(DriftShape {
            environment: seen.environment.code.clone(),
            verdict: word(&drift.verdict),
            reason: drift.reason.clone(),
            against: wanted
                .packages
                .iter()
                .map(|package| package.title.clone())
                .collect(),
            release_ids: wanted.ids(&book),
            basis: wanted.basis.to_owned(),
            freshness: slug(seen.freshness).to_owned(),
            look: seen.look.as_ref().map(|look| look_shape(&book, look)),
            layers: layers
                .map(|(layer, since)| layer_shape(&book, layer, since))
                .collect(),
        })
    })
}

/// Judges what was seen beside what should run.
pub(super) fn of(
    conn: &Connection,
    book: &Book,
    seen: &Seen,
    known: &Known,
    wanted: &Wanted,
) -> Result<Drift> {
    let approved: BTreeMap<(String, String), String> =
        approved_values::of_environment(conn, &seen.environment.id)?
            .into_iter()
            .map(|row| ((row.namespace, row.name), row.sha256))
            .collect();
    let ignores = ignores(conn, &seen.environment.id)?;
    let releases = seen.releases();
    Ok(judge(&Facts {
        packages: &wanted.packages,
        releases: &releases,
        undecodable: seen.undecodable,
        complete: seen.complete,
        freshness: seen.freshness,
        approved: &approved,
        aliases: &book.aliases,
        known: &known.names,
        ignores: &ignores,
        now: book.now,
    }))
}

/// Rules that speak of an environment. One whose end cannot be read has ended.
fn ignores(conn: &Connection, environment: &str) -> Result<Vec<Ignore>> {
    let rows = drift_ignore::all(conn)?.into_iter();
    let here = rows.filter(|row| {
        row.environment_id
            .as_deref()
            .is_none_or(|id| id == environment)
    });
    let rule = |row: drift_ignore::DriftIgnoreRow| {
        let (component, found) = bound(&row.component);
        Ignore {
            layer: row.layer.as_deref().and_then(Layer::parse),
            component,
            found,
            reason: row.reason,
            expires: DateTime::parse_from_rfc3339(&row.expires)
                .map_or(DateTime::<Utc>::UNIX_EPOCH, |at| at.to_utc()),
        }
    };
    Ok(here.map(rule).collect())
}

/// A layer, and since when each of its items has been seen.
fn layer_shape(
    book: &Book,
    report: LayerReport,
    since: impl Iterator<Item = Option<String>>,
) -> DriftLayer {
    let items = report.items.into_iter().zip(since);
    DriftLayer {
        layer: report.layer.slug().to_owned(),
        state: word(&report.state),
        note: report.note,
        items: items
            .map(|(item, since)| item_shape(item, since.map(|at| book.stamp(&at))))
            .collect(),
    }
}

fn item_shape(item: Item, since: Option<Stamp>) -> DriftItem {
    DriftItem {
        kind: word(&item.kind),
        component: item.component,
        expected: item.expected,
        found: item.found,
        note: item.note,
        ignored: item.ignored,
        since,
    }
}

/// The word that stands for a value where it is stored or sent.
pub(super) fn word<T: Serialize>(value: &T) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().unwrap_or("unknown").to_owned()
}
